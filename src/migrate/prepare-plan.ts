import { crc32 } from 'node:zlib';
import type { Entry } from '../model/entry.ts';
import type { Media } from '../model/library.ts';
import type { Plan } from '../model/plan.ts';
import type { EntryReader, SourceSet } from '../model/source.ts';
import { kindOf } from '../immich/media-types.ts';
import type { FileFacts } from '../metadata/file-facts.ts';
import { noFacts } from '../metadata/file-facts.ts';
import { readFileFacts } from '../metadata/read-file-facts.ts';
import { serverFileName } from '../metadata/server-file-name.ts';
import { SourceError } from '../lib/errors.ts';
import { assessExports } from '../plan/assess-exports.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { nameOnServer } from '../plan/name-on-server.ts';
import type { PlanHints } from '../plan/plan-hints.ts';
import type { PlanOptions } from '../plan/plan-options.ts';
import { readLibrary } from '../takeout/read-library.ts';
import { takenAtWithoutSidecar } from './taken-at-without-sidecar.ts';
import { usualMediaTypes } from './usual-media-types.ts';

/**
 * Reads an export and makes its plan: directories, sidecars, and the heads of those few media files about which
 * names and sidecars do not say enough. No media file is read as a whole, but those of a folder that may be
 * copies of each other.
 *
 * @param supports whether the server takes files of a name; without a server, what all supported versions take
 */
export async function preparePlan(input: {
  readonly sources: SourceSet;
  readonly options: PlanOptions;
  readonly timeZone: string | undefined;
  readonly supports?: (fileName: string) => boolean;
  /** As in {@link PlanHints}. */
  readonly broughtByOwner?: PlanHints['broughtByOwner'] | undefined;
  readonly signal?: AbortSignal;
}): Promise<Plan> {
  const { sources, options, timeZone, broughtByOwner, signal } = input;
  const library = await readLibrary(
    { sources: sources.sources, entries: sources.entries, reader: sources },
    { ...(signal && { signal }) },
  );
  const supports = input.supports ?? ((fileName) => kindOf(fileName, usualMediaTypes) !== undefined);
  const facts = await readNeededFacts(library.media, sources, supports, signal);
  const crcs = await readNeededCrcs(library.media, sources, signal);
  return buildPlan({
    sources: sources.sources,
    library: {
      ...library,
      problems: [...sources.problems, ...assessExports(library, sources.sources), ...library.problems],
    },
    options,
    hints: {
      crcOf: (entry) => entry.crc32 ?? crcs.get(entry),
      takenAtOf: (media) => takenAtWithoutSidecar(media, facts.get(media) ?? noFacts, timeZone),
      embedsVideo: (still) => facts.get(still)?.embeddedVideo !== undefined,
      properName: (media, name) => serverFileName(name, sniffedType(media, facts)),
      supports,
      ...(broughtByOwner && { broughtByOwner }),
    },
  });
}

/** Motion videos carry names that no server takes, and are MP4 whatever their name says. */
function sniffedType(media: Media, facts: ReadonlyMap<Media, FileFacts>): FileFacts['type'] {
  return facts.get(media)?.type ?? (media.relation?.kind === 'motion-video' ? 'mp4' : undefined);
}

const headBytes = 128 * 1024;

async function readNeededFacts(
  media: readonly Media[],
  reader: EntryReader,
  supports: (fileName: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<Map<Media, FileFacts>> {
  const needed = new Set<Media>();
  for (const item of media) {
    if (item.relation?.kind === 'motion-video') needed.add(item.relation.of);
    else if (!hasKnownInstant(item) || !supports(nameOnServer(item))) needed.add(item);
  }
  const facts = new Map<Media, FileFacts>();
  for (const item of needed) {
    signal?.throwIfAborted();
    const head = await readableHead(item.entry, reader);
    if (head !== undefined) facts.set(item, readFileFacts(head, { totalSize: item.entry.size }));
  }
  return facts;
}

/** Google writes 0 when it does not know. */
function hasKnownInstant({ sidecar }: Media): boolean {
  const seconds = sidecar?.sidecar.takenAtSeconds;
  return seconds !== undefined && seconds !== 0;
}

/** A damaged entry is reported when its turn comes, not here. */
async function readableHead(entry: Entry, reader: EntryReader): Promise<Buffer | undefined> {
  try {
    return await reader.readHead(entry, headBytes);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** Folders list no CRC: computed for files of equal size, the only ones that may be copies. */
async function readNeededCrcs(
  media: readonly Media[],
  reader: EntryReader,
  signal: AbortSignal | undefined,
): Promise<Map<Entry, number>> {
  const sizes = new Map<number, number>();
  for (const { entry } of media) sizes.set(entry.size, (sizes.get(entry.size) ?? 0) + 1);
  const crcs = new Map<Entry, number>();
  for (const { entry } of media) {
    if (entry.crc32 !== undefined || entry.size === 0 || sizes.get(entry.size) === 1) continue;
    signal?.throwIfAborted();
    const crc = await crcOfEntry(entry, reader);
    if (crc !== undefined) crcs.set(entry, crc);
  }
  return crcs;
}

async function crcOfEntry(entry: Entry, reader: EntryReader): Promise<number | undefined> {
  try {
    let crc = 0;
    for await (const chunk of reader.open(entry)) crc = crc32(chunk, crc);
    return crc;
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
