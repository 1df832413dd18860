import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/lib/backoff.ts';

const options = { firstMs: 100, maxMs: 1000, random: () => 1 };

describe('backoffMs', () => {
  it('doubles up to the longest wait', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(attempt, options));
    expect(waits).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it.each([
    [0, 50],
    [0.5, 75],
    [1, 100],
  ])('with a chance of %d waits %d of the first 100 ms', (chance, expected) => {
    expect(backoffMs(1, { ...options, random: () => chance })).toBe(expected);
  });

  it('never cuts short a pause that the server asked for', () => {
    expect(backoffMs(1, options, 5000)).toBe(5000);
    expect(backoffMs(1, options, 10)).toBe(100);
  });

  it('stays between half and whole of its limit, however often it failed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, chance) => {
          const wait = backoffMs(attempt, { ...options, random: () => chance });
          expect(wait).toBeGreaterThanOrEqual(50);
          expect(wait).toBeLessThanOrEqual(1000);
        },
      ),
    );
  });
});
