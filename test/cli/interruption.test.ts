import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, type BuiltExport, buildExport, photo, sidecar } from '../support/export-builder.ts';
import { parseLines, runProgram, startProgram } from '../support/run-program.ts';
import { contentsOf, type ServerContents } from './support/server-contents.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const names = Array.from({ length: 20 }, (_, index) => `IMG_${index}.jpg`);
let built: BuiltExport;
let undisturbed: ServerContents;

beforeAll(async () => {
  const year = names.flatMap((name, seed) => [
    [name, photo(seed)],
    [`${name}.json`, sidecar(name)],
  ]);
  const summer = names.slice(0, 15).map((name, seed) => [name, photo(seed)]);
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
  await runProgram(uploadTo(sandbox), { env: { IMMICH_API_KEY: sandbox.apiKey } });
  undisturbed = contentsOf(sandbox.snapshot());
  await sandbox.close();
});

describe.concurrent('interrupting an upload', () => {
  it.for([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s finishes what is under way and exits with %i; the next run completes',
    async ([signal, exitCode], { expect }) => {
      const sandbox = await startSandbox();
      const options = { env: { IMMICH_API_KEY: sandbox.apiKey }, home: join(folder, signal) };
      mkdirSync(options.home);
      sandbox.faults.add({
        kind: 'slow-answer',
        delayMs: 150,
        path: '/assets',
        method: 'POST',
        times: 'always',
      });
      const program = startProgram(uploadTo(sandbox), options);
      await uploadsBegun(sandbox, 4);
      program.kill(signal);
      const first = await program.finished;
      expect(first.exitCode).toBe(exitCode);
      expect(first.stderr).not.toMatch(/error/);

      const summary = parseLines(first.stdout).at(-1)!;
      const arrived = sandbox.snapshot().assets.length;
      expect(arrived).toBeLessThan(names.length);
      // Drained: everything that was begun was heard out, and nothing was begun after.
      expect(sandbox.requests.filter(isUpload).every(({ status }) => status === 201)).toBe(true);
      expect(summary).toMatchObject({ interrupted: true, whole: false, uploaded: arrived, failed: 0 });
      expect(sandbox.snapshot().albums).toEqual([]);

      sandbox.faults.clear();
      const second = await runProgram(uploadTo(sandbox), options);
      expect(second.exitCode).toBe(0);
      expect(contentsOf(sandbox.snapshot())).toEqual(undisturbed);
      expect(sandbox.requests.filter(isUpload)).toHaveLength(names.length);
      await sandbox.close();
    },
  );

  it('a second SIGINT leaves at once, and the next run still completes', async ({ expect }) => {
    const sandbox = await startSandbox();
    const options = { env: { IMMICH_API_KEY: sandbox.apiKey }, home: join(folder, 'twice') };
    mkdirSync(options.home);
    sandbox.faults.add({ kind: 'no-answer', path: '/assets', method: 'POST', times: 'always', skip: 2 });
    const program = startProgram(uploadTo(sandbox), options);
    await uploadsBegun(sandbox, 3);
    program.kill('SIGINT');
    await sleep(300);
    const askedToLeaveAt = performance.now();
    program.kill('SIGINT');
    const first = await program.finished;
    expect(first.exitCode).toBe(130);
    expect(performance.now() - askedToLeaveAt).toBeLessThan(5000);
    expect(parseLines(first.stdout).at(-1)).toMatchObject({ interrupted: true, whole: false });

    sandbox.faults.clear();
    const second = await runProgram(uploadTo(sandbox), options);
    expect(second.exitCode).toBe(0);
    expect(contentsOf(sandbox.snapshot())).toEqual(undisturbed);
    await sandbox.close();
  });

  it('before the first request is answered, it just ends', async ({ expect }) => {
    const sandbox = await startSandbox();
    sandbox.faults.add({ kind: 'no-answer', times: 'always' });
    const program = startProgram(uploadTo(sandbox), { env: { IMMICH_API_KEY: sandbox.apiKey } });
    while (sandbox.requests.length === 0) await sleep(20);
    program.kill('SIGINT');
    expect(await program.finished).toMatchObject({ exitCode: 130, stdout: '' });
    await sandbox.close();
  });
});

function uploadTo({ url }: Sandbox): string[] {
  return ['--json', 'upload', '--concurrency', '2', '--server', url, ...built.paths];
}

async function uploadsBegun(sandbox: Sandbox, count: number): Promise<void> {
  while (sandbox.requests.filter(isUpload).length < count) await sleep(10);
}

function isUpload({ method, path }: Sandbox['requests'][number]): boolean {
  return method === 'POST' && path === '/api/assets';
}
