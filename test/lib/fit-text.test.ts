import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padText, truncateMiddle, wrapText } from '../../src/lib/fit-text.ts';
import { splitClusters, textWidth } from '../../src/lib/text-width.ts';

const anyText = fc.string({
  unit: fc.constantFrom('a', ' ', '写', 'é', 'e\u0301', '👨\u200d👩\u200d👧', '🇩🇪', 'ﾅ'),
});

describe('truncateMiddle', () => {
  it.each([
    ['IMG_1.jpg', 9, 'IMG_1.jpg'],
    ['IMG_20190714_100000(2).jpg', 12, 'IMG_20…).jpg'],
    ['写真写真写真.jpg', 10, '写真….jpg'],
    ['写真写真写真.jpg', 9, '写真….jpg'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%j in %i columns', (text, width, expected) => {
    expect(truncateMiddle(text, width)).toBe(expected);
  });

  it('never takes more room than there is, and never splits a character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, width) => {
        const cut = truncateMiddle(text, width);
        expect(textWidth(cut)).toBeLessThanOrEqual(width);
        if (textWidth(text) <= width) expect(cut).toBe(text);
        const whole = splitClusters(text);
        for (const part of splitClusters(cut.replace('…', '\n'))) {
          if (part !== '\n') expect(whole).toContain(part);
        }
      }),
    );
  });
});

describe('padText', () => {
  it.each([
    ['写真', 6, 'left', '写真  '],
    ['12', 5, 'right', '   12'],
    ['long', 2, 'left', 'long'],
  ] as const)('%j to %i columns, %s', (text, width, align, expected) => {
    expect(padText(text, width, align)).toBe(expected);
  });
});

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  });

  it('breaks a word that is longer than the line', () => {
    expect(wrapText('a 写真写真 b', 4)).toEqual(['a', '写真', '写真', 'b']);
  });

  it('keeps every visible character, in lines that fit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrapText(text, width);
        expect(lines.every((line) => textWidth(line) <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
