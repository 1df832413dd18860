import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, buildExport, photo, sidecar, type Tree } from '../support/export-builder.ts';
import { migrateTo } from './support/migrate.ts';

let sandbox: Sandbox;
let stateDir: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  stateDir = mkdtempSync(join(tmpdir(), 'takeout-state-'));
});

afterEach(async () => {
  rmSync(stateDir, { recursive: true, force: true });
  await sandbox.close();
});

async function trashedPhoto() {
  return buildExport([
    { 'Photos from 2023': { 'a.jpg': photo(1), 'a.jpg.json': sidecar('a.jpg', { trashed: true }) } },
  ]);
}

describe('a photo on its way to the trash', () => {
  it('gets there with the next run when the first could not move it', async () => {
    const { paths, remove } = await trashedPhoto();
    sandbox.faults.add({ kind: 'status', status: 400, method: 'DELETE', path: '/assets' });
    expect(await migrateTo(sandbox, { paths, stateDir })).toMatchObject({ exitCode: 3 });
    expect(sandbox.snapshot().assets).toMatchObject([{ isTrashed: false }]);

    expect(await migrateTo(sandbox, { paths, stateDir })).toMatchObject({ exitCode: 0 });
    expect(sandbox.snapshot().assets).toMatchObject([{ isTrashed: true }]);
    await remove();
  });

  it('stays on the timeline when the user had it there before, or brought it back', async () => {
    const { paths, remove } = await trashedPhoto();
    await migrateTo(sandbox, { paths, stateDir });
    const ids = sandbox.snapshot().assets.map(({ id }) => id);
    await fetch(`${sandbox.url}/api/trash/restore/assets`, {
      method: 'POST',
      headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    });
    await migrateTo(sandbox, { paths, stateDir });
    expect(sandbox.snapshot().assets).toMatchObject([{ isTrashed: false }]);

    rmSync(stateDir, { recursive: true });
    await migrateTo(sandbox, { paths, stateDir });
    expect(sandbox.snapshot().assets).toMatchObject([{ isTrashed: false }]);
    await remove();
  });
});

describe('albums of one title', () => {
  const member = (seed: number): Tree => ({
    [`${seed}.jpg`]: photo(seed),
    [`${seed}.jpg.json`]: sidecar(`${seed}.jpg`),
  });
  const twoSummers: Tree = {
    Summer: { 'metadata.json': album('Summer'), ...member(1), ...member(2), ...member(3) },
    'Summer(1)': { 'metadata.json': album('Summer'), ...member(1), ...member(2) },
  };
  const sizes = (): number[] =>
    sandbox
      .snapshot()
      .albums.map(({ assetIds }) => assetIds.length)
      .sort();

  it.each([0, 1])('are made once, though the answer to the making of number %i is lost', async (skip) => {
    const { paths, remove } = await buildExport([twoSummers]);
    sandbox.faults.add({ kind: 'close-after-commit', method: 'POST', path: '/albums', skip });
    expect(await migrateTo(sandbox, { paths, stateDir })).toMatchObject({ exitCode: 0 });
    expect(sizes()).toEqual([2, 3]);
    await remove();
  });

  it('are found again by what they hold when nothing is remembered', async () => {
    const { paths, remove } = await buildExport([twoSummers]);
    await migrateTo(sandbox, { paths, stateDir });
    rmSync(stateDir, { recursive: true });
    expect(await migrateTo(sandbox, { paths, stateDir })).toMatchObject({ exitCode: 0 });
    expect(sizes()).toEqual([2, 3]);
    await remove();
  });
});
