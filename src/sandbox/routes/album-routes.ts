import { randomUUID } from 'node:crypto';
import { albumBody } from '../bodies/album-body.ts';
import { created, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest, noAccess } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import {
  checkString,
  checkUuid,
  checkUuidList,
  refuseInvalid,
  zodType,
  type Json,
} from '../http/validate.ts';
import { isAccessible, isListed, isMember } from '../store/asset-access.ts';
import type { Backend } from '../store/backend.ts';
import type { Album, User } from '../store/state.ts';

const scoped = { scopedIn1135: true };

export const albumRoutes: readonly Route[] = [
  route('GET', '/albums', 'album.read', listAlbums, scoped),
  route('POST', '/albums', 'album.create', createAlbum, scoped),
  route('GET', '/albums/statistics', 'album.statistics', statistics, scoped),
  route('PUT', '/albums/assets', 'albumAsset.create', addToAlbums, {
    when: ({ albumsAssetsRoute }) => albumsAssetsRoute,
  }),
  route('GET', '/albums/:id', 'album.read', getAlbum, scoped),
  route('PATCH', '/albums/:id', 'album.update', updateAlbum, scoped),
  route('DELETE', '/albums/:id', 'album.delete', deleteAlbum, scoped),
  route('PUT', '/albums/:id/assets', 'albumAsset.create', addAssets),
  route('DELETE', '/albums/:id/assets', 'albumAsset.delete', removeAssets),
  route('PUT', '/albums/:id/users', 'albumUser.create', shareAlbum),
  route('DELETE', '/albums/:id/user/:userId', 'albumUser.delete', unshareAlbum),
];

interface ItemResult {
  readonly id: string;
  readonly success: boolean;
  readonly error?: string;
}

function listAlbums({ backend, caller, query }: Call): Answer {
  const wanted = backend.capabilities.albumListAll ? filterByOwner(query) : filterByShared(query);
  const assetId = query.get('assetId');
  const found = [...backend.state.albums.values()]
    .filter((album) => isMember(album, caller.user))
    .filter((album) => (assetId === null ? wanted(album, caller.user) : album.assetIds.has(assetId)));
  return ok(found.reverse().map((album) => albumBody(backend, album)));
}

type Filter = (album: Album, user: User) => boolean;

/** 1.x and 2.x: own albums; with `shared=true` those shared by me or with me, with `false` own unshared ones. */
function filterByShared(query: URLSearchParams): Filter {
  const shared = query.get('shared');
  if (shared === 'true') return (album, user) => album.ownerId !== user.id || album.users.size > 0;
  if (shared === 'false') return (album, user) => album.ownerId === user.id && album.users.size === 0;
  return (album, user) => album.ownerId === user.id;
}

function filterByOwner(query: URLSearchParams): Filter {
  const isOwned = query.get('isOwned');
  const isShared = query.get('isShared');
  const name = query.get('name');
  const id = query.get('id');
  return (album, user) =>
    (isOwned === null || String(album.ownerId === user.id) === isOwned) &&
    (isShared === null || String(album.users.size > 0) === isShared) &&
    (name === null || album.name === name) &&
    (id === null || album.id === id);
}

async function createAlbum(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const body = await jsonOf(call);
  refuseInvalid(
    checkString(['albumName'], body.albumName),
    body.description === undefined ? undefined : checkString(['description'], body.description),
    body.assetIds === undefined ? undefined : checkUuidList('assetIds', body.assetIds),
  );
  const now = Date.now();
  const album: Album = {
    id: randomUUID(),
    ownerId: caller.user.id,
    createdAt: now,
    name: body.albumName as string,
    description: (body.description as string | undefined) ?? '',
    thumbnailAssetId: undefined,
    order: 'desc',
    isActivityEnabled: true,
    updatedAt: now,
    assetIds: new Set(ownAssets(backend, caller.user, (body.assetIds ?? []) as string[])),
    users: sharing(backend, caller.user, body.albumUsers),
  };
  album.thumbnailAssetId = [...album.assetIds][0];
  backend.state.albums.set(album.id, album);
  return created(albumBody(backend, album, { withAssets: true }));
}

/** Unknown, foreign and locked ones vanish silently. */
function ownAssets({ state }: Backend, user: User, ids: readonly string[]): string[] {
  return ids.filter((id) => {
    const asset = state.assets.get(id);
    return asset !== undefined && isAccessible(asset, user);
  });
}

function sharing(backend: Backend, owner: User, albumUsers: unknown): Album['users'] {
  const entries = (Array.isArray(albumUsers) ? albumUsers : []) as { userId?: string; role?: string }[];
  const users: Album['users'] = new Map();
  for (const { userId = '', role } of entries) {
    if (!backend.state.users.has(userId)) throw badRequest('User not found');
    if (userId !== owner.id) users.set(userId, role === 'viewer' ? 'viewer' : 'editor');
    else if (backend.capabilities.albumOwnerAndAssets) throw badRequest('Cannot share album with owner');
  }
  return users;
}

function statistics({ backend, caller }: Call): Answer {
  const mine = [...backend.state.albums.values()].filter((album) => isMember(album, caller.user));
  const owned = mine.filter((album) => album.ownerId === caller.user.id);
  const notShared = owned.filter(({ users }) => users.size === 0).length;
  return ok({ owned: owned.length, shared: mine.length - notShared, notShared });
}

function getAlbum(call: Call): Answer {
  const album = requireAlbum(call, 'album.read', 'member');
  return ok(albumBody(call.backend, album, { withAssets: call.query.get('withoutAssets') !== 'true' }));
}

