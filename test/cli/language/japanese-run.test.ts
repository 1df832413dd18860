import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { parseLines, runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const japanese = { LANG: 'ja_JP.UTF-8' };

describe('the program in a Japanese environment', () => {
  it('tells of a mistyped option', async () => {
    expect(await runProgram(['plan', '--albun', 'x'], { env: japanese })).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'エラー: --albun というオプションはありません\n(もしかして: --album)\n',
    });
  });

  it('tells of archives that are not there', async () => {
    const path = join(folder, 'takeout-001.zip');
    const { exitCode, stderr } = await runProgram(['plan', path], { env: japanese });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^エラー: .*takeout-001\.zip.*\n {2}.+\n$/u);
    expect(withoutNames(stderr)).not.toMatch(prose);
  });

  it('tells of a key that the server does not know', async () => {
    const args = ['upload', '--server', sandbox.url, folder];
    const env = { ...japanese, IMMICH_API_KEY: 'the-key-of-nobody' };
    const { exitCode, stderr } = await runProgram(args, { env });
    expect(exitCode).toBe(5);
    expect(stderr).toMatch(/APIキー/u);
    expect(withoutNames(stderr)).not.toMatch(prose);
  });

  it('tells where a setting comes from', async () => {
    const env = { ...japanese, IMMICH_TAKEOUT_FROM: 'yesterday' };
    const { exitCode, stderr } = await runProgram(['plan', folder], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--from: 環境変数 IMMICH_TAKEOUT_FROM');
  });

  it('gives scripts the same codes and fields', async () => {
    const { stderr } = await runProgram(['--json', 'plan', 'nowhere.zip'], { env: japanese });
    expect(parseLines(stderr)).toMatchObject([{ type: 'error', code: 'not-found' }]);
  });

  it.each([[{ LANG: 'C.UTF-8' }], [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }], [{ LANG: 'de_DE.UTF-8' }], [{}]])(
    'speaks English with %j',
    async (env) => {
      const { stderr } = await runProgram(['uplaod'], { env });
      expect(stderr).toBe("error: unknown command 'uplaod'\n(Did you mean upload?)\n");
    },
  );
});

const prose = /\p{Script=Latin}{2,},? \p{Script=Latin}{2,}/u;

function withoutNames(text: string): string {
  return text.replace(/immich-takeout \w+|Account Settings > API Keys/gu, '');
}
