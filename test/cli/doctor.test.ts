import { mkdirSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkIds } from '../../src/migrate/doctor/finding.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { album, buildExport, photo, sidecar } from '../support/export-builder.ts';
import { startFrontProxy } from '../support/front-proxy.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
let parts: readonly string[];

beforeAll(async () => {
  const part = (name: string, seed: number) => ({
    'Photos from 2023': {
      [name]: photo(seed),
      [`${name}.json`]: sidecar(name, { people: ['Ann'] }),
    },
  });
  const trip = { Trip: { 'c.jpg': photo(3), 'metadata.json': album('Trip') } };
  const trees = [part('a.jpg', 1), part('b.jpg', 2), { ...part('c.jpg', 3), ...trip }];
  parts = (await buildExport(trees, { dir: join(folder, 'export') })).paths;
});

interface Line {
  readonly type: string;
  readonly check: string;
  readonly level: string;
  readonly code: string | null;
  readonly message: string;
  readonly advice: string | null;
  readonly details: readonly string[];
}

async function start(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function behind(sandbox: Sandbox, options: Parameters<typeof startFrontProxy>[1]): Promise<string> {
  const proxy = await startFrontProxy(sandbox.url, options);
  onTestFinished(() => proxy.close());
  return proxy.url;
}

async function doctor(
  { url, apiKey }: Pick<Sandbox, 'url' | 'apiKey'>,
  args: readonly string[] = parts,
): Promise<ProgramResult & { readonly of: (check: string) => Line | undefined; readonly lines: Line[] }> {
  const result = await runProgram(['--json', 'doctor', '--server', url, ...args], {
    env: { IMMICH_API_KEY: apiKey },
  });
  const lines = parseLines<Line>(result.stdout);
  return { ...result, lines, of: (check) => lines.find((line) => line.check === check) };
}

describe('doctor', () => {
  it.each(['1.135', '3.0'] as const)('is content with a healthy %s', async (version) => {
    const sandbox = await start({ version });
    const { exitCode, lines, stderr } = await doctor(sandbox);
    expect(lines.slice(0, -1).map(({ check }) => check)).toEqual(checkIds);
    expect(lines.filter(({ level }) => level === 'failure')).toEqual([]);
    expect(lines.at(-1)).toMatchObject({ type: 'summary', failures: 0 });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('changes nothing, there or here', async () => {
    const sandbox = await start();
    const home = join(folder, 'untouched');
    mkdirSync(home);
    const args = ['doctor', '--server', sandbox.url, ...parts];
    await runProgram(args, { env: { IMMICH_API_KEY: sandbox.apiKey }, home });
    expect(readdirSync(home)).toEqual([]);
    expect(sandbox.snapshot()).toMatchObject({ assets: [], albums: [], tags: [] });
    const changing = sandbox.requests.filter(({ method }) => method !== 'GET');
    // What it tries of an upload is refused, and holds no file.
    expect(
      changing.every(({ path, status, bytes }) => path === '/api/assets' && status === 400 && bytes <= 256),
    ).toBe(true);
  });

  it('speaks to people in whole sentences, at any width', async () => {
    const sandbox = await start();
    const { stdout, exitCode } = await runProgram(['doctor', '--server', sandbox.url, ...parts], {
      env: { IMMICH_API_KEY: sandbox.apiKey },
    });
    expect(stdout).toMatch(/^ok {7}server: http:\S+ answers in [\d.]+ ms$/mu);
    expect(stdout).toContain('3 archives with 4 photos and videos; no part is known to be\n         missing');
    expect(stdout).toMatch(/\nNothing stands in the way of an upload \(1 warning\)\.\n$/u);
    expect(exitCode).toBe(0);
  });

  it('fails for a key that is not accepted', async () => {
    const sandbox = await start();
    const found = await doctor({ url: sandbox.url, apiKey: 'notAKeyOfThisServer' });
    expect(found.of('key')).toMatchObject({ level: 'failure', code: 'unauthorized' });
    expect(found.of('archives')).toMatchObject({ level: 'ok' });
    expect(found.exitCode).toBe(5);
  });

  it('fails for a permission that an upload needs, and names it', async () => {
    const sandbox = await start();
    const apiKey = sandbox.createKey(['user.read', 'asset.upload', 'asset.statistics', 'asset.update']);
    const found = await doctor({ url: sandbox.url, apiKey });
    expect(found.of('permissions')).toMatchObject({
      level: 'failure',
      message: expect.stringContaining('album.create (to create albums)') as string,
    });
    expect(found.exitCode).toBe(5);
  });

  it('fails where nobody answers', async () => {
    const found = await doctor({ url: 'http://127.0.0.1:9', apiKey: 'someKeyOrOther' });
    expect(found.of('server')).toMatchObject({ level: 'failure', code: 'unreachable' });
    expect(found.exitCode).toBe(4);
  });

  it.each([
    ['everything', () => true, 'unchecked'],
    ['uploads alone', ({ method }: { method?: string | undefined }) => method === 'POST', 'ok'],
  ] as const)('fails for a login page in front of %s', async (_, asksForLogin, server) => {
    const sandbox = await start();
    const url = await behind(sandbox, { asksForLogin });
    const found = await doctor({ url, apiKey: sandbox.apiKey });
    expect(found.of('login-page')).toMatchObject({
      level: 'failure',
      message: expect.stringContaining('Authelia stands before') as string,
    });
    expect(found.of('server')).toMatchObject({ level: server });
    expect(found.exitCode).toBe(5);
  });

  it('fails for a quota that cannot be enough', async () => {
    const found = await doctor(await start({ quotaBytes: 1000 }));
    expect(found.of('quota')).toMatchObject({
      level: 'failure',
      code: 'quota',
      message: expect.stringMatching(/^1\.0 kB of the quota of 1\.0 kB are left, for \S+ kB of/u) as string,
    });
    expect(found.exitCode).toBe(6);
  });

  it('fails for a limit on the way that the largest file exceeds, and says how far it goes', async ({
    expect,
  }) => {
    const sandbox = await start();
    const limited = { apiKey: sandbox.apiKey, url: await behind(sandbox, { maxBodyBytes: 66_000 }) };
    const found = await doctor(limited);
    expect(found.of('request-size')).toMatchObject({
      level: 'failure',
      code: 'too-large',
      message: expect.stringMatching(/up to about 6[56]\.\d kB through, and 3 files are larger/u) as string,
    });
    expect(found.exitCode).toBe(3);
  });

  it('follows --direct-url with what the usual way refuses', async () => {
    const sandbox = await start();
    const limited = { apiKey: sandbox.apiKey, url: await behind(sandbox, { maxBodyBytes: 66_000 }) };
    const found = await doctor(limited, ['--direct-url', sandbox.url, ...parts]);
    expect(found.of('request-size')).toMatchObject({
      level: 'ok',
      message: expect.stringContaining('3 files are larger') as string,
    });
    expect(found.exitCode).toBe(0);
    const other = await doctor(limited, ['--direct-url', (await start()).url, ...parts]);
    expect(other.of('request-size')).toMatchObject({
      level: 'failure',
      code: 'unauthorized',
      message: expect.stringContaining('--direct-url cannot be used: ') as string,
    });
    expect(sandbox.snapshot().assets).toEqual([]);
  });

  it('tries nothing of an upload with --no-probe', async () => {
    const sandbox = await start();
    const found = await doctor(sandbox, ['--no-probe']);
    expect(found.of('request-size')).toMatchObject({ level: 'unchecked', message: 'not tried (--no-probe)' });
    expect(sandbox.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('warns of clocks that do not agree', async () => {
    const sandbox = await start();
    const url = await behind(sandbox, { clockSkewMs: 3 * 3_600_000 });
    const found = await doctor({ url, apiKey: sandbox.apiKey });
    expect(found.of('clock')).toMatchObject({
      level: 'warning',
      message: expect.stringMatching(/^the clock of the server is (3 h 00|2 h 59) min ahead/u) as string,
    });
    expect(found.exitCode).toBe(0);
  });

  it('warns of a part that is missing, by its number', async () => {
    const [first = '', , third = ''] = parts;
    const found = await doctor(await start(), [first, third]);
    expect(found.of('archives')).toMatchObject({
      level: 'warning',
      details: [expect.stringContaining('002')],
    });
  });

  it('fails for an archive that is cut, and for one that is not there', async () => {
    const sandbox = await start();
    const { paths } = await buildExport([{ 'Photos from 2023': { 'a.jpg': photo(1) } }], {
      dir: join(folder, 'cut'),
    });
    truncateSync(paths[0]!, 300);
    const cut = await doctor(sandbox, paths);
    expect(cut.of('archives')).toMatchObject({ level: 'failure' });
    expect(cut.exitCode).toBe(7);
    const gone = await doctor(sandbox, [join(folder, 'nowhere.zip')]);
    expect(gone.of('archives')).toMatchObject({ level: 'failure', code: 'not-found' });
    expect(gone.exitCode).toBe(2);
  });

  it('warns of what the server is set to', async () => {
    const sandbox = await start();
    const config = { storageTemplate: { enabled: true, template: '{{album}}/{{filename}}' } };
    await fetch(`${sandbox.url}/api/system-config`, {
      method: 'PUT',
      headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify(config),
    });
    const found = await doctor(sandbox);
    expect(found.of('storage-template')).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('{{album}}/{{filename}}') as string,
    });
    expect(found.of('tags-view')).toMatchObject({ level: 'warning' });
  });

  it('says of what an ordinary user may not see that it may not be seen', async () => {
    const sandbox = await start();
    const { apiKey } = sandbox.createUser('Ann');
    const found = await doctor({ url: sandbox.url, apiKey });
    for (const check of ['storage-template', 'jobs'])
      expect(found.of(check)).toMatchObject({
        level: 'unchecked',
        message: 'only an administrator may look, and Ann is none',
      });
    expect(found.exitCode).toBe(0);
  });

  it('with --quiet tells only what is wrong', async () => {
    const sandbox = await start({ quotaBytes: 1000 });
    const { stdout } = await runProgram(['--quiet', 'doctor', '--server', sandbox.url, ...parts], {
      env: { IMMICH_API_KEY: sandbox.apiKey },
    });
    expect(stdout).toMatch(/^failure {2}quota/mu);
    expect(stdout).not.toMatch(/^(ok|unknown)/mu);
  });
});

describe('an upload', () => {
  it('tells beforehand what could spoil it, and goes on', async () => {
    const sandbox = await start({ quotaBytes: 1000 });
    const result = await runProgram(['upload', '--server', sandbox.url, ...parts], {
      env: { IMMICH_API_KEY: sandbox.apiKey },
    });
    expect(result.stderr).toMatch(/warning: quota: 1\.0 kB of the quota/u);
    expect(result.exitCode).toBe(6);
  });

  it('asks no more than three questions for that, and none that the key may not ask', async () => {
    const asked = ['/api/server/storage', '/api/system-config', '/api/queues'];
    const sandbox = await start();
    const scoped = ['user.read', 'asset.upload', 'asset.statistics', 'asset.update', 'stack.create'];
    const albums = ['album.read', 'album.create', 'albumAsset.create'];
    for (const [apiKey, expected] of [
      [sandbox.apiKey, asked],
      [sandbox.createKey([...scoped, ...albums]), []],
    ] as const) {
      const before = sandbox.requests.length;
      await runProgram(['upload', '--server', sandbox.url, ...parts], { env: { IMMICH_API_KEY: apiKey } });
      const paths = sandbox.requests.slice(before).map(({ path }) => path);
      expect(paths.filter((path) => asked.includes(path)).sort()).toEqual([...expected].sort());
    }
  });
});
