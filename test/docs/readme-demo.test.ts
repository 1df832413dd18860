import { describe, expect, it } from 'vitest';
import { runProgram } from '../support/run-program.ts';
import { codeBlocks, readPage } from './markdown.ts';

/** What the README shows of the demo, without what was left out. */
function excerpt(path: string): string[] {
  const block = codeBlocks(readPage(path)).find(({ language }) => language === 'text');
  return (block?.code ?? '').split('\n').filter((line) => line !== '' && line !== '…');
}

/** How long it took is different every time. */
function withoutDuration(line: string): string {
  return line.replace(/\d+(?= s$|秒)/u, 'N');
}

describe.each([
  ['README.md', 'C.UTF-8'],
  ['README.ja.md', 'ja_JP.UTF-8'],
])('the demo in %s', (path, language) => {
  it('prints these very lines in this order', async () => {
    const { stdout } = await runProgram(['demo'], { env: { LANG: language } });
    const printed = stdout.split('\n').map(withoutDuration);
    const shown = excerpt(path).map(withoutDuration);
    expect(shown.length).toBeGreaterThan(20);
    let from = 0;
    for (const line of shown) {
      const at = printed.indexOf(line, from);
      expect(at, line).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
  }, 60_000);
});
