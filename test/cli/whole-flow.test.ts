import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoExpectations } from '../../src/sandbox/demo-export/demo-expectations.ts';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { parseLines, type ProgramResult, runProgram } from '../support/run-program.ts';
import { demoContents } from './support/demo-contents.ts';
import { contentsOf } from './support/server-contents.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { unpack } from './support/unpack.ts';

const folder = temporaryFolder();
let paths: string[];
let expectations: DemoExpectations;

beforeAll(async () => {
  ({ paths, expectations } = await writeDemoExport(join(folder, 'export')));
});

describe.each(['1.135', '2.7', '3.0'] as const)('upload to Immich %s', (version) => {
  it('leaves exactly what the export holds, and has nothing to do the second time', async () => {
    await using server = await startServer(version);
    const first = await upload(server, paths);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(contentsOf(server.snapshot())).toEqual(demoContents(expectations));
    expect(parseLines(first.stdout).at(-1)).toMatchObject({
      type: 'summary',
      whole: true,
      ...expectations.counts,
    });

    const before = { ids: server.snapshot(), requests: server.requests.length };
    const second = await upload(server, paths);
    expect(second.exitCode).toBe(0);
    expect(server.snapshot()).toEqual(before.ids);
    const requests = server.requests.slice(before.requests);
    expect(requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('-check'))).toEqual([]);
    expect(requests.length).toBeLessThan(16);
    expect(parseLines(second.stdout).at(-1)).toMatchObject({ uploaded: 0, filesUploaded: 0, whole: true });
  });
});

describe('upload of the same export in another shape', () => {
  it.each([
    ['parts in another order', () => Promise.resolve([2, 0, 1].map((index) => paths[index]!))],
    ['the folder that holds the parts', () => Promise.resolve([join(folder, 'export')])],
    ['parts unpacked into one folder', () => unpackInto('together', () => '')],
    ['parts unpacked, each into its own folder', () => unpackInto('apart', (part) => basename(part, '.zip'))],
  ])('%s: the server ends up the same', async (_, shape) => {
    await using server = await startServer('2.7');
    const result = await upload(server, await shape());
    expect(result.exitCode).toBe(0);
    expect(contentsOf(server.snapshot())).toEqual(demoContents(expectations));
  });

  it('photos that are there already, and a forgotten journal: only the rest is uploaded', async () => {
    await using server = await startServer('3.0');
    await upload(server, ['--to', '2022-08-14', ...paths]);
    const earlier = server.snapshot();
    const result = await upload(server, paths, { home: join(server.home, 'elsewhere') });
    expect(result.exitCode).toBe(0);
    expect(contentsOf(server.snapshot())).toEqual(demoContents(expectations));
    const kept = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
    expect(earlier.assets.length).toBeGreaterThan(5);
    expect(kept(server.snapshot().assets)).toEqual(expect.arrayContaining(kept(earlier.assets)));
    expect(kept(server.snapshot().albums)).toEqual(expect.arrayContaining(kept(earlier.albums)));
  });

  it('leaves the archives as they were', async () => {
    const state = (): unknown[] => paths.map((path) => [sha1(readFileSync(path)), statSync(path).mtimeMs]);
    const before = state();
    await using server = await startServer('3.0');
    await upload(server, paths);
    expect(state()).toEqual(before);
  });
});

describe('upload with a scoped key', () => {
  it.each(['2.7', '3.0'] as const)(
    'needs on %s what it says it needs, and nothing else',
    async (version) => {
      await using server = await startServer(version);
      const needed = await askWhatIsNeeded(server);
      const withoutEach = needed.map(async (permission) => {
        const apiKey = server.createKey(needed.filter((other) => other !== permission));
        const home = join(server.home, permission);
        return { permission, refused: await upload(server, paths, { apiKey, home }) };
      });
      for (const { permission, refused } of await Promise.all(withoutEach)) {
        expect.soft(refused).toMatchObject({ exitCode: 5 });
        expect.soft(errorOf(refused)).toMatchObject({ code: 'forbidden' });
        expect.soft(errorOf(refused).message).toContain(permission);
      }
      expect(server.snapshot().assets).toEqual([]);
      const result = await upload(server, paths, { apiKey: server.createKey(needed) });
      expect(result.exitCode).toBe(0);
      expect(contentsOf(server.snapshot())).toEqual(demoContents(expectations));
    },
    100_000,
  );
});

type Server = Sandbox & { readonly home: string } & AsyncDisposable;

async function startServer(version: '1.135' | '2.7' | '3.0'): Promise<Server> {
  const sandbox = await startSandbox({ version });
  const home = join(folder, `home-${new URL(sandbox.url).port}`);
  mkdirSync(home);
  return Object.assign(sandbox, { home, [Symbol.asyncDispose]: () => sandbox.close() });
}

function upload(
  server: Server,
  inputs: readonly string[],
  { home = server.home, apiKey = server.apiKey }: { readonly home?: string; readonly apiKey?: string } = {},
): Promise<ProgramResult> {
  mkdirSync(home, { recursive: true });
  return runProgram(['--json', 'upload', '--server', server.url, ...inputs], {
    env: { IMMICH_API_KEY: apiKey },
    home,
  });
}

/** Gives the key whatever the program asks for, until it asks for nothing more. */
async function askWhatIsNeeded(server: Server): Promise<string[]> {
  const held = new Set(['activity.read']);
  for (;;) {
    const result = await runProgram(['--json', 'upload', '--dry-run', '--server', server.url, ...paths], {
      env: { IMMICH_API_KEY: server.createKey([...held]) },
    });
    if (result.exitCode === 0) break;
    const named = errorOf(result).message.match(/\b[a-z]+[A-Za-z]*\.[a-z]+\b/g) ?? [];
    expect(named.filter((permission) => !held.has(permission))).not.toEqual([]);
    for (const permission of named) held.add(permission);
  }
  held.delete('activity.read');
  return [...held];
}

function errorOf({ stderr }: ProgramResult): { code: string; message: string; hint: string } {
  return parseLines<{ code: string; message: string; hint: string }>(stderr).at(-1)!;
}

function unpackInto(name: string, subfolder: (part: string) => string): Promise<string[]> {
  return Promise.all(
    paths.map(async (part) => {
      const target = join(folder, name, subfolder(part));
      await unpack(part, target);
      return target;
    }),
  ).then((targets) => [...new Set(targets)]);
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}
