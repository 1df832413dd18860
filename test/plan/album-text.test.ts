import { describe, expect, it } from 'vitest';
import { albumDescription } from '../../src/plan/album-text.ts';

const comments = [
  { author: 'Ann', text: 'What a day', createdAtSeconds: 1_560_000_000 },
  { author: 'Bo', text: undefined, createdAtSeconds: undefined },
  { author: ' ', text: 'hi', createdAtSeconds: 1e20 },
];

const spoken = 'Ann (2019-06-08): What a day\nBo: ♥\nhi';

describe('albumDescription', () => {
  it.each([
    ['keeps comments to itself unless asked', 'Sun', comments, false, 'Sun'],
    ['puts comments after the text', 'Sun', comments, true, `Sun\n\n${spoken}`],
    ['is the comments alone where there is no text', '', comments, true, spoken],
    ['is the text alone where there are no comments', 'Sun', [], true, 'Sun'],
    ['is empty when nobody said anything', '', [], true, ''],
  ])('%s', (_, description, said, wanted, expected) => {
    expect(albumDescription({ description, comments: said }, { comments: wanted })).toBe(expected);
  });
});
