import { describe, expect, test } from 'vitest';
import { msUntilOpen, tryParseWindow } from '../../src/migrate/daily-window.ts';

const minute = 60_000;
const at = (hour: number, minutes: number): Date => new Date(2026, 0, 5, hour, minutes);

describe('tryParseWindow', () => {
  test('reads hours that span midnight', () => {
    expect(tryParseWindow('23:00-07:30')).toEqual({ fromMinute: 1380, toMinute: 450 });
  });

  test.each(['23-7', '24:00-01:00', '22:60-01:00', '07:00-07:00', '', 'night'])('refuses %j', (text) => {
    expect(tryParseWindow(text)).toBeUndefined();
  });
});

describe('msUntilOpen', () => {
  const night = tryParseWindow('23:00-07:00')!;
  const noon = tryParseWindow('12:00-13:00')!;

  test.each([
    [night, at(23, 0), 0],
    [night, at(3, 0), 0],
    [night, at(6, 59), 0],
    [night, at(7, 0), 16 * 60 * minute],
    [night, at(22, 59), minute],
    [noon, at(12, 30), 0],
    [noon, at(11, 0), 60 * minute],
    [noon, at(13, 0), 23 * 60 * minute],
  ])('%j at %s', (window, now, ms) => {
    expect(msUntilOpen(window, now)).toBe(ms);
  });

  test('counts the seconds that have passed', () => {
    expect(msUntilOpen(noon, new Date(2026, 0, 5, 11, 59, 40))).toBe(20_000);
  });
});
