import type { FileFacts } from '../../metadata/file-facts.ts';
import type { Sha1 } from '../../model/destination.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { PlannedMedia } from '../../model/plan.ts';
import type { AssetUnit } from '../asset-units.ts';
import type { HashedMedia } from '../hash-media.ts';
import { hashMedia, isKnownEmbedded } from '../hash-media.ts';
import type { RunContext } from '../run-context.ts';
import { rememberHash } from '../settle-media.ts';
import type { ExpectedFacts } from './expected-facts.ts';
import { expectedFacts } from './expected-facts.ts';

/** One media entry as the archives have it. */
export interface ExaminedFile {
  readonly item: PlannedMedia;
  /** Undefined when it cannot be read; `failure` says why. */
  readonly sha1: Sha1 | undefined;
  readonly failure: Outcome | undefined;
  /** `copy`: the very bytes of another entry; a copy that turned out to differ is a `main` of its own. */
  readonly role: 'main' | 'live-video' | 'embedded' | 'copy';
  /** Of a main file, unless only presence was asked for. */
  readonly facts: ExpectedFacts | undefined;
  /** Videos of which one should be linked to this still. */
  readonly videos: readonly PlannedMedia[];
}

/** Reads what belongs together and says what should become of it, by the rules by which it is uploaded. */
export async function examineUnit(
  unit: AssetUnit,
  context: RunContext,
  { presenceOnly }: { readonly presenceOnly: boolean },
): Promise<ExaminedFile[]> {
  const { main } = unit;
  const trailerSizes = unit.videos.map((video) => video.media.entry.size);
  const hashed = await hashMedia(main, context, { trailerSizes, wanted: presenceOnly ? 'no' : 'yes' });
  hashed?.opened?.forget();
  const isFactual = hashed !== undefined && !presenceOnly;
  const fileFacts =
    hashed?.opened?.facts ??
    (isFactual || unit.videos.length > 0 ? await context.describer.factsOf(main) : undefined);
  const videos = await examineVideos(unit, hashed, fileFacts, context);
  const facts =
    isFactual && fileFacts !== undefined
      ? expectedFacts(main, await context.describer.describe(main, fileFacts))
      : undefined;
  const embedsVideo =
    fileFacts?.embeddedVideo !== undefined || unit.videos.some(({ action }) => action === 'embedded-video');
  const linkable = embedsVideo ? [] : videos.filter(({ role }) => role === 'live-video');
  const originals: ExaminedFile[] = [
    { ...plainFile(main, hashed, 'main', context), facts, videos: linkable.map(({ item }) => item) },
    ...videos,
  ];
  return [...originals, ...(await examineCopies(unit, originals, context))];
}

async function examineVideos(
  unit: AssetUnit,
  main: HashedMedia | undefined,
  facts: FileFacts | undefined,
  context: RunContext,
): Promise<ExaminedFile[]> {
  const examined: ExaminedFile[] = [];
  for (const video of unit.videos) {
    const hashed = await hashMedia(video, context);
    hashed?.opened?.forget();
    const mayBeEmbedded = video.action === 'embedded-video' || facts?.embeddedVideo !== undefined;
    const embedded =
      mayBeEmbedded &&
      hashed !== undefined &&
      (await isEmbedded(video, hashed.sha1, unit.main, main, context));
    examined.push(plainFile(video, hashed, embedded ? 'embedded' : 'live-video', context));
  }
  return examined;
}

async function isEmbedded(
  video: PlannedMedia,
  sha1: Sha1,
  main: PlannedMedia,
  hashed: HashedMedia | undefined,
  context: RunContext,
): Promise<boolean> {
  if (hashed === undefined) return false;
  if (isKnownEmbedded(video, context)) return true;
  const { size } = video.media.entry;
  const again =
    hashed.opened ?? (await hashMedia(main, context, { trailerSizes: [size], reread: true }))?.opened;
  again?.forget();
  const embedded = again?.digest()?.trailers.get(size) === sha1;
  if (embedded) rememberHash(video, sha1, context, true);
  return embedded;
}

async function examineCopies(
  { copies }: AssetUnit,
  originals: readonly ExaminedFile[],
  context: RunContext,
): Promise<ExaminedFile[]> {
  const examined: ExaminedFile[] = [];
  for (const { item, sha1 } of originals) {
    for (const copy of copies.get(item) ?? []) {
      const hashed = await hashMedia(copy, context, { wanted: 'no' });
      hashed?.opened?.forget();
      const isCopy = hashed === undefined || hashed.sha1 === sha1;
      examined.push(plainFile(copy, hashed, isCopy ? 'copy' : 'main', context));
    }
  }
  return examined;
}

function plainFile(
  item: PlannedMedia,
  hashed: HashedMedia | undefined,
  role: ExaminedFile['role'],
  context: RunContext,
): ExaminedFile {
  const failure = hashed === undefined ? context.ledger.of(item) : undefined;
  return { item, sha1: hashed?.sha1, failure, role, facts: undefined, videos: [] };
}
