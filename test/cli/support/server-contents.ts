import type { AssetSnapshot, Snapshot } from '../../../src/sandbox/snapshot.ts';

/** What one user has on a server, without ids and order: two servers hold the same when these are equal. */
export interface ServerContents {
  readonly assets: readonly AssetContents[];
  readonly albums: readonly AlbumContents[];
  /** Full paths. */
  readonly tags: readonly string[];
  /** SHA-1s, the one on top first. */
  readonly stacks: readonly (readonly string[])[];
}

export interface AssetContents {
  readonly sha1: string;
  readonly fileName: string;
  readonly kind: 'IMAGE' | 'VIDEO';
  readonly localDateTime: string;
  readonly instant: string;
  readonly description: string;
  readonly favorite: boolean;
  readonly visibility: string;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly tags: readonly string[];
  readonly trashed: boolean;
  /** SHA-1 of the moving half that was uploaded. */
  readonly liveVideo: string | undefined;
  /** SHA-1 of the moving half that the server cut out of the file itself. */
  readonly embeddedVideo: string | undefined;
}

interface AlbumContents {
  readonly title: string;
  readonly description: string;
  /** SHA-1s, sorted. */
  readonly members: readonly string[];
}

/** What a sandbox holds, in a form to be compared. */
export function contentsOf(snapshot: Snapshot): ServerContents {
  const sha1s = new Map(snapshot.assets.map(({ id, checksum }) => [id, checksum]));
  const sha1Of = (id: string): string => sha1s.get(id) ?? `${id} is not there`;
  const embedded = new Set(snapshot.assets.filter((asset) => asset.embedded).map(({ id }) => id));
  const linked = new Set(snapshot.assets.map(({ livePhotoVideoId }) => livePhotoVideoId));
  const videoOf = ({ livePhotoVideoId: id }: AssetSnapshot, isEmbedded: boolean): string | undefined =>
    id === undefined || embedded.has(id) !== isEmbedded ? undefined : sha1Of(id);
  // What the server cut out of a photo is part of that photo.
  const assets = snapshot.assets.filter(({ id }) => !(embedded.has(id) && linked.has(id)));
  return {
    assets: sortBy(
      assets.map((asset) => ({
        sha1: asset.checksum,
        fileName: asset.fileName,
        kind: asset.type,
        localDateTime: asset.localDateTime,
        instant: asset.fileCreatedAt,
        description: asset.description,
        favorite: asset.isFavorite,
        visibility: asset.visibility,
        latitude: asset.latitude,
        longitude: asset.longitude,
        tags: asset.tags,
        trashed: asset.isTrashed,
        liveVideo: videoOf(asset, false),
        embeddedVideo: videoOf(asset, true),
      })),
      (asset) => asset.sha1,
    ),
    albums: sortBy(
      snapshot.albums.map(({ name, description, assetIds }) => ({
        title: name,
        description,
        members: assetIds.map(sha1Of).sort(),
      })),
      (album) => `${album.title} ${album.members.join()}`,
    ),
    tags: snapshot.tags.map(({ value }) => value).sort(),
    stacks: sortBy(
      snapshot.stacks.map(({ primaryAssetId, assetIds }) => [
        sha1Of(primaryAssetId),
        ...assetIds.filter((id) => id !== primaryAssetId).map(sha1Of),
      ]),
      (stack) => stack.join(),
    ),
  };
}

function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
