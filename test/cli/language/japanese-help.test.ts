import { describe, expect, it } from 'vitest';
import { speakLanguage } from '../../../src/cli/language/speak-language.ts';
import { textWidth } from '../../../src/lib/text-width.ts';
import { allCommands, helpText, withoutCalls } from '../support/help-text.ts';

// The words of help are chosen when the modules that hold them are loaded.
await speakLanguage('ja');
const { buildProgram } = await import('../../../src/cli/program.ts');
const commands = allCommands(buildProgram());

/** Terms that stand before what they mean: `-n, --dry-run`, `--from <date>`, `login [オプション] [url]`, `paths`. */
const term = /^ {2}(?:-\w, )?(?:--)?[a-z][a-z-]*(?: \[オプション\])?(?: [<[][^\s\]>]+[\]>])?(?= {2}|$)/u;

const names = /Cloudflare Access/gu;
const prose = /\p{Script=Latin}+,? \p{Script=Latin}+/u;

describe.each(commands)('%s --help in Japanese', (_, command) => {
  it.each([40, 80, 200])('has no English sentence left, and fits into %i columns', (columns) => {
    const lines = withoutCalls(helpText(command, columns)).filter((line) => !line.startsWith('使い方: '));
    expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
    const english = lines.filter((line) => prose.test(line.replace(term, '').replace(names, '')));
    expect(english).toEqual([]);
  });

  it('says in Japanese what each option and command does', () => {
    const texts = [command, ...command.commands].map((each) => each.description());
    const options = command.createHelp().visibleOptions(command);
    for (const text of [...texts, ...options.map(({ description }) => description)])
      expect(text).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  });
});

it('keeps the rules of Japanese typesetting in every line', () => {
  for (const [, command] of commands) {
    for (const line of withoutCalls(helpText(command, 40))) {
      expect(line).not.toMatch(/^ *[、。）」ーっゃゅょ)]/u);
      expect(line).not.toMatch(/[（「(]$/u);
    }
  }
});
