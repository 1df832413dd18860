import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateEstimator } from '../../../src/cli/terminal/rate-estimator.ts';

describe('createRateEstimator', () => {
  it('knows nothing before a second has passed', () => {
    const rate = createRateEstimator();
    expect([rate.perSecond(), rate.timeLeftMs(10), rate.timeLeftMs(0)]).toEqual([undefined, undefined, 0]);
    rate.add(0, 0);
    rate.add(0, 500);
    rate.add(999, 600);
    expect(rate.perSecond()).toBeUndefined();
  });

  it('gives speed and time left', () => {
    const rate = createRateEstimator();
    rate.add(0, 0);
    rate.add(10_000, 50_000);
    expect(rate.perSecond()).toBe(5000);
    expect(rate.timeLeftMs(25_000)).toBe(5000);
    expect(rate.timeLeftMs(-1)).toBe(0);
  });

  it('forgets what lies before its window', () => {
    const rate = createRateEstimator(10_000);
    for (let second = 0; second <= 100; second += 1) rate.add(second * 1000, second * 1000);
    for (let second = 101; second <= 120; second += 1) rate.add(second * 1000, 100_000 + (second - 100) * 10);
    expect(rate.perSecond()).toBeCloseTo(10, 5);
  });

  it('tells no time left while nothing moves', () => {
    const rate = createRateEstimator(10_000);
    for (let second = 0; second <= 60; second += 1) rate.add(second * 1000, Math.min(second, 20) * 1000);
    expect(rate.perSecond()).toBe(0);
    expect(rate.timeLeftMs(1)).toBeUndefined();
  });

  it('starts afresh when value or clock go back', () => {
    const rate = createRateEstimator();
    rate.add(0, 1000);
    rate.add(2000, 3000);
    rate.add(3000, 0);
    expect(rate.perSecond()).toBeUndefined();
    rate.add(5000, 200);
    expect(rate.perSecond()).toBe(100);
    rate.add(1000, 300);
    expect(rate.perSecond()).toBeUndefined();
  });

  it('is steady at a steady speed, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 5, maxLength: 400 }),
        fc.integer({ min: 1, max: 1e9 }),
        (pauses, speed) => {
          const rate = createRateEstimator(30_000);
          let now = 0;
          rate.add(0, 0);
          for (const pause of pauses) {
            now += pause;
            rate.add(now, (now / 1000) * speed);
            const measured = rate.perSecond();
            if (now < 1000) expect(measured).toBeUndefined();
            else expect(measured! / speed).toBeCloseTo(1, 6);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never gives a number that is no number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100_000), fc.nat(1e9))), (samples) => {
        const rate = createRateEstimator(5000);
        for (const [at, value] of samples) rate.add(at, value);
        expect(rate.perSecond() ?? 0).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(rate.timeLeftMs(1e12) ?? 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
