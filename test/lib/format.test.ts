import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/lib/format-bytes.ts';
import { countOf, formatCount } from '../../src/lib/format-count.ts';
import { formatDuration } from '../../src/lib/format-duration.ts';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [12408, '12,408'],
    [1234567, '1,234,567'],
  ])('%i is %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});

describe('countOf', () => {
  it('knows one from many, and irregular plurals', () => {
    expect(countOf(1, 'photo')).toBe('1 photo');
    expect(countOf(0, 'photo')).toBe('0 photos');
    expect(countOf(1200, 'exact copy', 'exact copies')).toBe('1,200 exact copies');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1234567, '1.2 MB'],
    [99_949_999, '99.9 MB'],
    [99_950_000, '100 MB'],
    [999_499_999, '999 MB'],
    [999_500_000, '1.0 GB'],
    [57_300_000_000, '57.3 GB'],
    [2e12, '2.0 TB'],
    [5e18, '5000 PB'],
  ])('%i is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [400, '0 s'],
    [59_499, '59 s'],
    [59_500, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [8_040_000, '2 h 14 min'],
    [86_400_000 * 3 + 3_600_000 * 4, '3 d 04 h'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
