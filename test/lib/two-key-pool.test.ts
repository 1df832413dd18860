import { describe, expect, it } from 'vitest';
import { TwoKeyPool } from '../../src/lib/two-key-pool.ts';

describe('TwoKeyPool', () => {
  it('gives the first value of both keys again', () => {
    const pool = new TwoKeyPool<string | undefined, string, object>();
    const first = {};
    expect(pool.share('a', 'b', first)).toBe(first);
    expect(pool.share('a', 'b', {})).toBe(first);
    const others = [pool.share('a', 'c', {}), pool.share('b', 'b', {}), pool.share(undefined, 'b', {})];
    expect(new Set([first, ...others]).size).toBe(4);
    expect(pool.share(undefined, 'b', {})).toBe(others[2]);
  });

  it('keeps no more for a first key than there is room for', () => {
    const pool = new TwoKeyPool<string, number, object>(2);
    const kept = [pool.share('a', 1, {}), pool.share('a', 2, {})];
    const late = pool.share('a', 3, {});
    expect(pool.share('a', 3, {})).not.toBe(late);
    expect([pool.share('a', 1, {}), pool.share('a', 2, {})].every((one, at) => one === kept[at])).toBe(true);
    const elsewhere = pool.share('b', 3, {});
    expect(pool.share('b', 3, {})).toBe(elsewhere);
  });
});
