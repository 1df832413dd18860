import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, type BuiltExport, buildExport, photo, sidecar } from '../support/export-builder.ts';
import { runProgram } from '../support/run-program.ts';
import { contentsOf, type ServerContents } from './support/server-contents.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
let built: BuiltExport;
/** What a run leaves that nothing disturbed. */
let undisturbed: ServerContents;

beforeAll(async () => {
  const names = Array.from({ length: 12 }, (_, index) => `IMG_${index}.jpg`);
  const year = names.flatMap((name, seed) => [
    [name, photo(seed)],
    [`${name}.json`, sidecar(name, { favorited: seed % 3 === 0 })],
  ]);
  const summer = names.slice(0, 5).map((name, seed) => [name, photo(seed)]);
  built = await buildExport(
    [
      {
        'Photos from 2023': Object.fromEntries(year) as Record<string, Buffer>,
        Summer: { ...Object.fromEntries(summer), 'metadata.json': album('Summer') } as Record<string, Buffer>,
      },
    ],
    { dir: join(folder, 'export') },
  );
  const sandbox = await startSandbox();
  await runProgram(['upload', '--server', sandbox.url, ...built.paths], {
    env: { IMMICH_API_KEY: sandbox.apiKey },
  });
  undisturbed = contentsOf(sandbox.snapshot());
  await sandbox.close();
});

describe.concurrent('a server that goes away in the middle', () => {
  it.for([
    ['restarts', { kind: 'restart', downMs: 1500 }],
    ['drops a connection after it stored the photo', { kind: 'close-after-commit', times: 3 }],
    ['resets in the middle of a photo', { kind: 'reset', atByte: 400, times: 3 }],
    ['answers 502 through its proxy', { kind: 'status', status: 502, times: 2 }],
    ['asks for a pause', { kind: 'status', status: 429, headers: { 'retry-after': '1' }, times: 2 }],
  ] as const)('%s: the run finishes whole, nothing twice', async ([, fault], { expect }) => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ ...fault, path: '/assets', method: 'POST', skip: 3 });
    const result = await runProgram(['upload', '--server', sandbox.url, ...built.paths], {
      env: { IMMICH_API_KEY: sandbox.apiKey },
    });
    expect(result.exitCode).toBe(0);
    expect(contentsOf(sandbox.snapshot())).toEqual(undisturbed);
    await sandbox.close();
  });

  it('and does not come back within --max-wait: exit 4, and the next run completes', async ({ expect }) => {
    const sandbox = await startSandbox();
    const home = join(folder, 'gone');
    mkdirSync(home);
    const options = { env: { IMMICH_API_KEY: sandbox.apiKey }, home };
    const args = ['upload', '--max-wait', '1s', '--server', sandbox.url, ...built.paths];
    sandbox.faults.add({ kind: 'restart', downMs: 8000, path: '/assets', method: 'POST', skip: 3 });
    const first = await runProgram(args, options);
    expect(first.exitCode).toBe(4);
    expect(first.stdout.replaceAll(/\s+/g, ' ')).toMatch(/not reached yet.*Run the same command again/);
    expect(first.stderr).toMatch(/error: .*127\.0\.0\.1/);
    const { assets } = sandbox.snapshot();
    expect(assets.length).toBeGreaterThan(0);
    expect(assets.length).toBeLessThan(12);

    await reachable(sandbox.url);
    const second = await runProgram(args, options);
    expect(second.exitCode).toBe(0);
    expect(contentsOf(sandbox.snapshot())).toEqual(undisturbed);
    await sandbox.close();
  });
});

async function reachable(url: string): Promise<void> {
  for (;;) {
    const isThere = await fetch(`${url}/api/server/ping`).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
