import { describe, expect, test } from 'vitest';
import type { ScriptedAnswer, ScriptedRequest } from '../support/scripted-server.ts';
import { send } from '../support/scripted-server.ts';
import { connected } from './connected.ts';
import type { ObservedVersion } from './observed.ts';
import { assetBody, errorAnswer, greeting } from './observed.ts';

const sha1Of = (index: number) => index.toString(16).padStart(40, '0');
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => idOf(index));

interface CheckBody {
  readonly assets: readonly { readonly id: string; readonly checksum: string }[];
}

describe('check', () => {
  test('answers in the order asked, in batches of 5000', async () => {
    const { server, immich, signal } = await connected('2.7.5', {
      'POST /api/assets/bulk-upload-check': (request) => ({
        json: {
          results: (request.json as CheckBody).assets
            .map(({ id, checksum }) => {
              const index = Number.parseInt(checksum, 16);
              if (index % 3 === 0) return { id, action: 'accept' };
              return {
                id,
                action: 'reject',
                reason: 'duplicate',
                assetId: idOf(index),
                isTrashed: index % 3 === 2,
              };
            })
            .reverse(),
        },
      }),
    });
    const results = await immich.check(
      Array.from({ length: 11_000 }, (_, index) => sha1Of(index)),
      signal,
    );
    expect(results).toHaveLength(11_000);
    expect(results[5001]).toEqual({ present: false });
    expect(results[5002]).toEqual({ present: true, assetId: idOf(5002), trashed: false });
    expect(results[10_001]).toEqual({ present: true, assetId: idOf(10_001), trashed: true });
    const sizes = server
      .requestsTo('POST /api/assets/bulk-upload-check')
      .map(({ json }) => (json as CheckBody).assets.length);
    expect(sizes).toEqual([5000, 5000, 1000]);
  });

  test('never sends an empty list, which servers answer with 500', async () => {
    const { server, immich, signal } = await connected('2.7.5');
    expect(await immich.check([], signal)).toEqual([]);
    expect(server.requestsTo('POST /api/assets/bulk-upload-check')).toEqual([]);
  });

  test('does not take a missing answer for "not there"', async () => {
    const { immich, signal } = await connected('2.7.5', {
      'POST /api/assets/bulk-upload-check': { json: { results: [{ id: '0', action: 'accept' }] } },
    });
    await expect(immich.check([sha1Of(1), sha1Of(2)], signal)).rejects.toMatchObject({ retry: 'later' });
  });

  test('says what is missing when the answer has another shape', async () => {
    const { immich, signal } = await connected('2.7.5', {
      'POST /api/assets/bulk-upload-check': { json: { results: [{ id: 7 }] } },
    });
    await expect(immich.check([sha1Of(1)], signal)).rejects.toMatchObject({
      kind: 'not-immich',
      message: expect.stringContaining('results.0.id') as string,
    });
  });
});

describe('countAssets', () => {
  const statistics = (request: ScriptedRequest): ScriptedAnswer => {
    const { visibility, isTrashed } = Object.fromEntries(request.query);
    const total = { '': 100, trashed: 7, hidden: 20, hiddentrashed: 1 }[
      `${visibility ?? ''}${isTrashed ? 'trashed' : ''}`
    ];
    return { json: { images: total, videos: 0, total } };
  };

  test.each<[ObservedVersion, { total: number; trashed: number }]>([
    ['1.118.2', { total: 107, trashed: 7 }],
    ['1.135.3', { total: 128, trashed: 8 }],
    ['3.0.3', { total: 128, trashed: 8 }],
  ])('counts what a key can see on %s', async (version, expected) => {
    const { immich, signal } = await connected(version, { 'GET /api/assets/statistics': statistics });
    expect(await immich.countAssets(signal)).toEqual(expected);
  });
});

