import { describe, expect, test } from 'vitest';
import type { ScriptedAnswer, ScriptedRequest } from '../support/scripted-server.ts';
import { connected } from './connected.ts';
import type { ObservedVersion } from './observed.ts';
import { apiKey, assetBody, errorAnswer, userId } from './observed.ts';

const albumId = '63bbc6ce-8edd-46f8-909d-1a870daa968e';

/** A v4 UUID for a number. */
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => idOf(index));
const idsIn = (request: ScriptedRequest) => (request.json as { ids: string[] }).ids;

function albumBody(version: ObservedVersion, over: object = {}): object {
  const old = { ownerId: userId, owner: { id: userId }, assets: [], albumUsers: [] };
  const recent = { albumUsers: [{ user: { id: userId }, role: 'owner' }] };
  return {
    id: albumId,
    albumName: 'Trip',
    description: '',
    albumThumbnailAssetId: null,
    assetCount: 0,
    shared: false,
    hasSharedLink: false,
    ...(version === '3.0.3' ? recent : old),
    ...over,
  };
}

/** Answers as all versions do: one result for each id; a malformed id refuses the whole call. */
function addAnswer(version: ObservedVersion, over: Record<string, object> = {}) {
  return (request: ScriptedRequest): ScriptedAnswer => {
    const ids = idsIn(request);
    if (ids.includes('malformed')) return errorAnswer(version, 400, ['each value in ids must be a UUID']);
    return { json: ids.map((id) => ({ id, success: true, ...over[id] })) };
  };
}

describe('listAlbums', () => {
  test.each<[ObservedVersion]>([['1.135.3'], ['3.0.3']])(
    'lists owned albums of a %s server',
    async (version) => {
      const { server, immich, signal } = await connected(version, {
        'GET /api/albums': {
          json: [albumBody(version, { assetCount: 2 }), albumBody(version, { id: 'b', albumName: '' })],
        },
      });
      expect(await immich.listAlbums(signal)).toEqual([
        { id: albumId, title: 'Trip', assetCount: 2 },
        { id: 'b', title: '', assetCount: 0 },
      ]);
      const filter = version === '3.0.3' ? 'true' : null;
      expect(server.requestsTo('GET /api/albums')[0]?.query.get('isOwned')).toBe(filter);
    },
  );
});

