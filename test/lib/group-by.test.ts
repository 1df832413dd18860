import { describe, expect, it } from 'vitest';
import { groupBy } from '../../src/lib/group-by.ts';

describe('groupBy', () => {
  it('keeps the order of keys and items', () => {
    const groups = groupBy(['b1', 'a1', 'b2'], (item) => item[0]);
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });
});