describe('getAsset', () => {
  test.each<[ObservedVersion, string]>([
    ['1.118.2', 'archive'],
    ['2.7.5', 'timeline'],
    ['3.0.3', 'timeline'],
  ])('reads an asset of %s', async (version, visibility) => {
    const more = {
      tags: [{ id: 't', value: 'A/B' }],
      stack: { id: 's', primaryAssetId: 'x' },
      isArchived: visibility === 'archive',
    };
    const { immich, signal } = await connected(version, {
      [`GET /api/assets/${idOf(1)}`]: { json: assetBody(version, idOf(1), more) },
    });
    expect(await immich.getAsset(idOf(1), signal)).toMatchObject({
      id: idOf(1),
      checksum: 'bd95bcc2eda83d13eabe5396521859e477904cc7',
      localDateTime: '2001-02-03T05:05:06.000Z',
      visibility,
      livePhotoVideoId: undefined,
      stackId: 's',
      tags: ['A/B'],
      exif: { sizeBytes: 24_640, timeZone: 'UTC+1', latitude: undefined, description: '' },
    });
  });
});

describe('searchAssets', () => {
  const found = (id: string, over: object = {}) => ({
    json: {
      albums: {},
      assets: { total: 1, count: 1, items: [assetBody('2.7.5', id, over)], facets: [], nextPage: null },
    },
  });

  test.each<[ObservedVersion, object[]]>([
    ['1.118.2', [{ withArchived: true }, { withArchived: true, isVisible: false }]],
    ['1.135.3', [{ visibility: 'timeline' }, { visibility: 'archive' }, { visibility: 'hidden' }]],
    ['3.0.3', [{}]],
  ])('sees timeline, archive and hidden on %s', async (version, scopes) => {
    const { server, immich, signal } = await connected(version, { 'POST /api/search/metadata': found('a') });
    const assets = [];
    for await (const asset of immich.searchAssets({ checksum: sha1Of(1), withTrashed: true }, signal))
      assets.push(asset.id);
    expect(assets).toEqual(['a']);
    const asked = server.requestsTo('POST /api/search/metadata').map(({ json }) => json);
    expect(asked).toEqual(
      scopes.map((scope) => ({
        checksum: sha1Of(1),
        withDeleted: true,
        withExif: true,
        size: 1000,
        page: 1,
        ...scope,
      })),
    );
  });

  test('leaves out what belongs to others', async () => {
    const { immich, signal } = await connected('3.0.3', {
      'POST /api/search/metadata': found('a', { ownerId: 'partner' }),
    });
    for await (const asset of immich.searchAssets({}, signal)) expect.unreachable(asset.id);
  });
});

