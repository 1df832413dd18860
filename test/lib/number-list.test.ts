import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberList } from '../../src/lib/number-list.ts';

describe('NumberList', () => {
  it('keeps what was put at a place, and has 0 at all others', () => {
    const puts = fc.array(fc.tuple(fc.nat(5_000), fc.nat(0xffffffff)));
    fc.assert(
      fc.property(puts, fc.nat(10_000), (pairs, place) => {
        const list = new NumberList();
        for (const [at, value] of pairs) list.set(at, value);
        const expected = new Map(pairs);
        for (const at of [...expected.keys(), place]) expect(list.get(at)).toBe(expected.get(at) ?? 0);
      }),
    );
  });
});