async function updateAlbum(call: Call): Promise<Answer> {
  const changes = await jsonOf(call);
  refuseInvalid(...checkTexts(changes));
  const album = requireAlbum(call, 'album.update', 'owner');
  const { albumName, description, albumThumbnailAssetId: thumbnail, order, isActivityEnabled } = changes;
  if (typeof thumbnail === 'string') {
    if (!album.assetIds.has(thumbnail)) throw badRequest('Invalid album thumbnail');
    album.thumbnailAssetId = thumbnail;
  }
  if (typeof albumName === 'string') album.name = albumName;
  if (typeof description === 'string') album.description = description;
  if (order === 'asc' || order === 'desc') album.order = order;
  if (typeof isActivityEnabled === 'boolean') album.isActivityEnabled = isActivityEnabled;
  album.updatedAt = Date.now();
  return ok(albumBody(call.backend, album));
}

function checkTexts(changes: Json): ReturnType<typeof checkString>[] {
  return ['albumName', 'description']
    .filter((name) => changes[name] !== undefined)
    .map((name) => checkString([name], changes[name]));
}

function deleteAlbum(call: Call): Answer {
  const album = requireAlbum(call, 'album.delete', 'owner');
  call.backend.state.albums.delete(album.id);
  return { status: call.backend.capabilities.emptyDeleteStatus };
}

async function addAssets(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { ids } = await jsonOf(call);
  refuseInvalid(checkUuid(['id'], param(call, 'id')), checkUuidList('ids', ids));
  if (!backend.state.albums.has(param(call, 'id'))) throw badRequest('Album not found');
  const album = requireAlbum(call, 'albumAsset.create', 'editor');
  return ok((ids as string[]).map((id) => addOne(backend, caller.user, album, id)));
}

/** `duplicate` before `no_permission`: an id repeated in one request is a duplicate the second time. */
function addOne({ state }: Backend, user: User, album: Album, id: string): ItemResult {
  if (album.assetIds.has(id)) return { id, success: false, error: 'duplicate' };
  const asset = state.assets.get(id);
  if (asset === undefined || !isAccessible(asset, user))
    return { id, success: false, error: 'no_permission' };
  album.assetIds.add(id);
  if (isListed(asset)) album.thumbnailAssetId ??= id;
  album.updatedAt = Date.now();
  return { id, success: true };
}

/** One answer for everything: success when anything was added. */
async function addToAlbums(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { albumIds, assetIds } = await jsonOf(call);
  refuseInvalid(checkUuidList('albumIds', albumIds), checkUuidList('assetIds', assetIds));
  const albums = (albumIds as string[]).flatMap((id) => backend.state.albums.get(id) ?? []);
  const results = albums
    .filter((album) => canEdit(album, caller.user))
    .flatMap((album) => (assetIds as string[]).map((id) => addOne(backend, caller.user, album, id)));
  if (results.some(({ success }) => success)) return ok({ success: true });
  const error = results.some((result) => result.error === 'duplicate') ? 'duplicate' : 'no_permission';
  return ok({ success: false, error });
}

async function removeAssets(call: Call): Promise<Answer> {
  const { ids } = await jsonOf(call);
  refuseInvalid(checkUuid(['id'], param(call, 'id')), checkUuidList('ids', ids));
  const album = requireAlbum(call, 'albumAsset.delete', 'editor');
  const results = (ids as string[]).map((id): ItemResult => {
    return album.assetIds.delete(id) ? { id, success: true } : { id, success: false, error: 'not_found' };
  });
  if (album.thumbnailAssetId !== undefined && !album.assetIds.has(album.thumbnailAssetId)) {
    album.thumbnailAssetId = [...album.assetIds][0];
  }
  album.updatedAt = Date.now();
  return ok(results);
}

async function shareAlbum(call: Call): Promise<Answer> {
  const { backend } = call;
  const { albumUsers } = await jsonOf(call);
  if (!Array.isArray(albumUsers)) {
    refuseInvalid({
      nest: ['albumUsers must be an array'],
      zod: zodType(['albumUsers'], 'array', albumUsers),
    });
  }
  const album = requireAlbum(call, 'album.share', 'owner');
  for (const [userId, role] of sharing(backend, call.caller.user, albumUsers)) {
    if (album.users.has(userId) && backend.capabilities.sharingTwiceFails)
      throw badRequest('User already added');
    album.users.set(userId, role);
  }
  album.updatedAt = Date.now();
  return ok(albumBody(backend, album));
}

function unshareAlbum(call: Call): Answer {
  const album = requireAlbum(call, 'album.share', 'owner');
  if (!album.users.delete(param(call, 'userId'))) throw badRequest('Album not shared with user');
  return { status: call.backend.capabilities.emptyDeleteStatus };
}

type Role = 'member' | 'editor' | 'owner';

function requireAlbum(call: Call, permission: string, role: Role): Album {
  const { backend, caller } = call;
  const id = param(call, 'id');
  refuseInvalid(checkUuid(['id'], id));
  const album = backend.state.albums.get(id);
  const named = backend.capabilities.permissionNames[permission] ?? permission;
  if (album === undefined || !hasRole(album, caller.user, role)) throw noAccess(named);
  return album;
}

function hasRole(album: Album, user: User, role: Role): boolean {
  if (role === 'owner') return album.ownerId === user.id;
  return role === 'member' ? isMember(album, user) : canEdit(album, user);
}

function canEdit(album: Album, user: User): boolean {
  return album.ownerId === user.id || album.users.get(user.id) === 'editor';
}
