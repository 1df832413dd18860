import { describe, expect, test } from 'vitest';

import { findMissingParts } from '../../src/source/find-missing-parts.ts';

function parts(
  numbers: readonly (number | undefined)[],
  batch?: number,
): Parameters<typeof findMissingParts>[0] {
  return numbers.map((part) => ({ exportId: 'takeout-x', batch, part }));
}

describe('findMissingParts', () => {
  test.each([
    ['a single part', [1], []],
    ['all parts in any order', [3, 1, 2], []],
    ['a part twice', [1, 1, 2], []],
    ['parts without number', [undefined, undefined], []],
    ['a gap', [1, 2, 4], ['part 003']],
    ['the first ones', [3], ['part 001', 'part 002']],
    ['several gaps', [2, 5], ['part 001', 'part 003', 'part 004']],
  ])('names what is missing of %s', (_, numbers, expected) => {
    const problems = findMissingParts(parts(numbers));
    expect(problems.map((problem) => problem.message.split(' of export')[0])).toEqual(expected);
    for (const problem of problems) {
      expect(problem.code).toBe('missing-part');
      expect(problem.message).toMatch(
        /of export takeout-x is not here; .*download it and add it to this run/,
      );
    }
  });

  test('judges each batch by itself', () => {
    const problems = findMissingParts([...parts([1, 2], 3), ...parts([2], 4)]);
    expect(problems.map((problem) => problem.message)).toEqual([
      expect.stringMatching(/^part 001 of export takeout-x-4 is not here/),
    ]);
  });

  test('judges each export by itself', () => {
    expect(
      findMissingParts([
        { exportId: 'a', batch: undefined, part: 1 },
        { exportId: 'b', batch: undefined, part: 2 },
      ]),
    ).toHaveLength(1);
  });

  test('lists ranges when a number is absurd, without counting up to it', () => {
    const problems = findMissingParts(parts([2, 999_999_999]));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/^parts 001, 003 to 999999998 of export takeout-x are not here/);
  });
});
