import { randomUUID } from 'node:crypto';
import { resetSinkStore, type SinkAlbum, type SinkAsset, type SinkStore } from './sink-store.ts';

/** A JSON request other than an upload, and the sink's answer to it. */
export interface SinkRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly body: Record<string, unknown>;
}

export interface SinkAnswer {
  readonly status: number;
  /** Absent for 204. */
  readonly json?: unknown;
}

type Handler = (request: SinkRequest, store: SinkStore, id: string) => SinkAnswer;

const OWNER_ID = 'a5f1c2d4-0000-4000-8000-000000000001';
const CREATED_AT = '2026-01-01T00:00:00.000Z';
const NO_CONTENT: SinkAnswer = { status: 204 };
const ok = (json: unknown): SinkAnswer => ({ status: 200, json });
const created = (json: unknown): SinkAnswer => ({ status: 201, json });

/** The answers of an Immich 2.7.5 as far as a client that only uploads asks; `:id` stands for any id. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /.well-known/immich': () => ok({ api: { endpoint: '/api' } }),
  'GET /api/server/ping': () => ok({ res: 'pong' }),
  'GET /api/server/version': () => ok({ major: 2, minor: 7, patch: 5 }),
  'GET /api/server/about': () => ok({ version: 'v2.7.5', versionUrl: '', licensed: false }),
  'GET /api/server/features': () => ok({ trash: true, sidecar: true, search: true, passwordLogin: true }),
  'GET /api/server/config': () =>
    ok({ isInitialized: true, trashDays: 30, externalDomain: '', maintenanceMode: false }),
  'GET /api/server/media-types': () => ok(MEDIA_TYPES),
  'GET /api/users/me': () => ok(USER),
  'GET /api/users/me/preferences': () => ok({ tags: { enabled: true, sidebarWeb: true } }),
  'GET /api/api-keys/me': () =>
    ok({ id: OWNER_ID, name: 'bench', permissions: ['all'], createdAt: CREATED_AT, updatedAt: CREATED_AT }),
  'GET /api/jobs': () => ok({}),
  'PUT /api/jobs/thumbnailGeneration': () => ok({}),
  'GET /api/assets/statistics': (_, { assets }) => ok({ images: assets.size, videos: 0, total: assets.size }),
  'POST /api/search/metadata': ({ body }, store) => ok(searchPage(body, store)),
  'POST /api/search/statistics': (_, { assets }) => ok({ total: assets.size }),
  'POST /api/assets/bulk-upload-check': ({ body }, store) =>
    ok({ results: listOf(body.assets).map((item) => check(item, store)) }),
  'PUT /api/assets': () => NO_CONTENT,
  'DELETE /api/assets': () => NO_CONTENT,
  'GET /api/assets/:id': (_, { assets }, id) => withKnown(assets.get(id), (asset) => ok(assetAnswer(asset))),
  'PUT /api/assets/:id': (_, { assets }, id) => withKnown(assets.get(id), (asset) => ok(assetAnswer(asset))),
  'GET /api/albums': (_, { albums }) => ok([...albums.values()].map(albumAnswer)),
  'POST /api/albums': ({ body }, store) => created(albumAnswer(addAlbum(body, store))),
  'GET /api/albums/:id': (_, { albums }, id) => withKnown(albums.get(id), (album) => ok(albumAnswer(album))),
  'PATCH /api/albums/:id': (_, { albums }, id) =>
    withKnown(albums.get(id), (album) => ok(albumAnswer(album))),
  'PUT /api/albums/:id/assets': ({ body }, { albums }, id) =>
    withKnown(albums.get(id), (album) => ok(addMembers(album, body))),
  'PUT /api/albums/assets': ({ body }, { albums }) => {
    for (const id of listOf<string>(body.albumIds))
      for (const asset of listOf<string>(body.assetIds)) albums.get(id)?.assetIds.add(asset);
    return ok({ success: true });
  },
  'GET /api/tags': (_, { tags }) => ok([...tags.values()]),
  'POST /api/tags': ({ body }, store) => created(upsertTag(String(body.name), store)),
  'PUT /api/tags': ({ body }, store) => ok(listOf<string>(body.tags).map((value) => upsertTag(value, store))),
  'PUT /api/tags/assets': ({ body }) =>
    ok({ count: listOf(body.assetIds).length * listOf(body.tagIds).length }),
  'PUT /api/tags/:id/assets': ({ body }) => ok(listOf(body.ids).map((id) => ({ id, success: true }))),
  'GET /api/stacks': () => ok([]),
  'POST /api/stacks': ({ body }) =>
    created({ id: randomUUID(), primaryAssetId: listOf(body.assetIds)[0], assets: [] }),
  'POST /api/trash/restore/assets': ({ body }) => ok({ count: listOf(body.ids).length }),
  // The bench's own questions.
  'GET /__stats': (_, store) => ok(statsAnswer(store)),
  'GET /__content': (_, store) => ok(contentAnswer(store)),
  'POST /__reset': (_, store) => {
    resetSinkStore(store);
    return NO_CONTENT;
  },
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** Method and path with the id replaced: the key of a route and of its counter. */
export function routeOf(method: string, path: string): string {
  return `${method} ${path.replace(UUID, ':id')}`;
}

/** Answers one request; a route that the sink does not know is a 404 and is counted as such. */
export function answer(request: SinkRequest, store: SinkStore): SinkAnswer {
  const handler = ROUTES[routeOf(request.method, request.path)];
  if (handler === undefined) {
    store.counters.unknownRoutes += 1;
    return {
      status: 404,
      json: { message: `Cannot ${request.method} ${request.path}`, error: 'Not Found', statusCode: 404 },
    };
  }
  return handler(request, store, UUID.exec(request.path)?.[0] ?? '');
}

