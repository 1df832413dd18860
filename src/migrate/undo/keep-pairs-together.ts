import type { ServerAsset } from '../../immich/server-asset.ts';
import { say } from '../../lib/say.ts';
import { withRetry } from '../with-retry.ts';
import type { CreatedAsset } from './run-assets.ts';
import type { UndoContext } from './undo-context.ts';
import type { KeptAsset, UndoPlan } from './undo-plan.ts';

/**
 * A photo never loses its moving half: both halves of a live photo go, or both stay. A video that the run linked
 * to a photo which was there before goes, after the two were taken apart.
 *
 * @param free what nothing else speaks for keeping
 * @param hasLocked some photo of the run is in the locked folder, and may have its moving half outside
 */
export async function keepPairsTogether(
  free: readonly CreatedAsset[],
  details: ReadonlyMap<string, ServerAsset>,
  hasLocked: boolean,
  context: UndoContext,
): Promise<{ kept: KeptAsset[]; links: UndoPlan['links'] }> {
  const freeIds = new Set(free.map(({ assetId }) => assetId));
  const stillOf = new Map<string, string>();
  for (const { id, livePhotoVideoId } of details.values())
    if (livePhotoVideoId !== undefined) stillOf.set(livePhotoVideoId, id);
  const hidden = free.filter(
    ({ assetId }) => details.get(assetId)?.visibility === 'hidden' && !stillOf.has(assetId),
  );
  if (hidden.length > 0) await findStills(hidden, stillOf, context);

  const kept: KeptAsset[] = [];
  const links: { stillId: string; videoId: string }[] = [];
  for (const { assetId, sha1, name } of free) {
    const stillId = stillOf.get(assetId);
    if (hasLocked && stillId === undefined && details.get(assetId)?.visibility === 'hidden') {
      const message = say`its photo may be one in the locked folder`;
      kept.push({ assetId, sha1, name, reason: 'belongs-together', message });
      continue;
    }
    const videoId = details.get(assetId)?.livePhotoVideoId;
    if (stillId !== undefined && !freeIds.has(stillId)) {
      // A photo of the run's own stays because of somebody who likes it as it is: moving.
      const wasThereBefore = !details.has(stillId);
      if (wasThereBefore && isLinkedByRun(stillId, assetId, context))
        links.push({ stillId, videoId: assetId });
      else {
        const message = say`it is the moving half of a photo that stays`;
        kept.push({ assetId, sha1, name, reason: 'belongs-together', message });
      }
    } else if (videoId !== undefined && isOwnAndKept(videoId, freeIds, details)) {
      const message = say`its moving half stays`;
      kept.push({ assetId, sha1, name, reason: 'belongs-together', message });
    }
  }
  return { kept, links };
}

/** Stills outside the run: looked for in the whole library, but only when some video lacks its photo. */
async function findStills(
  hidden: readonly CreatedAsset[],
  stillOf: Map<string, string>,
  { server, retry }: UndoContext,
): Promise<void> {
  const wanted = new Set(hidden.map(({ assetId }) => assetId));
  await withRetry(say`search`, retry, async () => {
    // A photo in the trash holds its video no longer.
    for await (const { id, livePhotoVideoId } of server.searchAssets({}, retry.signal))
      if (livePhotoVideoId !== undefined && wanted.has(livePhotoVideoId)) stillOf.set(livePhotoVideoId, id);
  });
}

function isLinkedByRun(stillId: string, videoId: string, { records }: UndoContext): boolean {
  return records.effects.some(
    (effect) => effect.kind === 'link' && effect.stillId === stillId && effect.videoId === videoId,
  );
}

function isOwnAndKept(
  videoId: string,
  freeIds: ReadonlySet<string>,
  details: ReadonlyMap<string, ServerAsset>,
): boolean {
  return details.has(videoId) && !freeIds.has(videoId);
}
