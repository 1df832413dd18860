import { describe, expect, it } from 'vitest';
import { assetForm, clientOf } from './support/client.ts';
import { jpeg } from './support/media.ts';
import { running, type Running } from './support/running-sandbox.ts';

const versions = ['1.135', '2.7', '3.0'] as const;
const unknownId = '00000000-0000-4000-8000-000000000000';

async function uploads(at: Running, count: number, fields = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    ids.push((await at.client.upload(assetForm(`p${index}.jpg`, jpeg(), fields))).body.id);
  }
  return ids;
}

async function album(at: Running, assetIds: readonly string[] = []): Promise<string> {
  return (await at.client.call('POST', '/api/albums', { albumName: 'Trip', description: 'desc', assetIds }))
    .body.id;
}

describe.each(versions)('albums on %s', (version) => {
  it('are made with the assets that may be in them', async () => {
    const at = await running({ version });
    const [one = '', two = ''] = await uploads(at, 2);
    const reply = await at.client.call('POST', '/api/albums', {
      albumName: 'A',
      assetIds: [one, one, two, unknownId],
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ albumName: 'A', assetCount: 2, shared: false, order: 'desc' });
    expect('owner' in reply.body).toBe(version !== '3.0');
    expect('assets' in reply.body).toBe(version !== '3.0');
    const owner = { user: { name: 'Admin' }, role: 'owner' };
    expect(reply.body).toMatchObject({ albumUsers: version === '3.0' ? [owner] : [] });
  });

  it('answer for each asset in the order asked', async () => {
    const at = await running({ version });
    const [known = '', fresh = ''] = await uploads(at, 2);
    const [hidden = ''] = await uploads(at, 1, { visibility: 'hidden' });
    const [locked = ''] = await uploads(at, 1, { visibility: 'locked' });
    const id = await album(at, [known]);
    const ids = [known, fresh, fresh, unknownId, hidden, locked];
    const reply = await at.client.call('PUT', `/api/albums/${id}/assets`, { ids });
    expect(reply.body).toEqual([
      { id: known, success: false, error: 'duplicate' },
      { id: fresh, success: true },
      { id: fresh, success: false, error: 'duplicate' },
      { id: unknownId, success: false, error: 'no_permission' },
      { id: hidden, success: true },
      { id: locked, success: false, error: 'no_permission' },
    ]);
    expect((await at.client.call('GET', `/api/albums/${id}`)).body).toMatchObject({ assetCount: 2 });
    expect(at.sandbox.snapshot().albums[0]?.assetIds).toEqual([known, fresh, hidden]);
    const removed = await at.client.call('DELETE', `/api/albums/${id}/assets`, { ids: [fresh, unknownId] });
    expect(removed.body).toEqual([
      { id: fresh, success: true },
      { id: unknownId, success: false, error: 'not_found' },
    ]);
    expect((await at.client.call('PUT', `/api/albums/${id}/assets`, { ids: [] })).body).toEqual([]);
  });

  it('refuse what is not theirs', async () => {
    const at = await running({ version });
    const id = await album(at);
    const guest = clientOf(at.sandbox.url, at.sandbox.createUser('Guest').apiKey);
    const unknown = await at.client.call('PUT', `/api/albums/${unknownId}/assets`, { ids: [] });
    expect([unknown.status, unknown.body.message]).toEqual([400, 'Album not found']);
    const foreign = await guest.call('PUT', `/api/albums/${id}/assets`, { ids: [] });
    const permission = version === '1.135' ? 'album.addAsset' : 'albumAsset.create';
    expect(foreign.body.message).toBe(`Not found or no ${permission} access`);
    expect((await guest.call('GET', `/api/albums/${id}`)).body.message).toBe(
      'Not found or no album.read access',
    );
    const thumbnail = await at.client.call('PATCH', `/api/albums/${id}`, {
      albumThumbnailAssetId: unknownId,
    });
    expect(thumbnail.body.message).toBe('Invalid album thumbnail');
    expect((await at.client.call('POST', '/api/albums', {})).status).toBe(400);
    expect((await at.client.call('POST', '/api/albums', { albumName: '' })).status).toBe(201);
  });

  it('list members as their version can', async () => {
    const at = await running({ version });
    const [one = ''] = await uploads(at, 1);
    const [hidden = ''] = await uploads(at, 1, { visibility: 'hidden' });
    const id = await album(at, [one, hidden]);
    const got = (await at.client.call('GET', `/api/albums/${id}`)).body.assets as unknown as
      { id: string }[] | undefined;
    expect(got?.map((asset) => asset.id)).toEqual(version === '3.0' ? undefined : [one]);
    const { items } = (await at.client.call('POST', '/api/search/metadata', { albumIds: [id] })).body.assets;
    expect(items.map((asset) => asset.id).sort()).toEqual(version === '3.0' ? [one, hidden].sort() : [one]);
  });

  it('are shared, listed and deleted', async () => {
    const at = await running({ version });
    const guestUser = at.sandbox.createUser('Guest');
    const guest = clientOf(at.sandbox.url, guestUser.apiKey);
    const id = await album(at);
    const share = { albumUsers: [{ userId: guestUser.id, role: 'editor' }] };
    expect((await at.client.call('PUT', `/api/albums/${id}/users`, share)).body).toMatchObject({
      shared: true,
    });
    expect((await at.client.call('PUT', `/api/albums/${id}/users`, share)).status).toBe(
      version === '3.0' ? 200 : 400,
    );
    expect((await guest.call('GET', '/api/albums')).body).toHaveLength(version === '3.0' ? 1 : 0);
    const filter = version === '3.0' ? 'isOwned=false' : 'shared=true';
    expect((await guest.call('GET', `/api/albums?${filter}`)).body).toMatchObject([{ id }]);
    expect((await at.client.call('GET', '/api/albums?isOwned=true')).body).toHaveLength(1);
    expect((await at.client.call('DELETE', `/api/albums/${id}`)).status).toBe(
      version === '1.135' ? 200 : 204,
    );
    expect((await at.client.call('DELETE', `/api/albums/${id}`)).body.message).toBe(
      'Not found or no album.delete access',
    );
  });

  it('take many albums at once from 2.7 on', async () => {
    const at = await running({ version });
    const [asset = ''] = await uploads(at, 1);
    const albumIds = [await album(at), await album(at)];
    const add = async (assetIds: string[]): Promise<unknown> => {
      const reply = await at.client.call('PUT', '/api/albums/assets', { albumIds, assetIds });
      return version === '1.135' ? reply.status : reply.body;
    };
    expect(await add([asset, unknownId])).toEqual(version === '1.135' ? 404 : { success: true });
    expect(await add([asset])).toEqual(version === '1.135' ? 404 : { success: false, error: 'duplicate' });
    expect(await add([])).toEqual(version === '1.135' ? 404 : { success: false, error: 'no_permission' });
  });
});

