import { describe, expect, test } from 'vitest';
import { RateLimit } from '../../src/migrate/rate-limit.ts';

const { signal } = new AbortController();

describe('RateLimit', () => {
  test('lets the first bytes pass at once and makes the next wait for them', async () => {
    const limit = new RateLimit(10_000);
    const startedAt = performance.now();
    await limit.take(1000, signal);
    expect(performance.now() - startedAt).toBeLessThan(50);
    await limit.take(1, signal);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(95);
  });

  test('shares the rate between all who ask', async () => {
    const limit = new RateLimit(100_000);
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: 5 }, () => limit.take(5000, signal)));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(195);
  });

  test('saves nothing up while nothing is sent', async () => {
    let now = 0;
    const limit = new RateLimit(1000, () => now);
    await limit.take(100, signal);
    now = 3_600_000;
    await limit.take(100, signal);
    const startedAt = performance.now();
    await limit.take(1, signal);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(95);
  });

  test('ends a wait when the run is left', async () => {
    const limit = new RateLimit(1);
    await limit.take(1000, signal);
    await expect(limit.take(1, AbortSignal.timeout(20))).rejects.toThrow();
  });
});
