import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { buildExport, photo, sidecar } from '../../support/export-builder.ts';
import { parseLines, type ProgramResult, runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let count = 0;
let paths: readonly string[];

beforeAll(async () => {
  ({ paths } = await buildExport(
    [{ 'Photos from 2023': { 'a.jpg': photo(1), 'a.jpg.json': sidecar('a.jpg') } }],
    { dir: join(folder, 'export') },
  ));
});

/** A home with this configuration in it. */
function homeWith(config: string): { home: string; file: string } {
  const home = join(folder, `home-${(count += 1)}`);
  const file = join(home, '.config', 'immich-takeout', 'config.yaml');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, config);
  chmodSync(file, 0o600);
  return { home, file };
}

async function withSandbox(work: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox();
  try {
    await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

interface Line {
  readonly option: string;
  readonly value: unknown;
  readonly from: string;
  readonly variable: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly part: string | null;
}

function settingOf(result: ProgramResult, option: string): Partial<Line> | undefined {
  return parseLines<Line>(result.stdout).find((line) => line.option === option);
}

describe('settings of the program', () => {
  it('come from the profile, and bring a photo to its server', () =>
    withSandbox(async (sandbox) => {
      const { home } = homeWith(
        `profiles:\n  default:\n    server: http://127.0.0.1:1\n  mum:\n    server: ${sandbox.url}\n    api-key: ${sandbox.apiKey}\n    tag: [Home/Mum]\n`,
      );
      const result = await runProgram(['upload', '--profile', 'mum', ...paths], { home });
      expect(result).toMatchObject({ exitCode: 0 });
      expect(`${result.stdout}${result.stderr}`).not.toContain(sandbox.apiKey);
      const [asset] = sandbox.snapshot().assets;
      expect(asset?.tags).toContain('Home/Mum');
    }));

  it('come from the environment before the profile, from the command line before both', () =>
    withSandbox(async (sandbox) => {
      const { home } = homeWith(
        'profiles:\n  default:\n    server: http://127.0.0.1:1\n    api-key: wrong-in-profile\n    max-wait: 0\n',
      );
      const env = { IMMICH_API_KEY: sandbox.apiKey };
      expect(
        await runProgram(['upload', ...paths], { home, env: { IMMICH_TAKEOUT_MAX_WAIT: '0' } }),
      ).toMatchObject({
        exitCode: 4,
      });
      const byEnvironment = { ...env, IMMICH_INSTANCE_URL: sandbox.url };
      expect(await runProgram(['upload', '-n', ...paths], { home, env: byEnvironment })).toMatchObject({
        exitCode: 0,
      });
      const overruled = { ...env, IMMICH_INSTANCE_URL: 'http://127.0.0.1:2' };
      const args = ['upload', '-n', '--server', sandbox.url, ...paths];
      expect(await runProgram(args, { home, env: overruled })).toMatchObject({ exitCode: 0 });
    }));

  it('find the key that a command prints, and keep it to themselves', () =>
    withSandbox(async (sandbox) => {
      const { home } = homeWith(
        `profiles:\n  default:\n    server: ${sandbox.url}\n    api-key-command: cat key-store; echo and another line\n`,
      );
      writeFileSync(join(home, 'key-store'), `${sandbox.apiKey}\n`);
      const result = await runProgram(['upload', '-n', ...paths], { home });
      expect(result).toMatchObject({ exitCode: 0 });
      expect(`${result.stdout}${result.stderr}`).not.toContain(sandbox.apiKey);
      const failing = await runProgram(['upload', '--api-key-command', 'exit 3', ...paths], { home });
      expect(failing).toMatchObject({ exitCode: 2 });
      expect(failing.stderr).toContain('--api-key-command: "exit 3" failed (exit code 3)');
    }));

  it.each([
    ['concurrency: 99', '--concurrency 99 does not make sense (--concurrency: FILE:1)'],
    ['max-wait: soon', '--max-wait soon is not a duration (--max-wait: FILE:1)'],
    ['type: audio', '--type audio makes no sense (FILE:1)'],
    ['concurency: 4', 'FILE:1: concurency is no option that can be set here\n  Did you mean concurrency?'],
    ['api-key: "hidden-key', 'FILE:1: this is not YAML as it should be'],
  ])('are refused with the place where they stand: %s', async (config, message) => {
    const { home, file } = homeWith(config);
    const result = await runProgram(['upload', '--server', 'http://127.0.0.1:1', ...paths], { home });
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message.replaceAll('FILE', file));
    expect(result.stderr).not.toContain('hidden-key');
  });

  it('name the variable of a value that makes no sense', async () => {
    const result = await runProgram(['plan', ...paths], { env: { IMMICH_TAKEOUT_FROM: 'yesterday' } });
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('(--from: environment variable IMMICH_TAKEOUT_FROM)');
  });

  it('need the profile and the file that the user names', async () => {
    const { home, file } = homeWith('profiles:\n  mum:\n    server: x\n');
    const typo = await runProgram(['plan', '--profile', 'mun', ...paths], { home });
    expect(typo).toMatchObject({ exitCode: 2 });
    expect(typo.stderr).toContain(
      `there is no profile mun in ${file}\n  Did you mean mum? The profiles in it: mum.`,
    );
    const missing = await runProgram(['plan', ...paths], {
      home,
      env: { IMMICH_TAKEOUT_CONFIG: '/no/file' },
    });
    expect(missing).toMatchObject({ exitCode: 2 });
    expect(missing.stderr).toContain('there is no configuration file /no/file');
  });

  it('warn of what others can read', async () => {
    const { home, file } = homeWith('profiles:\n  default:\n    api-key: abcdef\n');
    const closed = await runProgram(['plan', ...paths], { home });
    expect(closed.stderr).not.toContain('warning');
    chmodSync(file, 0o644);
    const open = await runProgram(['plan', ...paths], { home });
    expect(open.stderr).toContain(`warning: other users of this computer can read ${file}`);
    const flag = await runProgram(['upload', '-s', 'http://127.0.0.1:1', '--api-key', 'abcdef', ...paths]);
    expect(flag.stderr).toContain('warning: --api-key is visible to every user of this computer');
    expect(flag.stderr).not.toContain('abcdef');
  });
});

describe('--show-config', () => {
  const secrets = { key: 'key-of-profile', header: 'header-secret', client: 'cs-4711-0815' };
  const config = `concurrency: 4
profiles:
  default:
    server: http://photos.home
    api-key: ${secrets.key}
    header: ['X-Pass: ${secrets.header}']
    people-tags: no
`;
  const env = { CF_ACCESS_CLIENT_SECRET: secrets.client, IMMICH_TAKEOUT_TAG: 'a\nb' };

  it('tells programs each option with its value and its origin, and no secret', async () => {
    const { home, file } = homeWith(config);
    const args = ['upload', '--show-config', '--json', '--max-wait', '2h'];
    const result = await runProgram(args, { home, env });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    for (const secret of Object.values(secrets)) expect(result.stdout).not.toContain(secret);
    expect(parseLines(result.stdout)[0]).toEqual({
      type: 'configuration',
      file,
      exists: true,
      profile: 'default',
    });
    const nowhere = { variable: null, file: null, line: null, part: null };
    const rows: [string, unknown, object][] = [
      ['--max-wait', '2h', { from: 'flag', ...nowhere }],
      ['--tag', ['a', 'b'], { from: 'environment', ...nowhere, variable: 'IMMICH_TAKEOUT_TAG' }],
      [
        '--cf-access-client-secret',
        '***',
        { from: 'environment', ...nowhere, variable: 'CF_ACCESS_CLIENT_SECRET' },
      ],
      ['--concurrency', '4', { from: 'file', variable: null, file, line: 1, part: null }],
      ['--api-key', '***', { from: 'file', variable: null, file, line: 5, part: 'profile default' }],
      ['--header', ['X-Pass: ***'], { from: 'file', variable: null, file, line: 6, part: 'profile default' }],
      ['--people-tags', false, { from: 'file', variable: null, file, line: 7, part: 'profile default' }],
      ['--prefer', 'server', { from: 'default', ...nowhere }],
      ['--window', null, { from: 'default', ...nowhere }],
      ['--json', true, { from: 'flag', ...nowhere }],
    ];
    for (const [option, value, origin] of rows)
      expect(settingOf(result, option)).toEqual({ type: 'setting', option, value, ...origin });
  });

  it('tells people the same', async () => {
    const { home, file } = homeWith(config);
    const result = await runProgram(['upload', '--show-config'], { home, env });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    for (const secret of Object.values(secrets)) expect(result.stdout).not.toContain(secret);
    expect(result.stdout).toContain(`Configuration file: ${file}\nProfile: default\n`);
    expect(result.stdout).toMatch(
      /^--server +http:\/\/photos\.home +\S+config\.yaml:4 \(profile default\)$/mu,
    );
    expect(result.stdout).toMatch(/^--api-key +\*\*\* +\S+config\.yaml:5 \(profile default\)$/mu);
    expect(result.stdout).toMatch(/^--tag +a, b +environment variable IMMICH_TAKEOUT_TAG$/mu);
    expect(result.stdout).toMatch(/^--max-wait +8h +default$/mu);
    expect(result.stdout).toMatch(/^--window +- +not set$/mu);
  });

  it.each(['plan', 'verify', 'explain', 'status', 'undo', 'sandbox', 'demo'])(
    'shows the options of %s without anything to apply them to',
    async (command) => {
      const result = await runProgram([command, '--show-config', '--json'], { home: homeWith(config).home });
      expect(result).toMatchObject({ exitCode: 0, stderr: '' });
      expect(settingOf(result, '--quiet')).toMatchObject({ value: false, from: 'default' });
    },
  );
});