describe.each(versions)('tags on %s', (version) => {
  it('are upserted with their parents, the leaves answered once', async () => {
    const at = await running({ version });
    const reply = await at.client.call('PUT', '/api/tags', {
      tags: ['Places/Europe/Paris', 'Rig', 'Rig', '/lead/', 'a//b', ' sp '],
    });
    const values = (reply.body as unknown as { value: string; name: string }[]).map(
      ({ value, name }) => `${value}=${name}`,
    );
    expect(values).toEqual(['Places/Europe/Paris=Paris', 'Rig=Rig', 'lead=lead', 'a/b=b', ' sp = sp ']);
    expect(at.sandbox.snapshot().tags).toHaveLength(8);
    await at.client.call('PUT', '/api/tags', { tags: ['Places/Europe/Paris'] });
    expect(at.sandbox.snapshot().tags).toHaveLength(8);
    const empty = await at.client.call('PUT', '/api/tags', { tags: [''] });
    if (version === '3.0') expect(empty.body).toEqual([]);
    else expect(empty.body.message).toEqual(['each value in tags should not be empty']);
  });

  it('are created one by one, a slash and all', async () => {
    const at = await running({ version });
    const solo = await at.client.call('POST', '/api/tags', { name: 'Solo' });
    expect(solo.status).toBe(201);
    expect((await at.client.call('POST', '/api/tags', { name: 'Solo' })).body.message).toBe(
      'A tag with that name already exists',
    );
    expect((await at.client.call('POST', '/api/tags', { name: 'x/y' })).body).toMatchObject({
      name: 'y',
      value: 'x/y',
    });
    const child = await at.client.call('POST', '/api/tags', { name: 'kid', parentId: solo.body.id });
    expect(child.body).toMatchObject({ value: 'Solo/kid', parentId: solo.body.id });
    expect((await at.client.call('DELETE', `/api/tags/${solo.body.id}`)).status).toBe(204);
    expect(at.sandbox.snapshot().tags.map(({ value }) => value)).toEqual(['x/y']);
  });

  it('count new links only', async () => {
    const at = await running({ version });
    const assetIds = await uploads(at, 2);
    const tags = (await at.client.call('PUT', '/api/tags', { tags: ['A', 'B/C'] })).body as unknown as {
      id: string;
    }[];
    const tagIds = tags.map(({ id }) => id);
    const tag = (body: object): Promise<unknown> =>
      at.client.call('PUT', '/api/tags/assets', body).then((reply) => reply.body);
    expect(await tag({ tagIds, assetIds: [...assetIds, unknownId] })).toEqual({ count: 4 });
    expect(await tag({ tagIds, assetIds })).toEqual({ count: 0 });
    expect(at.sandbox.snapshot().assets.map((asset) => asset.tags)).toEqual([
      ['A', 'B/C'],
      ['A', 'B/C'],
    ]);
    const [one = ''] = assetIds;
    const removed = await at.client.call('DELETE', `/api/tags/${tagIds[0] ?? ''}/assets`, {
      ids: [one, unknownId],
    });
    expect(removed.body).toEqual([
      { id: one, success: true },
      { id: unknownId, success: false, error: 'not_found' },
    ]);
    expect(at.sandbox.snapshot().assets[0]?.tags).toEqual(['B/C']);
  });
});