describe('addToAlbum', () => {
  test('asks in thousands and reads the answer for each id', async () => {
    const ids = idsOf(2500);
    const { server, immich, signal } = await connected('2.7.5', {
      [`PUT /api/albums/${albumId}/assets`]: addAnswer('2.7.5', {
        [idOf(1)]: { success: false, error: 'duplicate' },
        [idOf(2400)]: { success: false, error: 'no_permission' },
      }),
    });
    const results = await immich.addToAlbum(albumId, ids, signal);
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(results[1]).toEqual({ id: idOf(1), ok: true, error: 'duplicate' });
    expect(results[2400]).toEqual({ id: idOf(2400), ok: false, error: 'no_permission' });
    expect(results.filter(({ ok }) => ok)).toHaveLength(2499);
    const calls = server.requestsTo(`PUT /api/albums/${albumId}/assets`);
    expect(calls.map((call) => idsIn(call).length)).toEqual([1000, 1000, 500]);
  });

  test.each<[ObservedVersion]>([['1.135.3'], ['3.0.3']])(
    'loses none for one bad id on %s',
    async (version) => {
      const ids = [...idsOf(400), 'malformed', ...idsOf(500).slice(400)];
      const { immich, signal } = await connected(version, {
        [`PUT /api/albums/${albumId}/assets`]: addAnswer(version),
        [`GET /api/albums/${albumId}`]: { json: albumBody(version) },
      });
      const results = await immich.addToAlbum(albumId, ids, signal);
      expect(results.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual(['malformed']);
      expect(results).toHaveLength(501);
    },
  );

  test('says once that the album is gone instead of refusing each photo', async () => {
    const { server, immich, signal } = await connected('1.135.3', {
      [`PUT /api/albums/${albumId}/assets`]: errorAnswer('1.135.3', 400, 'Album not found'),
      [`GET /api/albums/${albumId}`]: errorAnswer('1.135.3', 400, 'Not found or no album.read access'),
    });
    await expect(immich.addToAlbum(albumId, idsOf(300), signal)).rejects.toMatchObject({ kind: 'invalid' });
    expect(server.requestsTo(`PUT /api/albums/${albumId}/assets`)).toHaveLength(1);
  });

  test('counts an id asked for twice as in, and one without an answer as not', async () => {
    const { immich, signal } = await connected('2.7.5', {
      [`PUT /api/albums/${albumId}/assets`]: {
        json: [
          { id: idOf(1), success: true },
          { id: idOf(1), success: false, error: 'duplicate' },
        ],
      },
    });
    expect(await immich.addToAlbum(albumId, [idOf(1), idOf(1), idOf(2)], signal)).toEqual([
      { id: idOf(1), ok: true },
      { id: idOf(1), ok: true },
      { id: idOf(2), ok: false, error: 'no answer' },
    ]);
  });

  test('asks nothing for an empty list', async () => {
    const { server, immich, signal } = await connected('2.7.5');
    const before = server.requests.length;
    expect(await immich.addToAlbum(albumId, [], signal)).toEqual([]);
    expect(server.requests.length).toBe(before);
  });
});

describe('createAlbum', () => {
  const created = (request: ScriptedRequest): ScriptedAnswer => {
    const { assetIds, albumName } = request.json as { assetIds: string[]; albumName: string };
    if (assetIds.includes('malformed'))
      return errorAnswer('2.7.5', 400, ['each value in assetIds must be a UUID']);
    return { status: 201, json: albumBody('2.7.5', { albumName, assetCount: assetIds.length }) };
  };
  const album = { title: 'Sommer “2019”', description: 'am See' };

  test('creates and fills it', async () => {
    const { server, immich, signal } = await connected('2.7.5', {
      'POST /api/albums': created,
      [`PUT /api/albums/${albumId}/assets`]: addAnswer('2.7.5'),
    });
    const made = await immich.createAlbum({ ...album, assetIds: idsOf(1200) }, signal);
    expect(made).toEqual({ id: albumId, title: album.title, assetCount: 1200 });
    expect(server.requestsTo('POST /api/albums')[0]?.json).toMatchObject({
      albumName: album.title,
      description: 'am See',
    });
  });

  test('creates it all the same when one id is bad', async () => {
    const { immich, signal } = await connected('2.7.5', {
      'POST /api/albums': created,
      [`GET /api/albums/${albumId}`]: { json: albumBody('2.7.5') },
      [`PUT /api/albums/${albumId}/assets`]: addAnswer('2.7.5'),
    });
    const made = await immich.createAlbum({ ...album, assetIds: ['malformed', ...idsOf(9)] }, signal);
    expect(made).toMatchObject({ id: albumId, assetCount: 9 });
  });

  test('keeps the id of a new album when filling it fails', async () => {
    const { immich, signal } = await connected('2.7.5', {
      'POST /api/albums': created,
      [`PUT /api/albums/${albumId}/assets`]: { status: 502, text: 'bad gateway' },
    });
    expect(await immich.createAlbum({ ...album, assetIds: idsOf(1001) }, signal)).toMatchObject({
      id: albumId,
      assetCount: 1000,
    });
  });

  test('rejects when the album itself is refused', async () => {
    const { server, immich, signal } = await connected('2.7.5', {
      'POST /api/albums': errorAnswer('2.7.5', 400, ['albumName must be a string']),
    });
    await expect(immich.createAlbum({ ...album, assetIds: idsOf(2) }, signal)).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(server.requestsTo('POST /api/albums')).toHaveLength(2);
  });
});

describe('albumMembers', () => {
  test.each<[ObservedVersion]>([['1.118.2'], ['2.7.5']])(
    'reads them from the album on %s',
    async (version) => {
      const { immich, signal } = await connected(version, {
        [`GET /api/albums/${albumId}`]: {
          json: albumBody(version, { assets: [assetBody(version, 'a'), assetBody(version, 'b')] }),
        },
      });
      expect(await immich.albumMembers(albumId, signal)).toEqual(['a', 'b']);
    },
  );

  test('searches them page by page on 3.0.3', async () => {
    const { server, immich, signal } = await connected('3.0.3', {
      'POST /api/search/metadata': (request) => {
        const { page } = request.json as { page: number };
        const items = [assetBody('3.0.3', `p${page}`, { ownerId: 'someone else' }), assetBody('3.0.3', 'p1')];
        return {
          json: {
            albums: {},
            assets: { total: 2, count: 2, items, facets: [], nextPage: page < 3 ? String(page + 1) : null },
          },
        };
      },
    });
    expect(await immich.albumMembers(albumId, signal)).toEqual(['p1', 'p2', 'p3']);
    const [first] = server.requestsTo('POST /api/search/metadata');
    expect(first?.json).toMatchObject({ albumIds: [albumId], page: 1, size: 1000 });
    expect(first?.json).not.toHaveProperty('visibility');
  });
});

describe('taking apart', () => {
  test('removes assets from an album, and albums, whichever success the version answers', async () => {
    for (const status of [200, 204]) {
      const { server, immich, signal } = await connected('2.7.5', {
        [`DELETE /api/albums/${albumId}/assets`]: (request) => ({
          json: idsIn(request).map((id) => ({ id, success: id !== idOf(1), error: 'not_found' })),
        }),
        [`DELETE /api/albums/${albumId}`]: { status },
      });
      const results = await immich.removeFromAlbum(albumId, idsOf(2), signal);
      expect(results.map(({ ok }) => ok)).toEqual([true, false]);
      await immich.deleteAlbum(albumId, signal);
      expect(server.requestsTo(`DELETE /api/albums/${albumId}`)[0]?.headers['x-api-key']).toBe(apiKey);
    }
  });
});
