import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../src/lib/text-width.ts';
import { writeDemoExport } from '../../src/sandbox/demo-export/write-demo-export.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { findEnglish } from '../support/find-english.ts';
import type { ProgramResult } from '../support/run-program.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();
const home = temporaryFolder();
let sandbox: Sandbox;
let paths: readonly string[];
let titles: readonly string[];

beforeAll(async () => {
  const demo = await writeDemoExport(join(folder, 'export'));
  paths = demo.paths;
  titles = demo.expectations.albums.map(({ title }) => title);
  sandbox = await startSandbox({ version: '3.0' });
});
afterAll(() => sandbox.close());

function runInJapanese(args: readonly string[]): Promise<ProgramResult> {
  const env = { LANG: 'ja_JP.UTF-8', IMMICH_API_KEY: sandbox.apiKey };
  return runProgram(args, { env, home });
}

/** The lines below a heading, up to the next blank line. */
function below(heading: string, text: string): string[] {
  const lines = text.split('\n');
  const start = lines.indexOf(heading) + 1;
  expect(start, `${heading} in\n${text}`).toBeGreaterThan(0);
  return lines.slice(start, lines.indexOf('', start));
}

/** Rows that end in a figure stand in columns: all of them end at the same one. */
function expectColumns(rows: readonly string[]): void {
  expect(rows.length).toBeGreaterThan(2);
  expect(new Set(rows.map(textWidth)).size, rows.join('\n')).toBe(1);
}

describe('the program in Japanese', () => {
  it('plans: tables line up, and no English is left', async () => {
    const { stdout, stderr, exitCode } = await runInJapanese(['plan', ...paths]);
    expect(exitCode).toBe(0);
    expectColumns(below('年ごとのアップロード予定', stdout));
    expectColumns(below('対象外', stdout));
    expectColumns(below('日付の出どころ', stdout));
    expect(stdout).toContain('ファイル65件 = 写真と動画30件 + サイドカー29件');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('ファイル21件、714 kBをアップロードします。');
    expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(80);
    expect(findEnglish(stdout + stderr, titles)).toEqual([]);
  });

  it('uploads: tables line up, and no English is left', async () => {
    const { stdout, stderr, exitCode } = await runInJapanese(['upload', '--server', sandbox.url, ...paths]);
    expect(exitCode).toBe(0);
    const rows = below('結果', stdout);
    const sum = rows.findIndex((row) => row.includes('写真と動画の合計'));
    expectColumns(rows.slice(0, sum + 1));
    expect(stdout.replaceAll('\n', '')).toContain(
      'ご指定の写真と動画21件は、すべてサーバー上にあります(ほかに1件は意図して対象外)。',
    );
    expect(findEnglish(stdout + stderr, titles)).toEqual([]);
  });

  it('verifies and tells how far it is', async () => {
    const { stdout, exitCode } = await runInJapanese(['verify', '--server', sandbox.url, ...paths]);
    expect(exitCode).toBe(0);
    expectColumns(below('確かめたもの', stdout));
    const status = await runInJapanese(['status']);
    expectColumns(status.stdout.split('\n').filter((line) => /^ {4}\S.* \d+$/u.test(line)));
    expect(findEnglish(stdout + status.stdout, titles)).toEqual([]);
  });

  it('says the same to programs as in English, but for the sentences', async () => {
    const texts = ['message', 'reason', 'hint', 'why'];
    const facts = (text: string): unknown[] =>
      text
        .trimEnd()
        .split('\n')
        .map(
          (line) =>
            JSON.parse(line, (key, value: unknown) => (texts.includes(key) ? null : value)) as unknown,
        );
    const english = await runProgram(['plan', '--json', ...paths], { home });
    const inJapanese = await runInJapanese(['plan', '--json', ...paths]);
    expect(facts(inJapanese.stdout)).toEqual(facts(english.stdout));
  });
});
