import { describe, expect, it } from 'vitest';
import { japanese } from '../../src/cli/language/ja/japanese.ts';
import type { Page } from './markdown.ts';
import { codeBlocks, codeSpans, linkTargets, readPage, tableRows } from './markdown.ts';

const english = readPage('README.md');
const translated = readPage('README.ja.md');

/** Without what can only be different: the anchors of translated headings, and each other's page. */
function goals(page: Page): string[] {
  const elsewhere = linkTargets(page).filter((target) => !/^(?:#|README)/u.test(target));
  return [...new Set(elsewhere)].sort();
}

function commands(page: Page): string[] {
  return codeBlocks(page).flatMap(({ language, code }) => (language === 'sh' ? [code] : []));
}

describe('the README in Japanese', () => {
  it('is linked to the English one, and that to it', () => {
    expect(linkTargets(english)[0]).toBe('README.ja.md');
    expect(linkTargets(translated)[0]).toBe('README.md');
  });

  it('has the same commands in the same order', () => {
    expect(commands(translated)).toEqual(commands(english));
  });

  it('leads to the same pages and shows the same pictures', () => {
    expect(goals(translated)).toEqual(goals(english));
  });

  it('has as many chapters', () => {
    const levels = (page: Page): string[] =>
      Array.from(page.text.matchAll(/^#+(?= )/gmu), ([level]) => level);
    expect(levels(translated)).toEqual(levels(english));
  });

  it('names the same options, permissions and variables', () => {
    const named = (page: Page): string[] =>
      [
        ...new Set(codeSpans(page).filter((span) => /^(?:--|[A-Z_]+$|[a-z]+\.[a-z]+$|\/)/iu.test(span))),
      ].sort();
    expect(named(translated).filter((name) => !named(english).includes(name))).toEqual([
      '--time-zone Asia/Tokyo',
    ]);
    expect(named(english).filter((name) => !named(translated).includes(name))).toEqual([
      '--time-zone Europe/Berlin',
    ]);
  });

  it.each([
    [
      ['Google Photos', 'Immich'],
      ['Googleフォト', 'Immich'],
    ],
    [
      ['not carried over', 'because'],
      ['引き継がれないもの', '理由'],
    ],
  ])('says as much of %j', (columns, translatedColumns) => {
    const codes = (page: Page, names: readonly string[]): string[][] =>
      tableRows(page, names).map((row) => codeSpans({ path: '', text: row.join(' ') }).sort());
    expect(codes(translated, translatedColumns)).toEqual(codes(english, columns));
  });

  it('has the same exit codes and variables', () => {
    const first = (page: Page, columns: readonly string[]): (string | undefined)[] =>
      tableRows(page, columns).map(([cell]) => cell);
    expect(first(translated, ['コード', '意味'])).toEqual(first(english, ['code', 'meaning']));
    expect(first(translated, ['変数', '意味'])).toEqual(first(english, ['variable', 'meaning']));
  });

  it('tells of each permission what the program tells, and who needs it', () => {
    const callers: Readonly<Record<string, string>> = {
      'every command that needs a server': 'サーバーを使うすべてのコマンド',
      '`doctor` of an administrator': '管理者の `doctor`',
    };
    const expected = tableRows(english, ['permission', 'needed to', 'by']).map(
      ([name, purposes = '', by = '']) => [
        name,
        purposes
          .split('; ')
          .map((purpose) => japanese[purpose])
          .join('、'),
        by
          .split(', ')
          .map((caller) => callers[caller] ?? caller)
          .join('、'),
      ],
    );
    expect(tableRows(translated, ['権限', '用途', '使うコマンド'])).toEqual(expected);
  });

  it('quotes the program as it speaks', () => {
    const quoted = [
      'サーバーに保存済み',
      '別のファイルと完全に同じコピー',
      'サーバーがAPIキーを受け付けません',
      '大きすぎるとして拒否されました',
      'ログインを求めています',
      '先送り',
    ];
    const spoken = Object.values(japanese).join('\n');
    for (const words of quoted) {
      expect(translated.text).toContain(`「${words}」`);
      expect(spoken).toContain(words);
    }
  });
});
