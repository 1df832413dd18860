import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { parseLines, programPath, runProgram, startCommand } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const escape = '\u001b';
let paths: string[];
let sandbox: Sandbox;

beforeAll(async () => {
  ({ paths } = await writeDemoExport(folder));
  sandbox = await startSandbox({ latencyMs: 20 });
});
afterAll(() => sandbox.close());

describe('standard output and standard error', () => {
  it('--json: nothing but NDJSON on stdout, nothing on stderr when all is well', async () => {
    const dryRun = await run(['--json', 'upload', '--dry-run']);
    expect(dryRun).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parseLines(dryRun.stdout).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['plan', 'server']),
    );
    expect(sandbox.snapshot().assets).toEqual([]);

    const upload = await run(['--json', 'upload']);
    expect(upload).toMatchObject({ exitCode: 0, stderr: '' });
    const types = parseLines(upload.stdout).map(({ type }) => type);
    expect(new Set(types.slice(0, -1))).toEqual(new Set(['event']));
    expect(types.at(-1)).toBe('summary');
  });

  it('without: results on stdout, progress on stderr, no colours into a pipe', async () => {
    const { stdout, stderr } = await run(['upload'], { user: 'text' });
    expect(stdout).toMatch(/photos and videos that you asked for are on the server/);
    expect(stdout).not.toMatch(/Uploading/);
    expect(stderr).toMatch(/^Immich 2\.7\.5 at http.*\n.*Uploading: 29 files/s);
    expect(stdout + stderr).not.toContain(escape);
  });

  it('--quiet: results alone', async () => {
    const { stdout, stderr } = await run(['--quiet', 'upload'], { user: 'quiet' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/on the server/);
  });

  it('--verbose: every file; --log-file: all of it with its time, whatever is shown', async () => {
    const log = join(folder, 'run.log');
    const { apiKey } = sandbox.createUser('verbose');
    const shown = await run(['--verbose', '--log-file', log, 'upload'], { apiKey });
    expect(shown.stderr).toMatch(/^uploaded: takeout-.*\.jpg$/m);
    await run(['--quiet', '--log-file', log, 'verify'], { apiKey });
    const lines = parseLines(readFileSync(log, 'utf8'));
    const runs = ['start', 'end'].map((kind) => lines.filter(({ type }) => type === kind));
    expect(runs).toMatchObject([
      [{ command: 'upload' }, { command: 'verify' }],
      [{ exitCode: 0 }, { exitCode: 0 }],
    ]);
    const uploaded = lines.filter(({ event, state }) => event === 'outcome' && state === 'uploaded');
    expect(uploaded).toHaveLength(20);
    expect(lines.every(({ time }) => typeof time === 'string' && time.endsWith('Z'))).toBe(true);
  });

  it('a log file that cannot be written is a mistake before anything is done', async () => {
    const result = await run(['--log-file', join(folder, 'none', 'run.log'), 'upload'], { user: 'nobody' });
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(/--log-file: cannot write/);
  });

  it('an error with --json is one line of JSON on stderr', async () => {
    const result = await runProgram(['--json', 'plan', 'nowhere.zip']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(parseLines(result.stderr)).toMatchObject([{ type: 'error', code: 'not-found' }]);
  });

  it('--help and --version come on stdout, a mistake on stderr', async () => {
    const [help, version, mistake] = await Promise.all([
      runProgram(['upload', '--help']),
      runProgram(['--version']),
      runProgram(['uplaod']),
    ]);
    expect(help).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringMatching(/--dry-run.*--server/s) as string,
    });
    expect(version).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
    expect(mistake).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/upload/) as string,
    });
  });
});

