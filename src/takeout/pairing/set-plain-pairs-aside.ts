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
  const pairs: PlainPair<M, S>[] = [];
  const aside = new Set<M | S>();
  for (const [name, family] of groupByFamily(media, sidecars)) {
    const pair = toPlainPair(name, family);
    if (pair === undefined) continue;
    pairs.push(pair);
    aside.add(pair.media).add(pair.sidecar);
  }
  return {
    pairs,
    media: media.filter((file) => !aside.has(file)),
    sidecars: sidecars.filter((document) => !aside.has(document)),
  };
}

/** How many files have one family name, and the last of each kind: a pair needs no list. */
interface Family<M, S> {
  fileCount: number;
  media: M | undefined;
  sidecar: S | undefined;
}

function groupByFamily<M extends Pick<MediaFile, 'entry'>, S extends SidecarDocument>(
  media: readonly M[],
  sidecars: readonly S[],
): ReadonlyMap<string, Family<M, S>> {
  const families = new Map<string, Family<M, S>>();
  const join = (fileName: string): Family<M, S> => {
    const name = nameFamily(fileName);
    const family = families.get(name) ?? { fileCount: 0, media: undefined, sidecar: undefined };
    if (family.fileCount === 0) families.set(name, family);
    family.fileCount += 1;
    return family;
  };
  for (const file of media) join(file.entry.name).media = file;
  for (const document of sidecars) join(document.entry.name).sidecar = document;
  return families;
}

function toPlainPair<M extends Pick<MediaFile, 'entry'>, S extends SidecarDocument>(
  familyName: string,
  { fileCount, media, sidecar }: Family<M, S>,
): PlainPair<M, S> | undefined {
  if (fileCount !== 2 || media === undefined || sidecar === undefined) return undefined;
  const { name } = media.entry;
  const { title } = sidecar.sidecar;
  if (!plainName.test(name) || name.length > coreLength) return undefined;
  // By a title of another family, it takes part in the collisions there.
  if (title !== name && title !== '' && nameFamily(title) !== familyName) return undefined;
  const rule = findLiteralRule(name, sidecar.entry.name);
  return rule && { media, sidecar, rule };
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
