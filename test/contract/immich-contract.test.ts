import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { permissionUses, requiredPermissions } from '../../src/immich/permissions.ts';
import * as schemas from '../../src/immich/schemas.ts';
import { connected } from '../immich/connected.ts';
import { assetBody } from '../immich/observed.ts';
import { exerciseSignIn } from './exercise-sign-in.ts';
import { parseMultipart } from '../support/parse-multipart.ts';
import type { Script, ScriptedRequest } from '../support/scripted-server.ts';

interface Route {
  readonly success: readonly number[];
  readonly permission?: string;
  readonly query?: readonly string[];
  readonly body?: { readonly required: readonly string[]; readonly optional: readonly string[] };
  readonly answer?: readonly string[];
}

function readContract(version: string): Readonly<Record<string, Route>> {
  const file = new URL(`immich-${version}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { routes: Record<string, Route> }).routes;
}

const oldest = readContract('1.135.3');
const newest = readContract('3.2.2');

const id = '00000000-0000-4000-8000-000000000001';

/** Every method of a server once, against a server that takes anything. */
async function exercise(version: '1.135.3' | '3.0.3'): Promise<readonly ScriptedRequest[]> {
  const album = { id, albumName: 'a', assetCount: 0, assets: [] };
  const script: Script = {
    'POST /api/assets': { status: 201, json: { id, status: 'created' } },
    'POST /api/assets/bulk-upload-check': { json: { results: [{ id: '0', action: 'accept' }] } },
    'PUT /api/assets': { status: 204 },
    'DELETE /api/assets': { status: 204 },
    'GET /api/assets/statistics': { json: { total: 0 } },
    'GET /api/albums': { json: [album] },
    'POST /api/albums': { status: 201, json: album },
    'POST /api/search/metadata': { json: { assets: { items: [], nextPage: null } } },
    'PUT /api/tags': { json: [{ id, value: 'a' }] },
    'PUT /api/tags/assets': { json: { count: 1 } },
    'POST /api/stacks': { status: 201, json: { id } },
    [`DELETE /api/stacks/${id}`]: { status: 204 },
    'POST /api/trash/restore/assets': { json: { count: 1 } },
    'GET /api/server/features': { json: { trash: true } },
    'GET /api/users/me/preferences': { json: { tags: { enabled: false } } },
    'GET /api/system-config': { json: { storageTemplate: { enabled: false, template: '' } } },
    'GET /api/jobs': { json: {} },
    [`PUT /api/jobs/${id}`]: { json: {} },
    'GET /api/queues': { json: [] },
    [`PUT /api/queues/${id}`]: { json: {} },
    'GET /api/server/storage': { json: { diskSizeRaw: 1, diskAvailableRaw: 1 } },
    [`GET /api/assets/${id}`]: { json: assetBody(version, id) },
    [`PUT /api/assets/${id}`]: { json: assetBody(version, id) },
    [`GET /api/assets/${id}/original`]: { text: 'bytes', headers: { 'content-type': 'image/jpeg' } },
    [`GET /api/albums/${id}`]: { json: album },
    [`DELETE /api/albums/${id}`]: { status: 204 },
    [`PUT /api/albums/${id}/assets`]: { json: [{ id, success: true }] },
    [`DELETE /api/albums/${id}/assets`]: { json: [{ id, success: true }] },
  };
  const { server, immich, signal } = await connected(version, script);
  const changes = {
    isFavorite: true,
    visibility: 'archive',
    description: 'x',
    dateTimeOriginal: '2001-02-03T04:05:06+01:00',
    latitude: 1,
    longitude: 2,
    rating: 3,
  } as const;
  await immich.upload(
    {
      fileName: 'a.jpg',
      body: { sizeBytes: 1, open: () => Readable.from([Buffer.from('x')]) },
      takenAt: '2001-02-03T04:05:06.000Z',
      isFavorite: true,
      visibility: 'archive',
      livePhotoVideoId: id,
      xmp: '<x/>',
    },
    signal,
  );
  await immich.check(['00'], signal);
  await immich.updateAssets([id], changes, signal);
  await immich.updateAssets([id], { isFavorite: true, description: 'x' }, signal);
  await immich.linkLivePhoto(id, id, signal);
  await immich.trash([id], signal);
  await immich.restoreFromTrash([id], signal);
  await immich.countAssets(signal);
  await immich.getAsset(id, signal);
  await immich.listAlbums(signal);
  await immich.createAlbum({ title: 'a', description: 'b', assetIds: [id] }, signal);
  await immich.addToAlbum(id, [id], signal);
  await immich.removeFromAlbum(id, [id], signal);
  await immich.albumMembers(id, signal);
  await immich.deleteAlbum(id, signal);
  await immich.upsertTags(['a'], signal);
  await immich.tagAssets([id], [id], signal);
  await immich.createStack([id, id], signal);
  await immich.deleteStack(id, signal);
  await immich.storage(signal);
  await immich.listQueues(signal);
  await immich.setQueuePaused(id, true, signal);
  await immich.inspection.latencyMs(signal);
  await immich.inspection.hasTrash(signal);
  await immich.inspection.showsTags(signal);
  await immich.inspection.storageTemplate(signal);
  const query = {
    checksum: '00',
    originalFileName: 'a',
    takenAfter: '2001-01-01T00:00:00Z',
    takenBefore: '2002-01-01T00:00:00Z',
    withTrashed: true,
  };
  for await (const asset of immich.searchAssets(query, signal)) expect.unreachable(asset.id);
  for await (const chunk of immich.downloadOriginal(id, signal)) expect(chunk.toString()).toBe('bytes');
  return [...server.requests, ...(await exerciseSignIn(version, id))];
}

function fieldsOf(request: ScriptedRequest): string[] {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) return parseMultipart(type, request.body).map(({ name }) => name);
  return Object.keys(request.json ?? {});
}

describe.each([
  ['1.135.3', oldest],
  ['3.0.3', newest],
] as const)('requests to a %s server', (version, contract) => {
  test('ask only for what exists there, and leave out nothing that is required', async () => {
    const requests = (await exercise(version)).filter(({ path }) => path.startsWith('/api/'));
    const asked = new Set<string>();
    for (const request of requests) {
      const key = `${request.method} ${request.path.slice('/api'.length).replace(id, '{id}')}`;
      asked.add(key);
      const route = contract[key];
      expect(route, key).toBeDefined();
      expect(route?.query ?? [], key).toEqual(expect.arrayContaining([...request.query.keys()]));
      const { required = [], optional = [] } = route?.body ?? {};
      expect([...required, ...optional], key).toEqual(expect.arrayContaining(fieldsOf(request)));
      expect(fieldsOf(request), key).toEqual(expect.arrayContaining([...required]));
    }
    // A fact that nothing uses would prove nothing. From 3.0 albums are read only to explain a refusal.
    const unused = Object.keys(contract).filter((key) => !asked.has(key));
    expect(unused).toEqual(version === '3.0.3' ? ['GET /albums/{id}'] : []);
  });
});

describe('answers', () => {
  const read: readonly (readonly [string, z.ZodType])[] = [
    ['GET /server/ping', schemas.pingAnswer],
    ['GET /server/version', schemas.versionAnswer],
    ['GET /server/media-types', schemas.mediaTypesAnswer],
    ['GET /server/storage', schemas.storageAnswer],
    ['GET /server/features', schemas.trashAnswer],
    ['GET /system-config', schemas.systemConfigAnswer],
    ['GET /server/features', schemas.signInFeaturesAnswer],
    ['GET /server/config', schemas.signInConfigAnswer],
    ['POST /auth/login', schemas.loginAnswer],
    ['POST /oauth/authorize', schemas.authorizeAnswer],
    ['POST /oauth/callback', schemas.loginAnswer],
    ['POST /api-keys', schemas.createdKeyAnswer],
    ['GET /users/me', schemas.userAnswer],
    ['GET /users/me/preferences', schemas.preferencesAnswer],
    ['POST /assets', schemas.uploadAnswer],
    ['POST /assets/bulk-upload-check', schemas.checkAnswer],
    ['GET /assets/statistics', schemas.statisticsAnswer],
    ['GET /assets/{id}', schemas.assetAnswer],
    ['POST /search/metadata', schemas.searchAnswer],
    ['GET /albums', schemas.albumListAnswer],
    ['GET /albums/{id}', schemas.albumAnswer],
    ['POST /albums', schemas.albumAnswer],
    ['PUT /albums/{id}/assets', schemas.batchAnswer],
    ['PUT /tags', schemas.tagListAnswer],
    ['PUT /tags/assets', schemas.countAnswer],
    ['POST /stacks', schemas.stackAnswer],
    ['POST /trash/restore/assets', schemas.countAnswer],
  ];

  test.each(read)(
    'to %s hold what is required in both versions, and what is read in at least one',
    (key, schema) => {
      const { all, required } = pathsOf(schema);
      const [before, after] = [oldest[key]?.answer ?? [], newest[key]?.answer ?? []];
      expect(required.length).toBeGreaterThan(0);
      for (const path of required) {
        expect(before, path).toContain(path);
        expect(after, path).toContain(path);
      }
      for (const path of all) expect([...before, ...after], path).toContain(path);
    },
  );
});

describe('answers about queues', () => {
  test('are read as each version gives them', () => {
    const counts = { active: 1, waiting: 2, paused: 0, completed: 0, failed: 0, delayed: 9 };
    const jobs = {
      thumbnailGeneration: { queueStatus: { isPaused: true, isActive: false }, jobCounts: counts },
    };
    expect(schemas.jobsAnswer.parse(jobs)).toEqual(jobs);
    const { all, required } = pathsOf(schemas.queuesAnswer);
    expect(newest['GET /queues']?.answer).toEqual(expect.arrayContaining(required));
    expect(newest['GET /queues']?.answer).toEqual(expect.arrayContaining(all));
  });
});

describe('permissions', () => {
  const current = new Set(Object.values(newest).flatMap(({ permission }) => permission ?? []));

  test('are all demanded by some route that is used', () => {
    const everything = permissionUses.map(({ feature }) => feature);
    const named = requiredPermissions({ major: 3, minor: 2, patch: 2 }, everything).map(
      ({ permission }) => permission,
    );
    expect(new Set(named)).toEqual(current);
  });
});

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Dotted paths of what a schema reads; assets and tags inside another answer are left to their own routes. */
function pathsOf(schema: z.ZodType): { all: string[]; required: string[] } {
  const all: string[] = [];
  const required: string[] = [];
  const visit = (node: JsonSchema, prefix: string, demanded: boolean): void => {
    const shape = node.anyOf?.find(({ type }) => type !== 'null') ?? node;
    if (shape.items !== undefined) visit(shape.items, `${prefix}[]`, demanded);
    for (const [name, child] of Object.entries(shape.properties ?? {})) {
      const path = prefix === '' ? name : `${prefix}.${name}`;
      if (/^(assets\.items|assets|tags)\[\]\.|^stack\./.test(path)) continue;
      const isDemanded = demanded && shape.required?.includes(name) === true;
      all.push(path);
      if (isDemanded) required.push(path);
      visit(child, path, isDemanded);
    }
  };
  visit(z.toJSONSchema(schema) as JsonSchema, '', true);
  return { all, required };
}
