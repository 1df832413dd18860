import { describe, expect, test } from 'vitest';
import { readByteSize } from '../../../src/cli/options/byte-size.ts';

describe('readByteSize', () => {
  test.each([
    ['500', 500],
    ['500B', 500],
    ['500kB', 500_000],
    ['5MB', 5_000_000],
    ['100MiB', 104_857_600],
    ['1.5G', 1_500_000_000],
    ['2 gib', 2_147_483_648],
  ])('reads %s', (text, bytes) => {
    expect(readByteSize(text, '--limit-rate')).toBe(bytes);
  });

  test.each(['', '0', 'MB', '-5MB', '5TBB', 'five'])('refuses %j and names the option', (text) => {
    expect(() => readByteSize(text, '--limit-rate')).toThrow(/--limit-rate/);
  });
});
