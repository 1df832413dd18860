import { isListed } from '../store/asset-access.ts';
import type { Backend } from '../store/backend.ts';
import type { Album, Asset } from '../store/state.ts';
import { assetBody } from './asset-body.ts';
import { isoOffset, isoZ } from './timestamps.ts';
import { userBody } from './user-body.ts';

type Body = Record<string, unknown>;

/** An album in the shape of the emulated version; its assets only where that version has them at all. */
export function albumBody(backend: Backend, album: Album, options: { withAssets?: boolean } = {}): Body {
  const legacy = backend.capabilities.albumOwnerAndAssets;
  const listed = listedAssets(backend, album);
  const owner = backend.state.users.get(album.ownerId);
  return {
    albumName: album.name,
    description: album.description,
    albumThumbnailAssetId: album.thumbnailAssetId ?? null,
    createdAt: isoZ(album.createdAt),
    updatedAt: isoZ(album.updatedAt),
    id: album.id,
    ...(legacy ? { ownerId: album.ownerId, owner: owner && userBody(owner) } : {}),
    albumUsers: [
      ...(legacy || owner === undefined ? [] : [{ user: userBody(owner), role: 'owner' }]),
      ...sharedWith(backend, album),
    ],
    shared: album.users.size > 0,
    hasSharedLink: false,
    ...dateRange(listed),
    ...(legacy ? { assets: options.withAssets === true ? assets(backend, album, listed) : [] } : {}),
    assetCount: listed.length,
    isActivityEnabled: album.isActivityEnabled,
    order: album.order,
  };
}

/** Members that count: timeline and archive, not in the trash. */
function listedAssets(backend: Backend, album: Album): Asset[] {
  return [...album.assetIds].flatMap((id) => backend.state.assets.get(id) ?? []).filter(isListed);
}

function sharedWith(backend: Backend, album: Album): Body[] {
  return [...album.users].flatMap(([id, role]) => {
    const user = backend.state.users.get(id);
    return user === undefined ? [] : [{ user: userBody(user), role }];
  });
}

function dateRange(listed: readonly Asset[]): Body {
  if (listed.length === 0) return {};
  let start = Infinity;
  let end = -Infinity;
  for (const { localDateTime } of listed) {
    start = Math.min(start, localDateTime);
    end = Math.max(end, localDateTime);
  }
  return { startDate: isoOffset(start), endDate: isoOffset(end) };
}

function assets(backend: Backend, album: Album, listed: readonly Asset[]): Body[] {
  const direction = album.order === 'asc' ? 1 : -1;
  const sorted = [...listed].sort((a, b) => direction * (a.fileCreatedAt - b.fileCreatedAt));
  return sorted.map((asset) => assetBody(backend, asset, 'album'));
}