describe('on a real terminal', () => {
  it('shows bars, and gives the cursor back', async () => {
    const screen = await runOnTerminal(['upload'], 'bars');
    expect(screen).toContain(`${escape}[?25l`);
    expect(screen.lastIndexOf(`${escape}[?25h`)).toBeGreaterThan(screen.lastIndexOf(`${escape}[?25l`));
    expect(screen).toMatch(/Uploading \d+ %, \d+ of 29 files/);
    expect(screen).toMatch(/on the server/);
  });

  it('NO_COLOR: no colours, but still bars', async () => {
    const plain = await runOnTerminal(['plan'], 'plain', { NO_COLOR: '1' });
    const coloured = await runOnTerminal(['plan'], 'coloured');
    const colour = new RegExp(`${escape}\\[[0-9;]*m`);
    expect(coloured).toMatch(colour);
    expect(plain).not.toMatch(colour);
  });

  it('--no-progress: lines instead', async () => {
    const screen = await runOnTerminal(['--no-progress', 'upload'], 'lines');
    expect(screen).toMatch(/Uploading: 29 files/);
    expect(screen).not.toContain(`${escape}[?25l`);
  });
});

describe('secrets', () => {
  const token = 'the-other-half-of-a-service-token';

  it('are never shown, whatever way they come in and whatever goes wrong', async () => {
    const { apiKey } = sandbox.createUser('secretive');
    const withHeader = ['--header', `X-Door: ${token}`];
    const echo = {
      kind: 'status',
      status: 400,
      headers: { 'content-type': 'application/json' },
      times: 1,
    } as const;
    sandbox.faults.add({
      ...echo,
      path: '/users/me',
      body: JSON.stringify({ message: `no user has ${apiKey} or ${token}` }),
    });
    const echoed = await run(['upload', ...withHeader], { apiKey, secrets: [token] });
    expect(echoed.exitCode).not.toBe(0);
    expect(echoed.stderr).toMatch(/no user has \*\*\* or \*\*\*/);

    const typed = await run(['upload', '--dry-run', '--api-key', apiKey], { apiKey: '', secrets: [apiKey] });
    expect(typed.exitCode).toBe(0);
    expect(typed.stderr).toMatch(/warning: --api-key is visible/);
    const piped = await run(['upload', '--dry-run', '--api-key-file', '-'], {
      apiKey: '',
      secrets: [apiKey],
      input: `${apiKey}\n`,
    });
    expect(piped).toMatchObject({ exitCode: 0 });
  });

  it('without a key, says where it is looked for', async () => {
    const result = await run(['upload'], { apiKey: '' });
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toMatch(/no API key given\n.*IMMICH_API_KEY/);
  });
});

interface RunOptions {
  /** A user with nothing on the server yet. */
  readonly user?: string;
  readonly apiKey?: string;
  readonly secrets?: readonly string[];
  readonly input?: string;
}

function run(args: readonly string[], { user, apiKey, ...options }: RunOptions = {}) {
  const key = apiKey ?? (user === undefined ? sandbox.apiKey : sandbox.createUser(user).apiKey);
  return runProgram([...args, '--server', sandbox.url, ...paths], {
    ...options,
    env: key === '' ? {} : { IMMICH_API_KEY: key },
  });
}

/** What a terminal of 100 columns gets to see: stdout and stderr together. */
async function runOnTerminal(
  args: readonly string[],
  user: string,
  env: Record<string, string> = {},
): Promise<string> {
  const server = args.includes('upload') ? ['--server', sandbox.url] : [];
  const words = [process.execPath, programPath, ...args, ...server, ...paths].map((word) => `'${word}'`);
  const home = join(folder, `home-${user}`);
  mkdirSync(home);
  const { finished } = startCommand(
    ['script', '--quiet', '--return', '--command', `stty cols 100; ${words.join(' ')}`, '/dev/null'],
    { home, env: { TERM: 'xterm-256color', IMMICH_API_KEY: sandbox.createUser(user).apiKey, ...env } },
  );
  const { stdout, exitCode } = await finished;
  expect(exitCode).toBe(0);
  return stdout;
}
