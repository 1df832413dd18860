import type { MediaFile, SidecarDocument } from './bench.ts';
import { coreLength } from './name-core.ts';
import { nameFamily } from './name-family.ts';
import { sidecarBaseLimit } from './name-limits.ts';
import type { RuleId } from './rules.ts';
import { wholeSuffix } from './sidecar-name.ts';

/** The files of one folder: what explains itself, and what has to be thought about. */
export interface PartedFolder<M, S> {
  readonly pairs: readonly PlainPair<M, S>[];
  /** All other media, and all other sidecars, in the order of the folder. */
  readonly media: readonly M[];
  readonly sidecars: readonly S[];
}

/** A media file and the sidecar that is literally its, and can be nobody else's. */
interface PlainPair<M, S> {
  readonly media: M;
  readonly sidecar: S;
  readonly rule: RuleId;
}

/**
 * Takes out of a folder what it mostly consists of: a photo and the sidecar of its very name, where no other file is
 * called anything like it. The rules come to the same for each of these pairs, and to the same for all other files
 * without them, but take many times as long.
 */
export function setPlainPairsAside<M extends Pick<MediaFile, 'entry'>, S extends SidecarDocument>(
  media: readonly M[],
  sidecars: readonly S[],
): PartedFolder<M, S> {
  const families = new Map<string, Family<M, S>>();
  const ofMedia = media.map((file) => joinFamily(families, file.entry.name, file, undefined));
  const ofSidecars = sidecars.map((file) => joinFamily(families, file.entry.name, undefined, file));
  const pairs: PlainPair<M, S>[] = [];
  for (const [name, family] of families) {
    family.rule = findPlainRule(name, family);
    if (isPlainPair(family)) pairs.push(family);
  }
  return {
    pairs,
    media: media.filter((_, i) => ofMedia[i]?.rule === undefined),
    sidecars: sidecars.filter((_, i) => ofSidecars[i]?.rule === undefined),
  };
}

/** How many files have one family name, and the last of each kind: nearly always a pair, which needs no more. */
interface Family<M, S> {
  fileCount: number;
  media: M | undefined;
  sidecar: S | undefined;
  /** Once it is known that these two are a plain pair. */
  rule: RuleId | undefined;
}

function joinFamily<M, S>(
  families: Map<string, Family<M, S>>,
  fileName: string,
  media: M | undefined,
  sidecar: S | undefined,
): Family<M, S> {
  const name = nameFamily(fileName);
  const family = families.get(name);
  if (family === undefined) {
    const first = { fileCount: 1, media, sidecar, rule: undefined };
    families.set(name, first);
    return first;
  }
  family.fileCount += 1;
  family.media = media ?? family.media;
  family.sidecar = sidecar ?? family.sidecar;
  return family;
}

function isPlainPair<M, S>(family: Family<M, S>): family is Family<M, S> & PlainPair<M, S> {
  return family.rule !== undefined;
}

function findPlainRule<M extends Pick<MediaFile, 'entry'>, S extends SidecarDocument>(
  familyName: string,
  { fileCount, media, sidecar }: Family<M, S>,
): RuleId | undefined {
  if (fileCount !== 2 || media === undefined || sidecar === undefined) return undefined;
  const { name } = media.entry;
  const { title } = sidecar.sidecar;
  if (!plainName.test(name) || name.length > coreLength) return undefined;
  // By a title of another family, it takes part in the collisions there.
  if (title !== name && title !== '' && nameFamily(title) !== familyName) return undefined;
  return findLiteralRule(name, sidecar.entry.name);
}

/** Nothing that tools spell differently, and no counter. */
const plainName = /^[\w .~+-]+$/u;

/** The rule by which the two names agree to the letter. */
function findLiteralRule(mediaName: string, sidecarName: string): RuleId | undefined {
  if (!sidecarName.startsWith(mediaName) || !sidecarName.endsWith('.json')) return undefined;
  const base = sidecarName.slice(0, -'.json'.length);
  const suffix = base.slice(mediaName.length);
  if (suffix === '') return 'legacy';
  if (suffix === wholeSuffix) return 'supplemental';
  return base.length === sidecarBaseLimit && wholeSuffix.startsWith(suffix) ? 'supplemental-cut' : undefined;
}
