import { assetBody } from '../bodies/asset-body.ts';
import type { Capabilities } from '../capabilities.ts';
import { ok, type Answer } from '../http/answer.ts';
import { jsonOf, type Call } from '../http/call.ts';
import { elevationRequired, type Issue } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import { checkOneOf, checkRange, checkUuidList, refuseInvalid, type Json } from '../http/validate.ts';
import { isMember } from '../store/asset-access.ts';
import type { Backend } from '../store/backend.ts';
import { checksumHex } from '../store/find-checksum.ts';
import type { Asset, User } from '../store/state.ts';
import { badIsoDate, isIsoDate } from '../upload/upload-fields.ts';

export const searchRoutes: readonly Route[] = [
  route('POST', '/search/metadata', 'asset.read', searchMetadata),
  route('POST', '/search/statistics', 'asset.statistics', searchStatistics),
];

/** `total` is the number of items on this page; `nextPage` is a text. */
async function searchMetadata(call: Call): Promise<Answer> {
  const filter = await readFilter(call);
  const found = search(call.backend, call.caller.user, filter);
  const direction = filter.order === 'asc' ? 1 : -1;
  found.sort((a, b) => direction * (a.fileCreatedAt - b.fileCreatedAt));
  const page = Number(filter.page ?? 1);
  const size = Number(filter.size ?? 250);
  const context = filter.withExif === true ? 'search-with-exif' : 'search';
  const shown = found.slice((page - 1) * size, page * size);
  const items = shown.map((asset) => assetBody(call.backend, asset, context));
  const nextPage = found.length > page * size ? String(page + 1) : null;
  return ok({
    albums: { total: 0, count: 0, items: [], facets: [] },
    assets: { total: items.length, count: items.length, items, facets: [], nextPage },
  });
}

async function searchStatistics(call: Call): Promise<Answer> {
  const filter = await readFilter(call);
  return ok({ total: search(call.backend, call.caller.user, filter).length });
}

const dateFilters = [
  'takenAfter',
  'takenBefore',
  'createdAfter',
  'createdBefore',
  'updatedAfter',
  'updatedBefore',
  'trashedAfter',
  'trashedBefore',
];

async function readFilter(call: Call): Promise<Json> {
  const { capabilities } = call.backend;
  const filter = { ...(await jsonOf(call)) };
  if (capabilities.stringNumbersInSearch) {
    for (const name of ['page', 'size'])
      if (typeof filter[name] === 'string') filter[name] = Number(filter[name]);
  }
  refuseInvalid(
    checkRange(['page'], filter.page, 1, Number.MAX_SAFE_INTEGER),
    checkRange(['size'], filter.size, 1, 1000),
    checkOneOf(['visibility'], filter.visibility, ['archive', 'timeline', 'hidden', 'locked']),
    ...['albumIds', 'tagIds', 'personIds'].map((name) => checkIds(name, filter[name])),
    ...dateFilters.map((name) => checkDateFilter(name, filter[name], capabilities)),
  );
  if (filter.visibility === 'locked') throw elevationRequired();
  return filter;
}

function checkIds(name: string, value: unknown): Issue | undefined {
  return value === undefined || value === null ? undefined : checkUuidList(name, value);
}

function checkDateFilter(name: string, value: unknown, { formDates }: Capabilities): Issue | undefined {
  if (value === undefined || value === null) return undefined;
  const good =
    typeof value === 'string' && (formDates === 'iso' ? isIsoDate(value) : !Number.isNaN(Date.parse(value)));
  return good ? undefined : { nest: [`${name} must be a Date instance`], zod: badIsoDate([name]) };
}

function search(backend: Backend, user: User, filter: Json): Asset[] {
  const tests = [
    scope(backend, user, filter),
    visibility(backend.capabilities, filter),
    ...conditions(backend, filter),
  ];
  return [...backend.state.assets.values()].filter((asset) => tests.every((test) => test(asset)));
}

type Test = (asset: Asset) => boolean;

/** Own assets; from 3.0 on, members of an album one may see are found whoever owns them. */
function scope(backend: Backend, user: User, { albumIds }: Json): Test {
  const ids = Array.isArray(albumIds) ? (albumIds as string[]) : [];
  const albums = ids
    .flatMap((id) => backend.state.albums.get(id) ?? [])
    .filter((album) => isMember(album, user));
  const inAlbums: Test = (asset) => ids.length === 0 || albums.some(({ assetIds }) => assetIds.has(asset.id));
  const shared = backend.capabilities.albumListAll && ids.length > 0;
  return (asset) => inAlbums(asset) && (shared || asset.ownerId === user.id);
}

function visibility({ searchDefault }: Capabilities, filter: Json): Test {
  if (filter.visibility !== undefined) return (asset) => asset.visibility === filter.visibility;
  if (searchDefault === 'timeline') return (asset) => asset.visibility === 'timeline';
  return (asset) => asset.visibility !== 'locked';
}

function conditions(backend: Backend, filter: Json): Test[] {
  const { capabilities, state } = backend;
  const tests: Test[] = [];
  const when = (name: string, test: (value: never, asset: Asset) => boolean): void => {
    const value = filter[name];
    if (value !== undefined && value !== null) tests.push((asset) => test(value as never, asset));
  };
  when('id', (id: string, asset) => asset.id === id);
  when('checksum', (checksum: string, asset) => asset.checksum === checksumHex(checksum));
  when('originalFileName', (part: string, asset) => includes(asset.originalFileName, part));
  when('description', (part: string, asset) => includes(asset.exif?.description ?? '', part));
  when('type', (type: string, asset) => asset.type === type);
  when('isFavorite', (wanted: boolean, asset) => asset.isFavorite === wanted);
  when('isMotion', (wanted: boolean, asset) => (asset.livePhotoVideoId !== undefined) === wanted);
  when('rating', (rating: number, asset) => asset.exif?.rating === rating);
  when('tagIds', (ids: string[], asset) => ids.every((id) => asset.tagIds.has(id)));
  when('isNotInAlbum', (wanted: boolean, asset) => {
    return !wanted || ![...state.albums.values()].some(({ assetIds }) => assetIds.has(asset.id));
  });
  if (capabilities.deviceIds) {
    when('deviceId', (id: string, asset) => asset.deviceId === id);
    when('deviceAssetId', (id: string, asset) => asset.deviceAssetId === id);
  }
  when('takenAfter', (date: string, asset) => asset.fileCreatedAt >= Date.parse(date));
  when('takenBefore', (date: string, asset) => asset.fileCreatedAt <= Date.parse(date));
  when('createdAfter', (date: string, asset) => asset.createdAt >= Date.parse(date));
  when('createdBefore', (date: string, asset) => asset.createdAt <= Date.parse(date));
  when('updatedAfter', (date: string, asset) => asset.updatedAt >= Date.parse(date));
  when('updatedBefore', (date: string, asset) => asset.updatedAt <= Date.parse(date));
  when('trashedAfter', (date: string, asset) => (asset.trashedAt ?? -Infinity) >= Date.parse(date));
  when('trashedBefore', (date: string, asset) => (asset.trashedAt ?? Infinity) <= Date.parse(date));
  if (filter.withDeleted !== true) tests.push((asset) => asset.trashedAt === undefined);
  return tests;
}

function includes(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
