import { SourceError } from '../lib/errors.ts';
import type { AssetDescription, AssetDescriptionInput } from '../metadata/describe-asset.ts';
import { describeAsset } from '../metadata/describe-asset.ts';
import type { FileFacts } from '../metadata/file-facts.ts';
import { readFileFacts } from '../metadata/read-file-facts.ts';
import type { ServerVersion } from '../metadata/server-offsets.ts';
import { serverAcceptsOffset, serverLocalisesUtc } from '../metadata/server-offsets.ts';
import type { CaptureTime } from '../model/capture-time.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';
import type { EntryReader } from '../model/source.ts';
import { machineZone } from './machine-zone.ts';
import { NeighbourZones } from './neighbour-zones.ts';
import type { MediaDescriber } from './run-context.ts';

/** More photos than this on one second were not taken then: Google guessed. */
const guessedFrom = 60;
const headBytes = 256 * 1024;

/**
 * Decides what is true about each asset when its bytes are at hand: plan, head of the file, and where these
 * leave the zone open, its original and its neighbours.
 */
export function createDescriber(input: {
  readonly plan: Plan;
  readonly reader: EntryReader;
  readonly timeZone: string | undefined;
  readonly serverVersion: ServerVersion;
  /** A sidecar for each, also where the file says everything itself. */
  readonly neverSilent?: boolean;
}): MediaDescriber {
  const { plan, reader, timeZone, serverVersion, neverSilent = false } = input;
  // A run that finds everything on the server describes nothing.
  let guessed: ReadonlySet<number> | undefined;
  const originals = originalsIn(plan);
  const known = new Map<PlannedMedia, FileFacts>();
  const zone = machineZone();
  const acceptsOffset = (minutes: number): boolean => serverAcceptsOffset(serverVersion, minutes);
  const localisesUtc = serverLocalisesUtc(serverVersion);

  const factsOf = async (item: PlannedMedia): Promise<FileFacts | undefined> => {
    const facts = known.get(item) ?? (await readFacts(item, reader));
    if (facts !== undefined && originals.has(item)) known.set(item, facts);
    return facts;
  };
  const neighbours = new NeighbourZones(plan, factsOf);

  const decide = async (item: PlannedMedia, facts: FileFacts | undefined): Promise<AssetDescription> => {
    const original = needsOriginal(item, facts) ? await originalTime(item) : undefined;
    const { description, tags } = wordsFor(item);
    const base: AssetDescriptionInput = {
      description,
      tags,
      kind: item.media.kind,
      fileName: item.fileName,
      sidecarSeconds: sidecarSeconds(item),
      sidecarIsGuess: (guessed ??= guessedSeconds(plan)).has(sidecarSeconds(item) ?? Number.NaN),
      place: item.place,
      facts,
      folderYear: item.media.folder.year,
      original,
      timeZone,
      machineZone: zone,
      nowMs: Date.now(),
      neverSilent,
      acceptsOffset,
      localisesUtc,
    };
    const alone = describeAsset(base);
    if (!isAssumed(alone.captureTime)) return alone;
    const near = await neighbours.near(item);
    return near.length === 0 ? alone : describeAsset({ ...base, neighbours: near });
  };

  const originalTime = async (item: PlannedMedia): Promise<CaptureTime | undefined> => {
    if (item.of === undefined || item.of === item) return undefined;
    return (await decide(item.of, await factsOf(item.of))).captureTime;
  };

  return {
    describe: (item, facts) => {
      if (originals.has(item)) known.set(item, facts);
      return decide(item, facts);
    },
    factsOf,
  };
}

/** Files without a date of their own take over the decision of what they belong to. */
function needsOriginal(item: PlannedMedia, facts: FileFacts | undefined): boolean {
  return item.of !== undefined && item.media.relation !== undefined && facts?.date === undefined;
}

/** The hidden half of a live photo needs its time and place; the words stand on the still. */
function wordsFor(item: PlannedMedia): Pick<AssetDescriptionInput, 'description' | 'tags'> {
  if (item.action === 'live-video' || item.action === 'embedded-video')
    return { description: undefined, tags: [] };
  return { description: item.description === '' ? undefined : item.description, tags: item.tags };
}

function isAssumed({ zoneSource }: CaptureTime): boolean {
  return zoneSource === 'option' || zoneSource === 'machine' || zoneSource === 'none';
}

function sidecarSeconds(item: PlannedMedia): number | undefined {
  return item.takenAtFrom === 'sidecar' && item.takenAtMs !== undefined ? item.takenAtMs / 1000 : undefined;
}

/** What others belong to. */
function originalsIn(plan: Plan): ReadonlySet<PlannedMedia> {
  const originals = new Set<PlannedMedia>();
  for (const { of } of plan.media) if (of !== undefined) originals.add(of);
  return originals;
}

function guessedSeconds(plan: Plan): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const item of plan.media) {
    const seconds = item.action === 'upload' ? sidecarSeconds(item) : undefined;
    if (seconds !== undefined) counts.set(seconds, (counts.get(seconds) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > guessedFrom).map(([seconds]) => seconds));
}

/** A damaged file is reported in its own turn. */
async function readFacts(item: PlannedMedia, reader: EntryReader): Promise<FileFacts | undefined> {
  try {
    const { entry } = item.media;
    return readFileFacts(await reader.readHead(entry, headBytes), { totalSize: entry.size });
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