const MEDIA_TYPES = {
  image: [
    '.avif',
    '.bmp',
    '.dng',
    '.gif',
    '.heic',
    '.heif',
    '.jpe',
    '.jpeg',
    '.jpg',
    '.png',
    '.tif',
    '.tiff',
    '.webp',
  ],
  video: ['.3gp', '.avi', '.m4v', '.mkv', '.mov', '.mp4', '.mpg', '.webm'],
  sidecar: ['.xmp'],
};

const USER = {
  id: OWNER_ID,
  email: 'bench@example.com',
  name: 'Bench',
  isAdmin: false,
  status: 'active',
  storageLabel: null,
  profileImagePath: '',
  avatarColor: 'primary',
  profileChangedAt: CREATED_AT,
  shouldChangePassword: false,
  quotaSizeInBytes: null,
  quotaUsageInBytes: 0,
  createdAt: CREATED_AT,
  updatedAt: CREATED_AT,
  deletedAt: null,
  oauthId: '',
};

function listOf<T = unknown>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function withKnown<T>(found: T | undefined, reply: (known: T) => SinkAnswer): SinkAnswer {
  if (found !== undefined) return reply(found);
  return { status: 400, json: { message: 'Not found or no access', error: 'Bad Request', statusCode: 400 } };
}

function check(item: unknown, store: SinkStore) {
  const { id, checksum } = item as { id: string; checksum: string };
  const known = store.assetsBySha1.get(hexChecksum(checksum));
  if (known === undefined) return { id, action: 'accept' };
  return { id, action: 'reject', reason: 'duplicate', assetId: known.id, isTrashed: false };
}

/** Clients may write a SHA-1 as hex or, in exactly 28 characters, as base64. */
export function hexChecksum(checksum: string): string {
  return checksum.length === 28 ? Buffer.from(checksum, 'base64').toString('hex') : checksum;
}

function searchPage(body: Record<string, unknown>, { assets }: SinkStore) {
  const size = Number(body.size ?? 250);
  const page = Number(body.page ?? 1);
  const items = [...assets.values()].slice((page - 1) * size, page * size).map(assetAnswer);
  const nextPage = page * size < assets.size ? String(page + 1) : null;
  return {
    albums: { total: 0, count: 0, items: [], facets: [] },
    assets: { total: items.length, count: items.length, items, facets: [], nextPage },
  };
}

function assetAnswer({ id, sha1, fileName, fileCreatedAt, sizeBytes }: SinkAsset) {
  return {
    id,
    ownerId: OWNER_ID,
    type: /\.(mp4|mov)$/i.test(fileName) ? 'VIDEO' : 'IMAGE',
    checksum: sha1 === undefined ? '' : Buffer.from(sha1, 'hex').toString('base64'),
    originalFileName: fileName,
    originalPath: `/data/${id}`,
    fileCreatedAt,
    fileModifiedAt: fileCreatedAt,
    localDateTime: fileCreatedAt,
    updatedAt: CREATED_AT,
    visibility: 'timeline',
    isFavorite: false,
    isArchived: false,
    isTrashed: false,
    exifInfo: { fileSizeInByte: sizeBytes, dateTimeOriginal: fileCreatedAt },
  };
}

function addAlbum(body: Record<string, unknown>, { albums }: SinkStore): SinkAlbum {
  const album = {
    id: randomUUID(),
    title: String(body.albumName),
    assetIds: new Set(listOf<string>(body.assetIds)),
  };
  albums.set(album.id, album);
  return album;
}

function addMembers(album: SinkAlbum, body: Record<string, unknown>) {
  return listOf<string>(body.ids).map((id) => {
    if (album.assetIds.has(id)) return { id, success: false, error: 'duplicate' };
    album.assetIds.add(id);
    return { id, success: true };
  });
}

function albumAnswer({ id, title, assetIds }: SinkAlbum) {
  return {
    id,
    albumName: title,
    description: '',
    assetCount: assetIds.size,
    ownerId: OWNER_ID,
    owner: USER,
    albumUsers: [],
    assets: [],
    albumThumbnailAssetId: null,
    shared: false,
    hasSharedLink: false,
    isActivityEnabled: true,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
  };
}

function upsertTag(value: string, { tags }: SinkStore) {
  const known = tags.get(value) ?? { id: randomUUID(), name: value.split('/').at(-1) ?? value, value };
  tags.set(value, known);
  return { ...known, createdAt: CREATED_AT, updatedAt: CREATED_AT };
}

function statsAnswer({ counters, assets, albums }: SinkStore) {
  return { ...counters, assets: assets.size, albums: albums.size };
}

/** What two clients that were given the same export must agree on, in an order that does not depend on them. */
function contentAnswer({ assets, albums }: SinkStore) {
  const bySha1 = (id: string) => assets.get(id)?.sha1 ?? id;
  return {
    assets: [...assets.values()]
      .map(({ sha1, fileName, fileCreatedAt, sizeBytes }) => ({ sha1, fileName, fileCreatedAt, sizeBytes }))
      .sort((a, b) => (`${a.sha1}${a.fileName}` < `${b.sha1}${b.fileName}` ? -1 : 1)),
    albums: [...albums.values()]
      .map(({ title, assetIds }) => ({ title, members: [...assetIds].map(bySha1).sort() }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
  };
}
