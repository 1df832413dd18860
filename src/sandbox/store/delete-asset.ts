import type { Backend } from './backend.ts';
import { unindexChecksum } from './find-checksum.ts';
import type { Asset, Stack, State } from './state.ts';

/** Removes an asset for good: row, original, memberships, and the motion part only it uses. */
export async function deleteAsset(backend: Backend, asset: Asset): Promise<void> {
  const { state } = backend;
  state.assets.delete(asset.id);
  unindexChecksum(state, asset);
  for (const album of state.albums.values()) {
    album.assetIds.delete(asset.id);
    if (album.thumbnailAssetId === asset.id) album.thumbnailAssetId = [...album.assetIds][0];
  }
  for (const stack of state.stacks.values()) leaveStack(state, stack, asset.id);
  const owner = state.users.get(asset.ownerId);
  if (owner !== undefined) owner.quotaUsageBytes -= asset.sizeBytes;
  await backend.originals.remove(asset.id);
  const motion = asset.livePhotoVideoId === undefined ? undefined : state.assets.get(asset.livePhotoVideoId);
  if (motion !== undefined && !isLinked(state, motion.id)) await deleteAsset(backend, motion);
}

/** Whether any still points to this video. */
function isLinked(state: State, videoId: string): boolean {
  return [...state.assets.values()].some((asset) => asset.livePhotoVideoId === videoId);
}

/** A stack without its primary gets the next one; a stack of one is no stack. */
export function leaveStack(state: State, stack: Stack, assetId: string): void {
  if (!stack.assetIds.delete(assetId)) return;
  const [next] = stack.assetIds;
  if (stack.assetIds.size < 2 || next === undefined) state.stacks.delete(stack.id);
  else if (stack.primaryAssetId === assetId) stack.primaryAssetId = next;
}
