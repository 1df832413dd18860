import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBreakable } from '../../src/lib/split-breakable.ts';

describe('splitBreakable', () => {
  it.each([
    ['', ['']],
    ['takeout-001.zip', ['takeout-001.zip']],
    ['写真と', ['写', '真', 'と']],
    ['終わり。', ['終', 'わ', 'り。']],
    ['サーバー', ['サー', 'バー']],
    ['ちょっと', ['ちょっ', 'と']],
    ['「写真」を', ['「写', '真」', 'を']],
    ['（3枚）', ['（3', '枚）']],
    ['(枚)、', ['(枚)、']],
    ['Immichのキー', ['Immich', 'の', 'キー']],
    ['か\u3099き', ['か\u3099', 'き']],
  ])('%j', (text, pieces) => {
    expect(splitBreakable(text)).toEqual(pieces);
  });

  it('loses nothing', () => {
    const sign = fc.constantFrom(
      'a',
      '写',
      'ー',
      '。',
      '「',
      '」',
      'っ',
      '-',
      'か\u3099',
      '👨\u200d👩\u200d👧',
      '(',
    );
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        expect(splitBreakable(text).join('')).toBe(text);
      }),
    );
  });
});
