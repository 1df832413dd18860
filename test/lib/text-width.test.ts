import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/lib/text-width.ts';

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['IMG_1.jpg', 9],
    ['写真', 4],
    ['ｶﾅ', 2],
    ['ＡＢ', 4],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['e\u0301', 1],
    ['Zoë', 3],
    ['👍', 2],
    ['👨\u200d👩\u200d👧', 2],
    ['🇩🇪', 2],
    ['❤\ufe0f', 2],
    ['…', 1],
    ['␛', 1],
    ['می\u200cخواهم', 7],
    ['𠮷', 2],
  ])('%j takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});
