import { describe, expect, it } from 'vitest';
import { photo, sidecar } from '../support/export-builder.ts';
import { exportOf, migrate, sandbox, temporaryFolder } from './support/migrate.ts';

const tree = {
  'Photos from 2023': { 'a.jpg': photo(1), 'a.jpg.json': sidecar('a.jpg'), 'a-edited.jpg': photo(2) },
};

describe('createStacks', () => {
  it('puts the edited copy on top of its original', async () => {
    const server = await sandbox();
    await migrate(await exportOf(tree), server);
    const { assets, stacks } = server.snapshot();
    const idOf = (name: string): string => assets.find(({ fileName }) => fileName === name)!.id;
    expect(stacks).toMatchObject([{ primaryAssetId: idOf('a-edited.jpg') }]);
    expect([...stacks[0]!.assetIds].sort()).toEqual([idOf('a-edited.jpg'), idOf('a.jpg')].sort());
  });

  it('leaves alone what an earlier run stacked: the user may have taken it apart', async () => {
    const server = await sandbox();
    const stateDir = temporaryFolder();
    const paths = await exportOf(tree);
    await migrate(paths, server, { stateDir });
    const before = server.requests.length;
    await migrate(paths, server, { stateDir });
    expect(server.requests.slice(before).filter(({ path }) => path.includes('stack'))).toEqual([]);
  });

  it('does not stack what is not there, and says when the server refuses', async () => {
    const alone = await sandbox();
    await migrate(await exportOf(tree), alone, { plan: { edited: 'original' } });
    expect(alone.snapshot().stacks).toEqual([]);

    const refusing = await sandbox();
    refusing.faults.add({ kind: 'status', status: 400, path: '/stacks', method: 'POST' });
    const { result } = await migrate(await exportOf(tree), refusing);
    expect(result.warnings).toMatchObject([
      { code: 'stack-failed', message: expect.stringContaining('a-edited.jpg') as string },
    ]);
    expect(result.failed).toEqual([]);
  });
});
