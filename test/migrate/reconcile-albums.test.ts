import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, photo, sidecar } from '../support/export-builder.ts';
import { exportOf, migrate, overriding, sandbox, temporaryFolder } from './support/migrate.ts';

const year = { 'a.jpg': photo(1), 'b.jpg': photo(2), 'c.jpg': photo(3) };
const summer = {
  'metadata.json': album('Summer', { description: 'By the sea' }),
  'a.jpg': photo(1),
  'b.jpg': photo(2),
};
const tree = { 'Photos from 2023': year, Summer: summer };

describe('reconcileAlbums', () => {
  it('makes an album of exactly its photos, with its text', async () => {
    const server = await sandbox();
    const { result } = await migrate(await exportOf(tree), server);
    expect(albumsOn(server)).toEqual({ Summer: ['a.jpg', 'b.jpg'] });
    expect(server.snapshot().albums).toMatchObject([{ description: 'By the sea' }]);
    expect(result.albums).toEqual([{ title: 'Summer', present: 2, expected: 2 }]);
  });

  it('knows its album again by the journal, also after the user renamed it', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    await migrate(await exportOf({ ...tree, Summer: { ...summer, 'b.jpg': photo(9) } }), server, {
      stateDir,
    });
    await rename(server, 'Our summer');
    await migrate(await exportOf(tree), server, { stateDir });
    expect(albumsOn(server)).toEqual({ 'Our summer': ['a.jpg', 'b.jpg', 'b.jpg'] });
  });

  it('adopts what an interrupted run left, when the journal is lost', async () => {
    const server = await sandbox();
    await migrate(await exportOf(tree), server, { plan: { exclude: ['b.jpg'] } });
    const [before] = server.snapshot().albums;
    await migrate(await exportOf(tree), server);
    expect(server.snapshot().albums).toMatchObject([{ id: before?.id }]);
    expect(albumsOn(server)).toEqual({ Summer: ['a.jpg', 'b.jpg'] });
  });

  it("does not touch an album of the user's that has the same title, unless asked to merge", async () => {
    const server = await sandbox();
    await migrate(await exportOf({ Own: { 'metadata.json': album('Summer'), 'own.jpg': photo(7) } }), server);
    await migrate(await exportOf(tree), server);
    expect(
      server
        .snapshot()
        .albums.map(({ assetIds }) => assetIds.length)
        .sort(),
    ).toEqual([1, 2]);

    const merged = await sandbox();
    await migrate(await exportOf({ Own: { 'metadata.json': album('Summer'), 'own.jpg': photo(7) } }), merged);
    await migrate(await exportOf(tree), merged, { run: { mergeAlbums: true } });
    expect(albumsOn(merged)).toEqual({ Summer: ['a.jpg', 'b.jpg', 'own.jpg'] });
  });

  it('keeps two Google albums of one title apart', async () => {
    const server = await sandbox();
    const paths = await exportOf({
      'Photos from 2023': year,
      Summer: summer,
      'Summer(1)': { 'metadata.json': album('Summer'), 'c.jpg': photo(3) },
    });
    const stateDir = temporaryFolder();
    for (let run = 1; run <= 2; run += 1) {
      await migrate(paths, server, { stateDir });
      expect(
        server
          .snapshot()
          .albums.map(({ assetIds }) => assetIds.length)
          .sort(),
      ).toEqual([1, 2]);
    }
  });

  it('counts and tells what the server refuses, and keeps the rest', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const paths = await exportOf(tree);
    await migrate(paths, server, { stateDir, plan: { exclude: ['b.jpg'] } });
    const { result } = await migrate(paths, server, {
      stateDir,
      wrap: (destination) =>
        overriding(destination, {
          addToAlbum: (_, ids) =>
            Promise.resolve(
              ids.map((id, index) =>
                index === 0 ? { id, ok: true } : { id, ok: false, error: 'no_permission' },
              ),
            ),
        }),
    });
    expect(result.albums).toEqual([{ title: 'Summer', present: 1, expected: 2 }]);
    expect(result.warnings).toMatchObject([
      {
        code: 'album-incomplete',
        message: expect.stringMatching(/1 photos? .*Summer.*no_permission/) as string,
      },
    ]);
  });

  it('one album that fails does not stop the others', async () => {
    const server = await sandbox();
    server.faults.add({ kind: 'status', status: 403, path: '/albums', method: 'POST' });
    const paths = await exportOf({
      ...tree,
      Winter: { 'metadata.json': album('Winter'), 'c.jpg': photo(3), 'c.jpg.json': sidecar('c.jpg') },
    });
    const { result } = await migrate(paths, server);
    expect(result.albums.map(({ present }) => present).sort()).toEqual([0, 1]);
    expect(result.warnings).toMatchObject([{ code: 'album-failed' }]);
    expect(server.snapshot().albums).toHaveLength(1);
  });
});

function albumsOn(server: Sandbox): Record<string, string[]> {
  const { albums, assets } = server.snapshot();
  const names = new Map(assets.map(({ id, fileName }) => [id, fileName]));
  return Object.fromEntries(
    albums.map(({ name, assetIds }) => [name, assetIds.map((id) => names.get(id) ?? '?').sort()]),
  );
}

async function rename(server: Sandbox, albumName: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/albums/${server.snapshot().albums[0]!.id}`, {
    method: 'PATCH',
    headers: { 'x-api-key': server.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ albumName }),
  });
  expect(answer.status).toBe(200);
}
