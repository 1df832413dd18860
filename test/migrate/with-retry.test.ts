import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/run-event.ts';
import { ApiError } from '../../src/lib/errors.ts';
import type { ApiErrorKind, RetryClass } from '../../src/lib/errors.ts';
import { ServerGate } from '../../src/migrate/server-gate.ts';
import type { RetryContext } from '../../src/migrate/with-retry.ts';
import { withRetry } from '../../src/migrate/with-retry.ts';

/** Waits are half of nothing: jitter of 0 and first waits of 100 ms keep these tests quick. */
function contextWith(pings: boolean[], maxWaitMs = 60_000): { context: RetryContext; events: RunEvent[] } {
  const events: RunEvent[] = [];
  const onEvent = (event: RunEvent): void => void events.push(event);
  const ping = (): Promise<boolean> => Promise.resolve(pings.shift() ?? true);
  const { signal } = new AbortController();
  const gate = new ServerGate({ ping, maxWaitMs, onEvent, random: () => 0 });
  return {
    context: { gate, onEvent, signal, stop: signal, random: () => 0, maxAttempts: 3 },
    events,
  };
}

function failing(times: number, kind: ApiErrorKind, retry: RetryClass): (attempt: number) => Promise<number> {
  return (attempt) =>
    attempt <= times ? Promise.reject(new ApiError(kind, retry, 'no')) : Promise.resolve(attempt);
}

describe('withRetry', () => {
  test('passes on what succeeds at once', async () => {
    const { context, events } = contextWith([]);
    expect(await withRetry('x', context, failing(0, 'server-error', 'now'))).toBe(1);
    expect(events).toEqual([]);
  });

  test('tries again after a failure that may pass, and says so', async () => {
    const { context, events } = contextWith([]);
    expect(await withRetry('upload of a.jpg', context, failing(2, 'server-error', 'now'))).toBe(3);
    expect(events.map((event) => event.kind)).toEqual(['retry', 'retry']);
  });

  test.each([
    ['permanent', 'invalid'],
    ['fatal', 'unauthorized'],
  ] as const)('does not try again what is %s', async (retry, kind) => {
    const { context } = contextWith([]);
    let calls = 0;
    const attempt = (): Promise<never> => {
      calls += 1;
      return Promise.reject(new ApiError(kind, retry, 'no'));
    };
    await expect(withRetry('x', context, attempt)).rejects.toThrow('no');
    expect(calls).toBe(1);
  });

  test('gives up after the last attempt with the last error', async () => {
    const { context } = contextWith([]);
    await expect(withRetry('x', context, failing(9, 'server-error', 'now'))).rejects.toThrow('no');
  });

  test('waits for a server that is gone without using up attempts', async () => {
    const { context, events } = contextWith([false, true]);
    expect(await withRetry('x', context, failing(1, 'unreachable', 'later'))).toBe(2);
    expect(events.map((event) => event.kind)).toEqual(['waiting']);
  });

  test('ends the wait for a server that does not come back', async () => {
    const { context } = contextWith(
      Array.from({ length: 99 }, () => false),
      600,
    );
    await expect(withRetry('x', context, failing(99, 'unreachable', 'later'))).rejects.toThrow('no');
  });

  test('lets several lanes wait behind one question', async () => {
    const pings = [false, true, true, true, true];
    const { context } = contextWith(pings);
    const lanes = Array.from({ length: 3 }, () =>
      withRetry('x', context, failing(1, 'unreachable', 'later')),
    );
    expect(await Promise.all(lanes)).toEqual([2, 2, 2]);
    expect(pings).toHaveLength(3);
  });

  test('ends a wait when the user stops, with the error that was waited out', async () => {
    const { context } = contextWith([false, false, false, false]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const stopped = { ...context, stop: controller.signal };
    await expect(withRetry('x', stopped, failing(9, 'unreachable', 'later'))).rejects.toThrow('no');
  });

  test('starts nothing once the run is ended', async () => {
    const { context } = contextWith([]);
    const controller = new AbortController();
    controller.abort();
    const attempt = (): Promise<never> => Promise.reject(new Error('called'));
    await expect(withRetry('x', { ...context, signal: controller.signal }, attempt)).rejects.toThrow(
      /abort/i,
    );
  });
});
