import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../src/lib/flatten.ts';

describe('flatten', () => {
  it('gives all items in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat())), (lists) => {
        expect(flatten(lists)).toEqual(lists.flat());
      }),
    );
  });
});