describe('updateAssets', () => {
  const one = `PUT /api/assets/${idOf(0)}`;

  test('changes many in one call and finds the one that is refused', async () => {
    const { immich, signal } = await connected('2.7.5', {
      'PUT /api/assets': (request) =>
        (request.json as { ids: string[] }).ids.includes(idOf(3))
          ? errorAnswer('2.7.5', 400, 'Not found or no asset.update access')
          : { status: 204 },
    });
    const results = await immich.updateAssets(idsOf(10), { isFavorite: true }, signal);
    expect(results.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual([idOf(3)]);
  });

  test.each<[ObservedVersion, object, string, object]>([
    ['1.118.2', { visibility: 'archive' }, 'PUT /api/assets', { ids: [idOf(0)], isArchived: true }],
    ['1.118.2', { description: 'x' }, one, { description: 'x' }],
    ['1.135.3', { visibility: 'timeline' }, 'PUT /api/assets', { ids: [idOf(0)], visibility: 'timeline' }],
    ['1.135.3', { rating: 4 }, one, { rating: 4 }],
    [
      '2.7.5',
      { rating: 4, description: 'x' },
      'PUT /api/assets',
      { ids: [idOf(0)], rating: 4, description: 'x' },
    ],
  ])('asks a %s server for %j in the way it understands', async (version, changes, key, json) => {
    const { server, immich, signal } = await connected(version, {
      'PUT /api/assets': { status: 204 },
      [one]: { json: {} },
    });
    expect(await immich.updateAssets([idOf(0)], changes, signal)).toEqual([{ id: idOf(0), ok: true }]);
    expect(server.requestsTo(key).map((request) => request.json)).toEqual([json]);
  });

  test('keeps the locked folder closed on a server that has none', async () => {
    const { server, immich, signal } = await connected('1.118.2', { 'PUT /api/assets': { status: 204 } });
    const results = await immich.updateAssets([idOf(0)], { visibility: 'locked' }, signal);
    expect(results).toMatchObject([
      { ok: false, error: expect.stringContaining('no locked folder') as string },
    ]);
    expect(server.requestsTo('PUT /api/assets')).toEqual([]);
  });

  test('tries PATCH where a future server no longer knows PUT', async () => {
    const { server, immich, signal } = await connected('3.0.3', {
      ...greeting('3.0.3'),
      'GET /api/server/version': { json: { major: 4, minor: 0, patch: 0 } },
      'PATCH /api/assets': { status: 204 },
    });
    await immich.updateAssets([idOf(0)], { isFavorite: true }, signal);
    expect(server.requestsTo('PATCH /api/assets')).toHaveLength(1);
  });

  test('links and unlinks live photos', async () => {
    const { server, immich, signal } = await connected('2.7.5', { [one]: { json: {} } });
    await immich.linkLivePhoto(idOf(0), idOf(1), signal);
    await immich.unlinkLivePhoto(idOf(0), signal);
    expect(server.requestsTo(one).map(({ json }) => json)).toEqual([
      { livePhotoVideoId: idOf(1) },
      { livePhotoVideoId: null },
    ]);
  });
});

describe('trash', () => {
  test('moves the good ones and then says which failed; never deletes for good', async () => {
    const gone: string[] = [];
    const { server, immich, signal } = await connected('3.0.3', {
      'DELETE /api/assets': (request) => {
        const { ids } = request.json as { ids: string[] };
        if (ids.includes(idOf(2))) return errorAnswer('3.0.3', 400, 'Not found or no asset.delete access');
        gone.push(...ids);
        return { status: 204 };
      },
    });
    await expect(immich.trash(idsOf(5), signal)).rejects.toMatchObject({ kind: 'invalid' });
    expect(gone).toEqual([idOf(0), idOf(1), idOf(3), idOf(4)]);
    expect(
      server.requestsTo('DELETE /api/assets').every(({ json }) => !(json as { force: boolean }).force),
    ).toBe(true);
  });

  test('restores', async () => {
    const { server, immich, signal } = await connected('1.135.3', {
      'POST /api/trash/restore/assets': { json: { count: 2 } },
    });
    await immich.restoreFromTrash(idsOf(2), signal);
    expect(server.requestsTo('POST /api/trash/restore/assets')[0]?.json).toEqual({ ids: idsOf(2) });
  });
});

describe('tags and stacks', () => {
  test('matches tags by value, whatever the server makes of the list', async () => {
    const { server, immich, signal } = await connected('2.7.5', {
      'PUT /api/tags': {
        json: [
          { id: '2', name: 'c', value: 'a/c' },
          { id: '1', name: 'b', value: 'b' },
        ],
      },
    });
    const tags = await immich.upsertTags(['b', '/a//c/', 'a/c', '', '/'], signal);
    expect([...tags]).toEqual([
      ['b', '1'],
      ['/a//c/', '2'],
      ['a/c', '2'],
    ]);
    expect(server.requestsTo('PUT /api/tags')[0]?.json).toEqual({ tags: ['b', 'a/c'] });
  });

  test('tags many and survives a bad id', async () => {
    const { server, immich, signal } = await connected('3.0.3', {
      'PUT /api/tags/assets': (request) =>
        (request.json as { assetIds: string[] }).assetIds.includes('bad')
          ? {
              status: 400,
              json: {
                message: 'Validation failed',
                errors: [{ code: 'invalid_format', path: ['assetIds', 1], message: 'Invalid UUID' }],
              },
            }
          : { json: { count: 1 } },
    });
    const results = await immich.tagAssets(['t'], [idOf(0), 'bad', idOf(1)], signal);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(results[1]?.error).toContain('assetIds.1: Invalid UUID');
    const before = server.requests.length;
    await immich.tagAssets([], [idOf(0)], signal);
    expect(server.requests.length).toBe(before);
  });

  test('stacks with the first on top', async () => {
    const { server, immich, signal } = await connected('2.7.5', {
      'POST /api/stacks': { status: 201, json: { id: 's1', primaryAssetId: idOf(1), assets: [] } },
    });
    expect(await immich.createStack([idOf(1), idOf(0)], signal)).toEqual({ stackId: 's1' });
    expect(server.requestsTo('POST /api/stacks')[0]?.json).toEqual({ assetIds: [idOf(1), idOf(0)] });
  });
});

describe('downloadOriginal', () => {
  test('gives the bytes as they come, and errors as errors', async () => {
    const { immich, signal } = await connected('2.7.5', {
      [`GET /api/assets/${idOf(1)}/original`]: {
        text: 'x'.repeat(300_000),
        headers: { 'content-type': 'image/jpeg' },
      },
      [`GET /api/assets/${idOf(2)}/original`]: errorAnswer(
        '2.7.5',
        403,
        'Missing required permission: asset.download',
      ),
    });
    let size = 0;
    for await (const chunk of immich.downloadOriginal(idOf(1), signal)) size += chunk.length;
    expect(size).toBe(300_000);
    const refused = immich.downloadOriginal(idOf(2), signal)[Symbol.asyncIterator]().next();
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden', permission: 'asset.download' });
  });

  test('does not take a cut download for a whole one', async () => {
    const { immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: (request, response) => {
          if (request.url?.endsWith('/original') !== true) return false;
          response.writeHead(200, { 'content-length': '1000' });
          response.write('x'.repeat(10), () => request.socket.destroy());
          return true;
        },
      },
    );
    const download = async () => {
      for await (const chunk of immich.downloadOriginal(idOf(1), signal))
        expect(chunk.length).toBeLessThan(1000);
    };
    await expect(download()).rejects.toMatchObject({ kind: 'unreachable', retry: 'now' });
  });
});

