import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { type BuiltExport, buildExport, photo, sidecar, sparse } from '../support/export-builder.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const megabyte = 1_000_000;
let built: BuiltExport;

beforeAll(async () => {
  built = await buildExport(
    [
      {
        'Photos from 2023': {
          'big.jpg': sparse(2, 2 * megabyte),
          'big.jpg.json': sidecar('big.jpg'),
          'small.jpg': photo(1),
          'small.jpg.json': sidecar('small.jpg'),
        },
      },
    ],
    { dir: join(folder, 'export') },
  );
});

async function withSandbox(work: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ version: '3.0' });
  try {
    await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

function upload(sandbox: Sandbox, ...args: readonly string[]): Promise<ProgramResult> {
  return runProgram(['upload', '--server', sandbox.url, ...args, ...built.paths], {
    env: { IMMICH_API_KEY: sandbox.apiKey },
  });
}

const names = (sandbox: Sandbox): string[] => sandbox.snapshot().assets.map(({ fileName }) => fileName);

describe.concurrent('a way to the server that takes no large requests', () => {
  it('is told of before, sends what fits, and puts off the rest', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const result = await upload(sandbox, '--max-request-size', '1MB');
      expect(result.exitCode).toBe(3);
      expect(result.stderr).toContain('1 file is too large for this way to the server');
      expect(result.stdout).toContain('big.jpg');
      expect(names(sandbox)).toEqual(['small.jpg']);
    });
  });

  it('is told of by a dry run', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const result = await upload(sandbox, '--max-request-size', '1MB', '--dry-run');
      expect(result.stdout).toContain('Too large for this way to the server');
      expect(names(sandbox)).toEqual([]);
    });
  });

  it('is gone round by --direct-url', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const direct = sandbox.url.replace('127.0.0.1', 'localhost');
      const result = await upload(sandbox, '--max-request-size', '1MB', '--direct-url', direct);
      expect(result.exitCode, result.stderr).toBe(0);
      expect(names(sandbox).sort()).toEqual(['big.jpg', 'small.jpg']);
    });
  });

  it('is gone round also when it turns out only by a 413', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      sandbox.faults.add({
        kind: 'too-large',
        maxBytes: megabyte,
        method: 'POST',
        path: '/assets',
        times: 1,
      });
      const direct = sandbox.url.replace('127.0.0.1', 'localhost');
      const result = await upload(sandbox, '--direct-url', direct);
      expect(result.exitCode, result.stderr).toBe(0);
      expect(names(sandbox).sort()).toEqual(['big.jpg', 'small.jpg']);
    });
  });

  it('is never gone round through another server', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const other = await startSandbox({ version: '3.0' });
      try {
        const result = await upload(sandbox, '--direct-url', other.url);
        expect([2, 5]).toContain(result.exitCode);
        expect(other.snapshot().assets).toEqual([]);
        expect(names(sandbox)).toEqual([]);
      } finally {
        await other.close();
      }
    });
  });

  it('is put up with while the direct address does not answer', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const result = await upload(sandbox, '--max-request-size', '1MB', '--direct-url', 'http://127.0.0.1:9');
      expect(result.exitCode).toBe(3);
      expect(result.stderr).toContain('--direct-url cannot be used now');
      expect(names(sandbox)).toEqual(['small.jpg']);
    });
  });
});

describe.concurrent('limits of a run', () => {
  it('--limit-rate slows it down', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const result = await upload(sandbox, '--limit-rate', '1MB');
      expect(result.exitCode).toBe(0);
      expect(result.durationMs).toBeGreaterThan(900);
    });
  });

  it('--max-duration ends it in good order, and the next run goes on', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const films = Array.from(
        { length: 4 },
        (_, index) => [`${index}.jpg`, sparse(index, 2 * megabyte)] as const,
      );
      const slow = await buildExport([{ 'Photos from 2023': Object.fromEntries(films) }], {
        dir: join(folder, 'slow'),
      });
      const run = (...args: readonly string[]): Promise<ProgramResult> =>
        runProgram(['upload', '--server', sandbox.url, ...args, ...slow.paths], {
          env: { IMMICH_API_KEY: sandbox.apiKey },
        });
      const first = await run('--max-duration', '1s', '--limit-rate', '1MB', '--concurrency', '1');
      expect(first.exitCode).toBe(3);
      expect(first.stdout).toMatch(/Run\s+the\s+same\s+command\s+again/u);
      expect(names(sandbox).length).toBeLessThan(4);
      expect((await run()).exitCode).toBe(0);
      expect(names(sandbox)).toHaveLength(4);
    });
  });

  it('--window starts nothing outside its hours', async ({ expect }) => {
    await withSandbox(async (sandbox) => {
      const hour = new Date().getHours();
      const two = (value: number): string => String((value + 24) % 24).padStart(2, '0');
      const elsewhen = `${two(hour + 3)}:00-${two(hour + 4)}:00`;
      const result = await upload(sandbox, '--window', elsewhen, '--max-duration', '1s');
      expect(result.exitCode).toBe(3);
      expect(names(sandbox)).toEqual([]);
    });
  });

  it.for([
    ['--window', 'night'],
    ['--limit-rate', 'fast'],
    ['--max-duration', 'long'],
    ['--max-request-size', 'big'],
  ])('%s %s is refused with a hint', async ([option, value], { expect }) => {
    await withSandbox(async (sandbox) => {
      const result = await upload(sandbox, option!, value!);
      expect(result.exitCode).toBe(2);
      expect(result.stderr).toContain(`${option!} ${value!}`);
    });
  });
});
