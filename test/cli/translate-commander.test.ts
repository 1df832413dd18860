import fc from 'fast-check';
import { CommanderError } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { translateCommander } from '../../src/cli/translate-commander.ts';
import { speakLanguage } from '../../src/cli/language/speak-language.ts';

/** What commander itself says of a mistake, and what the user gets to read. */
function mistake(words: string): { readonly says: string; readonly shown: string } {
  let shown = '';
  const program = buildProgram();
  for (const command of [program, ...program.commands])
    command.configureOutput({ ...command.configureOutput(), writeErr: (text) => (shown += text) });
  try {
    program.parse(words.split(' '), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { says: error.message, shown };
    throw error;
  }
  throw new Error(`${words} is no mistake`);
}

const mistakes: readonly (readonly [string, string])[] = [
  ['plan --albun x', 'エラー: --albun というオプションはありません\n(もしかして: --album)\n'],
  [
    'plan --tao x',
    'エラー: --tao というオプションはありません\n(もしかして、次のどれかですか: --tag, --to)\n',
  ],
  ['plan --xyz x', 'エラー: --xyz というオプションはありません\n'],
  ['uplaod', 'エラー: uplaod というコマンドはありません\n(もしかして: upload)\n'],
  ['plan', 'エラー: 必要な引数 paths がありません\n'],
  ['plan --from', 'エラー: オプション --from <date> の値がありません\n'],
  [
    'plan --type pictures x',
    'エラー: オプション --type <kind> に「pictures」は指定できません。使えるのは image, video です。\n',
  ],
  ['completion tcsh', 'エラー: 引数 shell に「tcsh」は指定できません。使えるのは bash, zsh, fish です。\n'],
  ['status one two', 'エラー: status の引数が多すぎます。引数は1個のところ、2個あります。\n'],
  ['demo one', 'エラー: demo の引数が多すぎます。引数は0個のところ、1個あります。\n'],
];

describe('translateCommander', () => {
  it.each(mistakes)('%s: in English as commander says it', (words) => {
    const { says, shown } = mistake(words);
    expect(says).toMatch(/^error: /u);
    expect(shown).toBe(`${says}\n`);
  });

  describe('in Japanese', () => {
    beforeAll(() => speakLanguage('ja'));

    it.each(mistakes)('%s', (words, expected) => {
      expect(mistake(words).shown).toBe(expected);
    });

    it('leaves alone what it does not know', () => {
      expect(translateCommander('error: something new')).toBe('error: something new');
    });

    it('keeps whatever the user wrote', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (value) => {
          const message = `error: option '--type <kind>' argument '${value}' is invalid. Allowed choices are a, b.\n`;
          expect(translateCommander(message)).toContain(`「${value}」`);
        }),
      );
    });
  });
});
