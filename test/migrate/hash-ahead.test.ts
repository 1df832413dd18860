import { describe, expect, it } from 'vitest';
import { photo, type Tree } from '../support/export-builder.ts';
import { exportOf, migrate, sandbox, temporaryFolder } from './support/migrate.ts';

const names = Array.from({ length: 30 }, (_, index) => `IMG_${String(index).padStart(2, '0')}.jpg`);
const tree: Tree = {
  'Photos from 2023': Object.fromEntries(names.map((name, seed) => [name, photo(seed)])),
};
/** Makes a server one that holds something, so that asking is worth it. */
const something: Tree = { 'Photos from 2001': { 'first.jpg': photo(99) } };

describe('hashAhead', () => {
  it('asks in batches, and uploads in the order in which the bytes lie in the archive', async () => {
    const server = await sandbox();
    await migrate(await exportOf(something), server);
    const { result } = await migrate(await exportOf(tree), server, { run: { concurrency: 1 } });
    expect(result.filesUploaded).toBe(names.length);
    expect(server.snapshot().assets.map(({ fileName }) => fileName)).toEqual(['first.jpg', ...names]);
    const checks = server.requests.filter(({ path }) => path.endsWith('/bulk-upload-check'));
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.length).toBeLessThan(names.length / 2);
  });

  it('is left out for a server that holds nothing: one request for each file', async () => {
    const server = await sandbox();
    await migrate(await exportOf(tree), server);
    const writes = server.requests.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ path }) => path)).toEqual(names.map(() => '/api/assets'));
  });

  it('reads nothing that the journal knows, and asks about all of it at once', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const paths = await exportOf(tree);
    await migrate(paths, server, { stateDir });
    const before = server.requests.length;
    const { outcomes, events } = await migrate(paths, server, { stateDir });
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['already-on-server']));
    expect(events.some(({ kind }) => kind === 'transfer-start')).toBe(false);
    const checks = server.requests.slice(before).filter(({ path }) => path.endsWith('/bulk-upload-check'));
    expect(checks).toHaveLength(1);
  });

  it('a question that fails for good ends the run in good order: nothing was reached, nothing is lost', async () => {
    const server = await sandbox();
    await migrate(await exportOf(something), server);
    server.faults.add({ kind: 'key-revoked', path: '/assets/bulk-upload-check', method: 'POST' });
    const paths = await exportOf(tree);
    const { outcomes, fatal } = await migrate(paths, server);
    expect(fatal).toMatchObject({ kind: 'unauthorized' });
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['not-reached']));
  });
});
