import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padText, truncateEnd, truncateMiddle, wrapText } from '../../src/lib/fit-text.ts';
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

describe('truncateEnd', () => {
  it.each([
    ['IMG_1.jpg', 9, 'IMG_1.jpg'],
    ['IMG_1.jpg', 8, 'IMG_1.j…'],
    ['写真写真', 8, '写真写真'],
    ['写真写真', 7, '写真写…'],
    ['写真写真', 6, '写真…'],
    ['abc', 0, ''],
  ])('%j in %i columns', (text, width, expected) => {
    expect(truncateEnd(text, width)).toBe(expected);
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
    expect(wrapText('a quarantine b', 4)).toEqual(['a', 'quar', 'anti', 'ne b']);
  });

  it.each([
    ['写真をサーバーへ送ります。', 10, ['写真をサー', 'バーへ送り', 'ます。']],
    ['a 写真写真 b', 4, ['a 写', '真写', '真 b']],
    ['これは「写真」です', 8, ['これは', '「写真」', 'です']],
    ['まだ（枚）あります', 7, ['まだ', '（枚）', 'ありま', 'す']],
    ['直前に immich-takeout status を', 20, ['直前に', 'immich-takeout', 'status を']],
    ['ちょっと', 4, ['ちょ', 'っと']],
  ])('breaks Japanese between characters: %j in %i columns', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
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

  const japanese = fc
    .array(
      fc.constantFrom(
        '写真',
        'を',
        'ちょっと',
        'サーバー',
        '「アルバム」',
        '（2枚）',
        '終わり。',
        'まず、',
        'Takeout から',
        '--to の',
      ),
      { maxLength: 30 },
    )
    .map((phrases) => phrases.join(''));

  it('begins no line with what closes, ends none with what opens, and keeps Latin words whole', () => {
    fc.assert(
      fc.property(japanese, fc.integer({ min: 16, max: 40 }), (text, width) => {
        const lines = wrapText(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。）」ーっョ]/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（「]$/u);
        const words = (of: string): string[] => of.match(/[A-Za-z-]+/gu) ?? [];
        expect(lines.flatMap(words)).toEqual(words(text));
      }),
    );
  });
});
