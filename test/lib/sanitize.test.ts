import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize, sanitizeLines } from '../../src/lib/sanitize.ts';

/** Lone surrogates and unassigned ones included, the dangerous ones often. */
const anyCodePoint = fc
  .oneof(fc.nat(0x10ffff), fc.nat(0xff), fc.integer({ min: 0x2000, max: 0x2070 }))
  .map((codePoint) => String.fromCodePoint(codePoint));

describe('sanitize', () => {
  it.each([
    ['plain text stays', 'IMG_1 (2).jpg', 'IMG_1 (2).jpg'],
    ['an escape sequence becomes visible', 'a\x1b[31mred', 'a␛[31mred'],
    ['line ends cannot fake a second line', 'a\nerror: b\r', 'a␊error: b␍'],
    ['delete and C1 controls', 'a\x7f\x9b31m', 'a␡\\u{9b}31m'],
    ['a right-to-left override cannot hide an extension', 'photo\u202egpj.exe', 'photo\\u{202e}gpj.exe'],
    ['bidi isolates', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['a zero-width space', 'IMG\u200b_1', 'IMG\\u{200b}_1'],
    ['a joiner between plain letters', 'a\u200db', 'a\\u{200d}b'],
    ['a byte order mark', '\ufeffa', '\\u{feff}a'],
    ['line separators', 'a\u2028b', 'a\\u{2028}b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['a blank letter', '\u3164', '\\u{3164}'],
    ['an emoji family keeps its joiners', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['a heart keeps its variation selector', '❤\ufe0f', '❤\ufe0f'],
    ['Persian keeps its non-joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['Hindi keeps its joiner', 'क्\u200dष', 'क्\u200dष'],
    ['accents in either form', 'é e\u0301', 'é e\u0301'],
    ['Japanese', '写真.jpg', '写真.jpg'],
    [
      'the flag of England keeps its tags',
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
    ['tag letters without a flag', 'a\u{e0067}', 'a\\u{e0067}'],
  ])('%s', (_, text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it('cuts piles of combining marks', () => {
    expect(sanitize(`a${'\u0301'.repeat(500)}b`)).toBe(`a${'\u0301'.repeat(8)}\ufffdb`);
  });

  it('lets no control character through, and changes nothing when applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint }), (text) => {
        const safe = sanitize(text);
        expect(safe).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
        expect(sanitize(safe)).toBe(safe);
      }),
    );
  });
});

describe('sanitize, applied again', () => {
  it.each(['\u0080\u200c\u00a0', 'é\u200d\u200dé', 'é\u200c\u3164', '\ud800\u200dé'])(
    'changes nothing in %j any more',
    (text) => {
      expect(sanitize(sanitize(text))).toBe(sanitize(text));
    },
  );

  it('keeps the joiner of a Persian word and of a family', () => {
    for (const text of ['می\u200cخواهم', '👨\u200d👩\u200d👧']) expect(sanitize(text)).toBe(text);
  });
});

describe('sanitizeLines', () => {
  it('keeps line ends and nothing else', () => {
    expect(sanitizeLines('a\x1b\nb\r\n')).toBe('a␛\nb␍\n');
  });
});
