import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../src/report/format-instant.ts';

describe('formatInstant', () => {
  it.each([
    [Date.UTC(2023, 4, 1, 10), '2023-05-01T10:00:00Z'],
    [Date.UTC(2023, 4, 1, 10) + 120, '2023-05-01T10:00:00.120Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(1904, 0, 1), '1904-01-01T00:00:00Z'],
    [8.64e15 + 1, undefined],
    [NaN, undefined],
  ])('%d is %s', (epochMs, text) => {
    expect(formatInstant(epochMs)).toBe(text);
  });
});