describe.each(versions)('stacks on %s', (version) => {
  const members = (at: Running): string[][] =>
    at.sandbox.snapshot().stacks.map(({ assetIds }) => [...assetIds]);

  it('put the first asset on top, steal single assets and merge whole stacks', async () => {
    const at = await running({ version });
    const [a = '', b = '', c = '', d = ''] = await uploads(at, 4);
    const stack = (assetIds: string[]): ReturnType<Running['client']['call']> =>
      at.client.call('POST', '/api/stacks', { assetIds });
    expect((await stack([a, b, c])).body).toMatchObject({
      primaryAssetId: a,
      assets: [{ id: a }, { id: b }, { id: c }],
    });
    await stack([d, b]);
    expect(members(at)).toEqual([
      [a, c],
      [d, b],
    ]);
    expect((await at.client.call('GET', `/api/assets/${b}`)).body).toMatchObject({
      stack: { primaryAssetId: d, assetCount: 2 },
    });
    await stack([a, d]);
    expect(members(at).map((ids) => ids.sort())).toEqual([[a, b, c, d].sort()]);
    expect((await at.client.call('GET', `/api/stacks?primaryAssetId=${a}`)).body).toHaveLength(1);
  });

  it('refuse less than two, unknown ids and strangers as primary', async () => {
    const at = await running({ version });
    const [a = '', b = '', c = ''] = await uploads(at, 3);
    const few = await at.client.call('POST', '/api/stacks', { assetIds: [a] });
    if (version === '3.0')
      expect(few.body).toMatchObject({ errors: [{ code: 'too_small', minimum: 2, path: ['assetIds'] }] });
    else expect(few.body.message).toEqual(['assetIds must contain at least 2 elements']);
    const unknown = await at.client.call('POST', '/api/stacks', { assetIds: [a, unknownId] });
    expect(unknown.body.message).toBe('Not found or no asset.update access');
    const { id } = (await at.client.call('POST', '/api/stacks', { assetIds: [a, b] })).body;
    const primary = await at.client.call('PUT', `/api/stacks/${id}`, { primaryAssetId: c });
    expect(primary.body.message).toBe('Primary asset must be in the stack');
    expect((await at.client.call('DELETE', `/api/stacks/${id}`)).status).toBe(204);
    expect(members(at)).toEqual([]);
  });
});
