import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAscii } from '../../src/lib/to-ascii.ts';

describe('toAscii', () => {
  it.each([
    ['Möwe & Düne.jpg', 'Mowe & Dune.jpg'],
    ['Straße', 'Strasse'],
    ['Łódź, Ærø', 'Lodz, AEro'],
    ['▸ a… – “b”', '> a~ - "b"'],
    ['京都', '??'],
    ['👍', '?'],
    ['plain\ttext\n', 'plain\ttext\n'],
    ['\u001b[1mbold\u001b[22m', '\u001b[1mbold\u001b[22m'],
  ])('writes %j as %j', (text, ascii) => {
    expect(toAscii(text)).toBe(ascii);
  });

  it('leaves nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toAscii(text)).toMatch(/^\p{ASCII}*$/u);
      }),
    );
  });
});