describe('a login page in the middle of a run', () => {
  test('is never taken for success', async () => {
    const page = { text: '<html><title>Sign in ・ Cloudflare Access</title></html>' };
    const { immich, signal } = await connected('2.7.5', {
      'PUT /api/assets': page,
      'DELETE /api/assets': page,
      'POST /api/assets/bulk-upload-check': page,
      [`GET /api/assets/${idOf(1)}/original`]: page,
    });
    const login = { kind: 'login-page', retry: 'fatal' };
    await expect(immich.updateAssets(idsOf(2), { isFavorite: true }, signal)).rejects.toMatchObject(login);
    await expect(immich.trash(idsOf(2), signal)).rejects.toMatchObject(login);
    await expect(immich.check([sha1Of(1)], signal)).rejects.toMatchObject(login);
    const download = immich.downloadOriginal(idOf(1), signal)[Symbol.asyncIterator]().next();
    await expect(download).rejects.toMatchObject(login);
  });
});

describe('ping', () => {
  test('tells a server that serves from one that does not', async () => {
    let state: 'up' | 'maintenance' | 'login' | 'revoked' = 'up';
    const { server, immich, signal } = await connected(
      '2.7.5',
      {},
      {
        takeOver: (request, response) => {
          if (state === 'up' || request.url !== '/api/users/me') return false;
          if (state === 'maintenance') send(response, errorAnswer('2.7.5', 404, 'Cannot GET /api/users/me'));
          if (state === 'login') send(response, { text: '<html><title>Login</title></html>' });
          if (state === 'revoked') send(response, errorAnswer('2.7.5', 401, 'Invalid API key'));
          return true;
        },
      },
    );
    expect(await immich.ping(signal)).toBe(true);
    state = 'maintenance';
    expect(await immich.ping(signal)).toBe(false);
    state = 'login';
    expect(await immich.ping(signal)).toBe(false);
    state = 'revoked';
    expect(await immich.ping(signal)).toBe(true);
    await server.close();
    expect(await immich.ping(signal)).toBe(false);
    expect(await immich.ping(AbortSignal.abort())).toBe(false);
  });
});
