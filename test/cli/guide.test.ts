import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { runProgram } from '../support/run-program.ts';
import { converse } from './support/converse.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
let sandbox: Sandbox;
let archives: readonly string[];

beforeAll(async () => {
  sandbox = await startSandbox({
    users: [{ name: 'Ann', email: 'ann@example.com', password: 'open-sesame' }],
  });
  const downloads = join(folder, 'Downloads');
  mkdirSync(downloads);
  ({ paths: archives } = await writeDemoExport(downloads));
});
afterAll(() => sandbox.close());

describe('the program without a command, on a terminal', () => {
  it('asks for the server and the archives, shows the plan, asks once more, and goes', async () => {
    const { screen, exitCode } = await converse(
      [],
      [
        [/Address of your Immich/, sandbox.url],
        [/E-mail/, 'ann@example.com'],
        [/Password/, 'open-sesame'],
        [/Found 3 archives .*Take them\? \[Y\/n\]/s, ''],
        [/21 files to upload.*Bring all this to .*\[y\/N\]/s, 'y'],
      ],
      { home: folder },
    );
    expect(exitCode).toBe(0);
    expect(screen).not.toContain('open-sesame');
    expect(screen).toMatch(/All 21 photos and videos that you asked for are on the server/);
    expect(screen).toMatch(/before you delete anything at Google:\s+immich-takeout verify /);
    expect(sandbox.snapshot().assets.length).toBeGreaterThan(0);
  }, 60_000);

  it('speaks the language of the person there, and takes an answer in it', async () => {
    const home = temporaryFolder();
    const { screen, exitCode } = await converse(
      [],
      [
        [/Immichのアドレス/, sandbox.url],
        [/メールアドレス/, 'ann@example.com'],
        [/パスワード/, 'open-sesame'],
        [/アーカイブ、または/, archives[0]!],
        [/ほかにもあれば/, ''],
        [/これをすべて .*に取り込みますか\? \[y\/N\]/s, 'いいえ'],
      ],
      { home, env: { LANG: 'ja_JP.UTF-8' } },
    );
    expect(exitCode).toBe(0);
    expect(screen).toMatch(/何も送信していません。.*immich-takeout upload /s);
  }, 60_000);

  it('knows the server the next time, and sends nothing without a yes', async () => {
    const before = sandbox.requests.length;
    const { screen, exitCode } = await converse(
      ['guide'],
      [
        [/Your Immich: http.*Take them\? \[Y\/n\]/s, 'n'],
        [/Archive, or folder/, join(folder, 'none')],
        [/There is no .*Archive, or folder/s, `'${archives[0]!}'`],
        [/One more/, ''],
        [/Bring all this to/, ''],
      ],
      { home: folder },
    );
    expect(exitCode).toBe(0);
    expect(screen).toMatch(/Nothing was sent\. When you want to:\s+immich-takeout upload /);
    expect(sandbox.requests).toHaveLength(before);
  }, 60_000);
});

describe('the program without a command, in a pipe', () => {
  it('prints its help and ends as after a mistake', async () => {
    const result = await runProgram([]);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(/^Examples:.*Usage: immich-takeout/s);
  });

  it('cannot be guided', async () => {
    const result = await runProgram(['guide']);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toMatch(/there is no terminal/);
  });
});
