import { describe, expect, it } from 'vitest';
import { monthText, words } from '../../../src/report/html/words.ts';

describe('words', () => {
  it('writes dates day first, and names months', () => {
    expect(words.dateTime(Date.UTC(2026, 0, 2, 3, 4))).toBe('2 January 2026 at 03:04');
    expect(Array.from({ length: 12 }, (_, index) => words.years.monthName(index)).join(' ')).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
    expect(words.years.monthOfYear(1965, 11)).toBe('Dec 1965');
    expect(words.years.monthOfYear(50, 0)).toBe('Jan 50');
  });
});

describe('monthText', () => {
  it('leaves out what there is none of', () => {
    expect(monthText('run', 'Sep 2019', { came: 1200, there: 3, attention: 1 })).toBe(
      'Sep 2019: 1,200 came now, 3 there already, 1 needs a look',
    );
    expect(monthText('verification', 'Sep 2019', { came: 0, there: 3, attention: 0 })).toBe(
      'Sep 2019: 3 on the server',
    );
  });
});
