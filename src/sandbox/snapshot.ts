import { isoZ } from './bodies/timestamps.ts';
import type { Backend } from './store/backend.ts';
import type { Asset, AssetVisibility } from './store/state.ts';
import { tagValues } from './store/tag-paths.ts';

/** Everything one user has, as plain data, with the results of the metadata extraction. */
export interface Snapshot {
  readonly version: string;
  /** In the order of upload. */
  readonly assets: readonly AssetSnapshot[];
  readonly albums: readonly AlbumSnapshot[];
  readonly tags: readonly { readonly id: string; readonly value: string }[];
  readonly stacks: readonly StackSnapshot[];
}

export interface AssetSnapshot {
  readonly id: string;
  readonly type: 'IMAGE' | 'VIDEO';
  /** Lower-case hex SHA-1 of the bytes received. */
  readonly checksum: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  /** ISO 8601 with `Z`. */
  readonly fileCreatedAt: string;
  /** The wall clock, written as if it were UTC. */
  readonly localDateTime: string;
  readonly timeZone: string | undefined;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly description: string;
  readonly rating: number | undefined;
  readonly isFavorite: boolean;
  readonly visibility: AssetVisibility;
  readonly isTrashed: boolean;
  readonly livePhotoVideoId: string | undefined;
  /** Cut out of a motion photo by the server itself. */
  readonly embedded: boolean;
  /** Full paths, sorted. */
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface AlbumSnapshot {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** In the order in which they were added. */
  readonly assetIds: readonly string[];
  readonly sharedWith: readonly string[];
}

interface StackSnapshot {
  readonly id: string;
  readonly primaryAssetId: string;
  readonly assetIds: readonly string[];
}

export function takeSnapshot({ state, version }: Backend, userId: string): Snapshot {
  const own = <T extends { ownerId: string }>(all: ReadonlyMap<string, T>): T[] =>
    [...all.values()].filter(({ ownerId }) => ownerId === userId);
  return {
    version,
    assets: own(state.assets).map((asset) => assetSnapshot(asset, tagValues(state, asset.tagIds))),
    albums: own(state.albums).map((album) => ({
      id: album.id,
      name: album.name,
      description: album.description,
      assetIds: [...album.assetIds],
      sharedWith: [...album.users.keys()],
    })),
    tags: own(state.tags).map(({ id, value }) => ({ id, value })),
    stacks: own(state.stacks).map(({ id, primaryAssetId, assetIds }) => ({
      id,
      primaryAssetId,
      assetIds: [...assetIds],
    })),
  };
}

function assetSnapshot(asset: Asset, tags: readonly string[]): AssetSnapshot {
  return {
    id: asset.id,
    type: asset.type,
    checksum: asset.checksum,
    sizeBytes: asset.sizeBytes,
    fileName: asset.originalFileName,
    fileCreatedAt: isoZ(asset.fileCreatedAt),
    localDateTime: isoZ(asset.localDateTime),
    timeZone: asset.exif?.timeZone,
    latitude: asset.exif?.latitude,
    longitude: asset.exif?.longitude,
    description: asset.exif?.description ?? '',
    rating: asset.exif?.rating,
    isFavorite: asset.isFavorite,
    visibility: asset.visibility,
    isTrashed: asset.trashedAt !== undefined,
    livePhotoVideoId: asset.livePhotoVideoId,
    embedded: asset.embedded,
    tags,
    metadata: Object.fromEntries([...asset.metadata].map(([key, { value }]) => [key, value])),
  };
}
