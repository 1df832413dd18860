import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { buildExport, photo, sidecar } from '../support/export-builder.ts';
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
