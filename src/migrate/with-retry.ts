import { backoffMs } from '../lib/backoff.ts';
import { ApiError } from '../lib/errors.ts';
import { sleep } from '../lib/sleep.ts';
import type { OnRunEvent } from '../model/run-event.ts';
import type { ServerGate } from './server-gate.ts';

export interface RetryContext {
  readonly gate: ServerGate;
  readonly onEvent: OnRunEvent;
  /** Aborted: leave now. */
  readonly signal: AbortSignal;
  /** Aborted: finish what is under way, but wait for nothing any more. */
  readonly stop: AbortSignal;
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
      if (!(error instanceof ApiError) || !isRetryable(error) || context.stop.aborted) throw error;
      if (!isGone(error) || number > context.maxAttempts) failures += 1;
      if (failures >= context.maxAttempts) throw error;
      await unlessStopped(error, context, () => recover(what, error, failures, context));
    }
  }
}

/** Waits for the server when it is gone; a file that takes it down each time cannot do so for ever. */
async function recover(
  what: string,
  error: ApiError,
  failures: number,
  context: RetryContext,
): Promise<void> {
  if (isGone(error) && failures === 0) await context.gate.waitForServer(error, context.stop);
  else await pause(what, error, failures, context);
}

/** A wait that the user cuts short ends in the error that was waited out. */
async function unlessStopped(
  error: ApiError,
  context: RetryContext,
  wait: () => Promise<void>,
): Promise<void> {
  try {
    await wait();
  } catch (reason) {
    throw context.stop.aborted && !context.signal.aborted ? error : reason;
  }
}

async function pause(what: string, error: ApiError, failures: number, context: RetryContext): Promise<void> {
  const firstMs = error.retry === 'now' ? 100 : 1000;
  const delayMs = backoffMs(failures, { firstMs, maxMs: 60_000, random: context.random }, error.retryAfterMs);
  context.onEvent({ kind: 'retry', what, reason: error.message, attempt: failures, delayMs });
  await sleep(delayMs, context.stop);
}

function isRetryable(error: ApiError): boolean {
  return error.retry === 'now' || error.retry === 'later';
}

/** Nobody answers, or only a caretaker: no request would get through, so this one is not to blame. */
function isGone(error: ApiError): boolean {
  return error.kind === 'unreachable' || error.kind === 'maintenance';
}
