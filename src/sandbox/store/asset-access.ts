import { noAccess } from '../http/failure.ts';
import type { Backend } from './backend.ts';
import type { Album, Asset, State, User } from './state.ts';

/** The caller's own assets, without the locked folder: no key and no plain session may see that. */
export function isAccessible(asset: Asset, user: User): boolean {
  return asset.ownerId === user.id && asset.visibility !== 'locked';
}

export function requireAsset(backend: Backend, user: User, id: string, permission: string): Asset {
  const asset = backend.state.assets.get(id);
  if (asset === undefined || !isAccessible(asset, user)) throw noAccess(permission);
  return asset;
}

/** All of them, or the whole call is refused. */
export function requireAssets(
  backend: Backend,
  user: User,
  ids: readonly string[],
  permission: string,
): Asset[] {
  return ids.map((id) => requireAsset(backend, user, id, permission));
}

/** Own assets, and those in an album shared with the caller. */
export function requireReadable(backend: Backend, user: User, id: string, permission: string): Asset {
  const asset = backend.state.assets.get(id);
  if (asset === undefined || asset.visibility === 'locked') throw noAccess(permission);
  if (asset.ownerId !== user.id && !isShared(backend.state, asset, user)) throw noAccess(permission);
  return asset;
}

function isShared(state: State, asset: Asset, user: User): boolean {
  return [...state.albums.values()].some((album) => isMember(album, user) && album.assetIds.has(asset.id));
}

/** Owner or somebody the album is shared with. */
export function isMember(album: Album, user: User): boolean {
  return album.ownerId === user.id || album.users.has(user.id);
}

/** Visible in albums and statistics: neither hidden, locked nor in the trash. */
export function isListed(asset: Asset): boolean {
  return (asset.visibility === 'timeline' || asset.visibility === 'archive') && asset.trashedAt === undefined;
}
