import { backoffMs } from '../lib/backoff.ts';
import { ApiError } from '../lib/errors.ts';
import { sleep } from '../lib/sleep.ts';
import type { OnRunEvent } from '../model/run-event.ts';
import type { ServerGate } from './server-gate.ts';

export interface RetryContext {
  readonly gate: ServerGate;
  readonly onEvent: OnRunEvent;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Attempts for one request before it counts as failed. */
  readonly maxAttempts: number;
}

/**
 * Tries a request until it succeeds, cannot succeed, or has failed too often. When the server is gone
 * altogether it waits for it, however long that takes, and such waiting does not use up attempts.
 *
 * @param attempt called anew each time, with the number of the attempt from 1; must not remember anything of
 *   an earlier one
 * @throws the last error, unchanged
 */
export async function withRetry<T>(
  what: string,
  context: RetryContext,
  attempt: (attempt: number) => Promise<T>,
): Promise<T> {
  let failures = 0;
  for (let number = 1; ; number += 1) {
    await context.gate.pass();
    context.signal.throwIfAborted();
    try {
      return await attempt(number);
    } catch (error) {
      if (!(error instanceof ApiError) || !isRetryable(error) || context.signal.aborted) throw error;
      if (isGone(error)) {
        await context.gate.waitForServer(error, context.signal);
        // A file that takes the server down each time it is sent must not do so for ever.
        if (number <= context.maxAttempts) continue;
      }
      failures += 1;
      if (failures >= context.maxAttempts) throw error;
      await pause(what, error, failures, context);
    }
  }
}

async function pause(what: string, error: ApiError, failures: number, context: RetryContext): Promise<void> {
  const firstMs = error.retry === 'now' ? 100 : 1000;
  const delayMs = backoffMs(failures, { firstMs, maxMs: 60_000, random: context.random }, error.retryAfterMs);
  context.onEvent({ kind: 'retry', what, reason: error.message, attempt: failures, delayMs });
  await sleep(delayMs, context.signal);
}

function isRetryable(error: ApiError): boolean {
  return error.retry === 'now' || error.retry === 'later';
}

/** Nobody answers, or only a caretaker: no request would get through, so this one is not to blame. */
function isGone(error: ApiError): boolean {
  return error.kind === 'unreachable' || error.kind === 'maintenance';
}
