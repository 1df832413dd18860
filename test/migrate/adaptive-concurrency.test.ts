import { describe, expect, test } from 'vitest';
import { AdaptiveConcurrency } from '../../src/migrate/adaptive-concurrency.ts';

const limits = { min: 1, start: 4, max: 8 };
const mebibyte = 1024 * 1024;

/** Uploads `windows` full windows of equal files to a server whose throughput depends on the lanes. */
function drive(pace: AdaptiveConcurrency, windows: number, bytesPerMs: (lanes: number) => number): void {
  let now = 0;
  for (let window = 0; window < windows; window += 1) {
    const lanes = pace.current;
    for (let file = 0; file < lanes * 4; file += 1) {
      now += mebibyte / bytesPerMs(lanes);
      pace.succeeded(mebibyte, now);
    }
  }
}

describe('AdaptiveConcurrency', () => {
  test('rises to the most lanes while each makes the whole faster', () => {
    const pace = new AdaptiveConcurrency(limits);
    drive(pace, 20, (lanes) => lanes * 100);
    expect(pace.current).toBe(limits.max);
  });

  test('stays near where more lanes gain nothing', () => {
    const pace = new AdaptiveConcurrency(limits);
    drive(pace, 40, (lanes) => Math.min(lanes, 5) * 100);
    expect(pace.current).toBeGreaterThanOrEqual(4);
    expect(pace.current).toBeLessThanOrEqual(7);
  });

  test('halves after a failure and never goes below the least', () => {
    const pace = new AdaptiveConcurrency(limits);
    pace.failed(0);
    expect(pace.current).toBe(2);
    pace.failed(1);
    pace.failed(2);
    pace.failed(3);
    expect(pace.current).toBe(limits.min);
  });

  test('comes back after a failure', () => {
    const pace = new AdaptiveConcurrency(limits);
    pace.failed(0);
    drive(pace, 20, (lanes) => lanes * 100);
    expect(pace.current).toBe(limits.max);
  });

  test('keeps a fixed number whatever happens', () => {
    const pace = new AdaptiveConcurrency({ min: 3, start: 3, max: 3 });
    pace.failed(0);
    drive(pace, 5, (lanes) => lanes);
    expect(pace.current).toBe(3);
  });
});
