import { describe, expect, it } from 'vitest';
import { album, photo, sidecar, sparse } from '../support/export-builder.ts';
import { exportOf, migrate, overriding, sandbox } from '../migrate/support/migrate.ts';

const year = 'Photos from 2023';
const megabyte = 1_000_000;

describe('another device that brings the same photo between the question and the upload', () => {
  it.each([
    ['a small photo', photo(1)],
    ['a large one, whose answer comes before its body was sent', sparse(2, 8 * megabyte)],
  ])('%s: is taken for what it is, in its album, sent once', async (_, bytes) => {
    const server = await sandbox();
    const tree = {
      [year]: { 'a.jpg': bytes, 'a.jpg.json': sidecar('a.jpg') },
      Summer: { 'a.jpg.json': sidecar('a.jpg'), 'metadata.json': album('Summer') },
    };
    await migrate(await exportOf({ [year]: { 'a.jpg': bytes } }), server);
    let asked = 0;
    const { outcomes, result } = await migrate(await exportOf(tree), server, {
      wrap: (destination) =>
        overriding(destination, {
          // The first question is answered as if the other device had not come yet.
          check: async (checksums, signal) => {
            asked += 1;
            const answers = await destination.check(checksums, signal);
            return asked === 1 ? answers.map(() => ({ present: false as const })) : answers;
          },
        }),
    });
    expect(outcomes).toEqual({ 'a.jpg': 'already-on-server' });
    expect(result.failed).toEqual([]);
    const { assets, albums } = server.snapshot();
    expect(assets).toHaveLength(1);
    expect(albums).toMatchObject([{ name: 'Summer', assetIds: [assets[0]?.id] }]);
  });
});
