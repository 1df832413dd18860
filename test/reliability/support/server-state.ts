import type { AssetSnapshot, Snapshot } from '../../../src/sandbox/snapshot.ts';

/**
 * Everything a user has on the sandbox, with the ids that differ between runs put away: two servers hold the
 * same when these are equal. Checksums stand for assets; lists that have no order are sorted.
 */
export interface ServerState {
  readonly assets: readonly Record<string, unknown>[];
  readonly albums: readonly Record<string, unknown>[];
  readonly stacks: readonly Record<string, unknown>[];
  readonly tags: readonly string[];
}

export function serverStateOf(snapshot: Snapshot): ServerState {
  const byId = new Map(snapshot.assets.map((asset) => [asset.id, asset]));
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : nameOfAsset(byId.get(id), byId);
  return {
    assets: sorted(
      snapshot.assets.map(({ id, livePhotoVideoId, checksum, ...facts }) => ({
        ...facts,
        checksum: nameOf(id) ?? checksum,
        liveVideo: nameOf(livePhotoVideoId),
      })),
    ),
    albums: sorted(
      snapshot.albums.map(({ name, description, assetIds, sharedWith }) => ({
        name,
        description,
        members: assetIds.map(nameOf).sort(),
        sharedWith: sharedWith.length,
      })),
    ),
    stacks: sorted(
      snapshot.stacks.map(({ primaryAssetId, assetIds }) => ({
        primary: nameOf(primaryAssetId),
        members: assetIds.map(nameOf).sort(),
      })),
    ),
    tags: snapshot.tags.map(({ value }) => value).sort(),
  };
}

/** What the server cut out of a still by itself has a checksum of its own making: its still stands for it. */
function nameOfAsset(asset: AssetSnapshot | undefined, byId: ReadonlyMap<string, AssetSnapshot>): string {
  if (asset === undefined) return 'an asset that is not there';
  if (!asset.embedded) return asset.checksum;
  const still = [...byId.values()].find(({ livePhotoVideoId }) => livePhotoVideoId === asset.id);
  return `embedded in ${still?.checksum ?? 'nothing'}`;
}

function sorted<T>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
