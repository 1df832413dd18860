import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { BuiltExport } from '../support/export-builder.ts';
import { album, buildExport, photo, sidecar } from '../support/export-builder.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { parseLines, runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();

interface RunLine {
  readonly run: string;
  readonly state: string;
  readonly uploaded: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
}

describe('status', () => {
  let built: BuiltExport;
  let sandbox: Sandbox;
  let home: string;

  beforeEach(async () => {
    home = mkdtempSync(join(folder, 'home-'));
    sandbox = await startSandbox();
    built = await buildExport([
      {
        'Photos from 2023': {
          'a.jpg': photo(1),
          'a.jpg.json': sidecar('a.jpg'),
          'b.jpg': photo(2),
          'b.jpg.json': sidecar('b.jpg'),
        },
        Summer: { 'a.jpg': photo(1), 'metadata.json': album('Summer') },
      },
    ]);
  });

  afterEach(async () => {
    await sandbox.close();
    await built.remove();
  });

  const upload = (): Promise<ProgramResult> =>
    runProgram(['upload', '--server', sandbox.url, ...built.paths], {
      env: { IMMICH_API_KEY: sandbox.apiKey },
      home,
    });
  // Neither a server nor a key: what is remembered is enough.
  const status = (...args: readonly string[]): Promise<ProgramResult> =>
    runProgram(['status', ...args], { home });
  const lastRun = async (): Promise<RunLine> => parseLines<RunLine>((await status('--json')).stdout).at(-1)!;
  const journalPath = (): string => {
    const dir = join(home, '.local/state/immich-takeout');
    return join(
      dir,
      readdirSync(dir).find((name) => name.endsWith('.journal'))!,
    );
  };

  it('has nothing to tell where nothing was done', async () => {
    const result = await status();
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('Nothing was uploaded');
    expect((await status('--json')).stdout).toBe('');
  });

  it('tells of a whole run: to which server, with what outcome', async () => {
    await upload();
    expect(await lastRun()).toMatchObject({ state: 'whole', uploaded: 2, outcomes: { uploaded: 2 } });
    const { stdout } = await status();
    expect(stdout).toContain(sandbox.url);
    expect(stdout).toMatch(/whole\n[^]*uploaded +2\n[^]*verify/u);
  });

  it('tells more of one run: its albums, and the files it made when asked', async () => {
    await upload();
    const { run } = await lastRun();
    const short = await status(run);
    expect(short.stdout).toMatch(/Summer +1/u);
    expect(short.stdout).not.toContain('b.jpg');
    const { stdout } = await status(run, '--files');
    for (const name of ['a.jpg', 'b.jpg']) expect(stdout).toContain(name);
  });

  it('tells an interrupted run by its missing end, and how to go on', async () => {
    await upload();
    const lines = readFileSync(journalPath(), 'utf8').split('\n');
    writeFileSync(journalPath(), lines.filter((line) => !line.includes('"kind":"end"')).join('\n'));
    expect(await lastRun()).toMatchObject({ state: 'interrupted', uploaded: 2 });
    expect((await status()).stdout.replace(/\s+/gu, ' ')).toContain('Run the same upload again');
  });

  it('tells what failed, how often and why', async () => {
    const path = built.paths[0]!;
    const bytes = readFileSync(path);
    bytes[bytes.indexOf(Buffer.from('seed 2')) + 40]! ^= 1;
    writeFileSync(path, bytes);
    expect((await upload()).exitCode).toBe(3);
    expect(await lastRun()).toMatchObject({
      state: 'incomplete',
      outcomes: { uploaded: 1, failed: 1 },
      reasons: { 'crc-mismatch': 1 },
    });
    expect((await status()).stdout).toMatch(/damaged in the archive +1/u);
  });

  it('does not know other runs', async () => {
    await upload();
    const result = await status('20000101-000000-aaaa');
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain((await lastRun()).run);
  });
});
