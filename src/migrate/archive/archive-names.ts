import { datedFolder, lockedFolder, trashFolder } from '../../archive/layout.ts';
import { foldName, numberedName, safeFileName, splitExtension } from '../../archive/safe-file-name.ts';
import type { AssetDescription } from '../../metadata/describe-asset.ts';
import type { FileFacts } from '../../metadata/file-facts.ts';
import { noFacts } from '../../metadata/file-facts.ts';
import { serverFileName } from '../../metadata/server-file-name.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
import { createMediaOrder } from '../../plan/compare-media.ts';
import type { AssetUnit } from '../asset-units.ts';
import { groupIntoUnits } from '../asset-units.ts';
import type { MediaDescriber, NameChooser } from '../run-context.ts';

type Names = ReadonlyMap<PlannedMedia, string>;

/**
 * Says under which path each file belongs into an archive folder: by the local day on which it was taken, a live
 * photo with its video under one stem, and files of one name told apart by counters. Before the first of several
 * that might share a name gets one, the heads of all of them are looked at: so the names depend on the export
 * alone, not on the order in which it is read or on where an earlier run stopped.
 */
export function createArchiveNames(plan: Plan, describer: MediaDescriber): NameChooser {
  const units = groupIntoUnits(plan);
  const unitOf = new Map(units.flatMap((unit) => [unit.main, ...unit.videos].map((item) => [item, unit])));
  const rivals = groupBy(units, rivalryOf);
  const named = new Map<string, Promise<Names>>();
  const byAge = createAgeOrder(plan);

  return async (item, facts, description) => {
    // A copy steps in where the file that was chosen is damaged, and takes its name.
    const chosen = item.action === 'export-duplicate' ? (item.of ?? item) : item;
    const unit = unitOf.get(chosen);
    const group = unit === undefined ? [] : (rivals.get(rivalryOf(unit)) ?? []);
    if (unit === undefined || (group.length === 1 && unit.videos.length === 0))
      return `${folderOf(chosen, description)}/${safeName(item, facts)}`;
    const key = rivalryOf(unit);
    const names = named.get(key) ?? nameRivals(group.toSorted(byAge), describer);
    named.set(key, names);
    const name = (await names).get(chosen);
    if (name === undefined) throw new Error(`${item.fileName} was not named with its rivals`);
    return name;
  };
}

/**
 * Units that could come to share a name in some folder have the same rivalry: all that stands before the first
 * dot, without counters, since bytes may change an extension and counters may meet names that look alike.
 */
function rivalryOf({ main }: AssetUnit): string {
  const [start = ''] = safeFileName(main.fileName).split('.');
  return foldName(start.replace(/(?:~\d+)?(?:\s*\(\d+\))*$/u, ''));
}

/** The oldest keeps its plain name. */
function createAgeOrder(plan: Plan): (a: AssetUnit, b: AssetUnit) => number {
  const byPlace = createMediaOrder(plan.sources);
  const age = ({ main }: AssetUnit): number => main.takenAtMs ?? Number.MAX_VALUE;
  return (a, b) => age(a) - age(b) || byPlace(a.main.media, b.main.media);
}

async function nameRivals(units: readonly AssetUnit[], describer: MediaDescriber): Promise<Names> {
  const names = new Map<PlannedMedia, string>();
  const taken = new Set<string>();
  for (const unit of units) {
    const plain = await plainNames(unit, describer);
    for (let number = 0; ; number += 1) {
      const paths = plain.map(({ folder, name }) => `${folder}/${numberedName(name, number)}`);
      if (paths.some((path) => taken.has(foldName(path)))) continue;
      for (const [index, path] of paths.entries()) {
        taken.add(foldName(path));
        names.set((plain[index] ?? { item: unit.main }).item, path);
      }
      break;
    }
  }
  return names;
}

interface PlainName {
  readonly item: PlannedMedia;
  readonly folder: string;
  readonly name: string;
}

/** A photo and what belongs to it: in one folder, and a video that moves it under its stem. */
async function plainNames({ main, videos }: AssetUnit, describer: MediaDescriber): Promise<PlainName[]> {
  const facts = await factsOf(main, describer);
  const folder = folderOf(main, await describer.describe(main, facts));
  const name = safeName(main, facts);
  const plain: PlainName[] = [{ item: main, folder, name }];
  for (const item of videos) {
    const own = safeName(item, await factsOf(item, describer));
    const { stem } = splitExtension(name);
    const wanted = item.action === 'live-video' ? stem + splitExtension(own).extension : own;
    plain.push({ item, folder, name: unlike(wanted, plain) });
  }
  return plain;
}

function unlike(name: string, others: readonly PlainName[]): string {
  const used = new Set(others.map((other) => foldName(other.name)));
  for (let number = 0; ; number += 1) {
    const candidate = numberedName(name, number);
    if (!used.has(foldName(candidate))) return candidate;
  }
}

/** A damaged file is reported in its own turn; until then its name says enough. */
async function factsOf(item: PlannedMedia, describer: MediaDescriber): Promise<FileFacts> {
  return (await describer.factsOf(item)) ?? noFacts;
}

function safeName(item: PlannedMedia, facts: FileFacts): string {
  return safeFileName(serverFileName(item.fileName, facts.type));
}

function folderOf({ trashed, visibility }: PlannedMedia, { captureTime }: AssetDescription): string {
  const { instantMs, offsetMinutes = 0 } = captureTime;
  const dated = datedFolder(instantMs === undefined ? undefined : instantMs + offsetMinutes * 60_000);
  if (trashed) return `${trashFolder}/${dated}`;
  return visibility === 'locked' ? `${lockedFolder}/${dated}` : dated;
}
