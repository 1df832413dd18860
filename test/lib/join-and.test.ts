import { describe, expect, it } from 'vitest';
import { joinAnd } from '../../src/lib/join-and.ts';

describe('joinAnd', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a and b and c'],
  ])('%j → %s', (names, joined) => {
    expect(joinAnd(names)).toBe(joined);
  });
});
