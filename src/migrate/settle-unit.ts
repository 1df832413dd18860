import { say } from '../lib/say.ts';
import type { PlannedMedia } from '../model/plan.ts';
import type { AssetUnit } from './asset-units.ts';
import type { CheckedUnit } from './hash-ahead.ts';
import { hashMedia, isKnownEmbedded, rememberedHash } from './hash-media.ts';
import type { OpenMedia } from './open-media.ts';
import type { RunContext } from './run-context.ts';
import { rememberHash, settleMedia } from './settle-media.ts';

/**
 * Brings a photo, its videos and all copies of them to their outcomes. The video of a live photo goes first, so
 * that the still can carry its id; but never to a still that embeds a video of its own: the server would delete
 * the linked one.
 */
export async function settleUnit(
  unit: AssetUnit,
  context: RunContext,
  checked: CheckedUnit = new Map(),
): Promise<void> {
  const { main } = unit;
  const linkable = await linkableVideos(unit, context, checked);
  if (isHeldBack(main, context, checked)) {
    for (const video of linkable) holdBack(video, context, checked);
  }
  for (const video of linkable) {
    if (context.ledger.of(video) === undefined)
      await settleMedia(video, context, { checked: checked.get(video) });
  }
  const videoId = linkable
    .map((video) => context.ledger.assetIdOf(video))
    .find((assetId) => assetId !== undefined);
  const trailerSizes = unit.videos.map((video) => video.media.entry.size);
  const opened =
    context.ledger.of(main) === undefined
      ? await settleMedia(main, context, {
          checked: checked.get(main),
          livePhotoVideoId: videoId,
          trailerSizes,
        })
      : undefined;
  for (const video of unit.videos)
    if (context.ledger.of(video) === undefined) await settleEmbedded(video, main, opened, context);
  for (const [kept, copies] of unit.copies) for (const copy of copies) await settleCopy(copy, kept, context);
}

async function linkableVideos(
  unit: AssetUnit,
  context: RunContext,
  checked: CheckedUnit,
): Promise<readonly PlannedMedia[]> {
  const live = unit.videos.filter(
    (video) => video.action === 'live-video' && !isKnownEmbedded(video, context),
  );
  if (live.length === 0 || wereLinked(unit.main, live, context, checked)) return live;
  return (await embedsVideo(unit, context, checked)) ? [] : live;
}

/** An earlier run looked at the still and linked them: there is no need to look again. */
function wereLinked(
  main: PlannedMedia,
  live: readonly PlannedMedia[],
  context: RunContext,
  checked: CheckedUnit,
): boolean {
  const idOf = (item: PlannedMedia): string | undefined => {
    const presence = checked.get(item)?.presence;
    return presence?.present === true ? presence.assetId : undefined;
  };
  const stillId = idOf(main);
  const videoId = stillId === undefined ? undefined : context.journal.state.links.get(stillId);
  return videoId !== undefined && live.some((video) => idOf(video) === videoId);
}

async function embedsVideo(unit: AssetUnit, context: RunContext, checked: CheckedUnit): Promise<boolean> {
  const { main } = unit;
  const known = checked.get(main)?.opened?.facts;
  if (known !== undefined) return known.embeddedVideo !== undefined;
  if (unit.videos.some((video) => video.action === 'embedded-video')) return true;
  const facts = await context.describer.factsOf(main);
  return facts?.embeddedVideo !== undefined;
}

/** A still that stays in the server's trash keeps its video from coming back alone. */
function isHeldBack(main: PlannedMedia, context: RunContext, checked: CheckedUnit): boolean {
  const presence = checked.get(main)?.presence;
  return presence?.present === true && presence.trashed && !context.options.restoreTrashed && !main.trashed;
}

function holdBack(video: PlannedMedia, context: RunContext, checked: CheckedUnit): void {
  if (checked.get(video)?.presence.present === true) return;
  context.ledger.settle(video, 'in-server-trash', {
    message: say`its photo lies in the server's trash`,
  });
}

/**
 * The separate video of a motion photo is left out when the still holds the very same bytes at its end.
 * Otherwise it is uploaded by itself, unlinked: nothing is lost, and the server deletes nothing.
 */
async function settleEmbedded(
  video: PlannedMedia,
  main: PlannedMedia,
  opened: OpenMedia | undefined,
  context: RunContext,
): Promise<void> {
  const mainOutcome = context.ledger.of(main);
  if (mainOutcome === undefined || context.signal.aborted) return;
  const { entry } = video.media;
  const remembered = rememberedHash(video, context);
  if (remembered?.embeds === true && mainOutcome.assetId !== undefined) {
    context.ledger.settle(video, 'embedded-video', {
      checksum: remembered.sha1,
      assetId: mainOutcome.assetId,
    });
    return;
  }
  const hashed = await hashMedia(video, context);
  if (hashed === undefined) return;
  if (mainOutcome.assetId !== undefined) {
    const trailer = await trailerOf(main, opened, entry.size, context);
    if (trailer === hashed.sha1) {
      rememberHash(video, hashed.sha1, context, true);
      context.ledger.settle(video, 'embedded-video', {
        checksum: hashed.sha1,
        assetId: mainOutcome.assetId,
      });
      hashed.opened?.forget();
      return;
    }
    context.onEvent({
      kind: 'warning',
      code: 'embedded-video-differs',
      message: say`${main.fileName} holds a video of its own that differs from ${video.fileName}: both are kept, the latter as a video by itself`,
    });
  }
  await settleMedia(video, context, { hashed });
}

async function trailerOf(
  main: PlannedMedia,
  opened: OpenMedia | undefined,
  size: number,
  context: RunContext,
): Promise<string | undefined> {
  const known = opened?.digest()?.trailers.get(size);
  if (known !== undefined) return known;
  const hashed = await hashMedia(main, context, { trailerSizes: [size], reread: true });
  hashed?.opened?.forget();
  return hashed?.opened?.digest()?.trailers.get(size);
}

/** A copy by CRC and size is one only when its SHA-1 says so; and it steps in where the kept copy is damaged. */
async function settleCopy(copy: PlannedMedia, kept: PlannedMedia, context: RunContext): Promise<void> {
  const keptOutcome = context.ledger.of(kept);
  if (keptOutcome === undefined || context.signal.aborted) return;
  const hashed = await hashMedia(copy, context, { wanted: 'no' });
  if (hashed === undefined) return;
  const uploaded = context.uploaded.get(hashed.sha1);
  const same = keptOutcome.checksum === hashed.sha1 ? kept : uploaded;
  if (same !== undefined) {
    hashed.opened?.forget();
    const assetId = context.ledger.assetIdOf(same);
    context.ledger.settle(copy, 'export-duplicate', {
      checksum: hashed.sha1,
      ...(assetId !== undefined && { assetId }),
    });
    return;
  }
  await settleMedia(copy, context, { hashed });
}
