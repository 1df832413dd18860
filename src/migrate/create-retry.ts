import type { Destination } from '../model/destination.ts';
import type { OnRunEvent } from '../model/run-event.ts';
import { ServerGate } from './server-gate.ts';
import type { RetryContext } from './with-retry.ts';

/** Attempts for one request before it counts as failed. */
const maxAttempts = 5;

/** How requests are tried again outside of a migration. */
export function createRetry(
  server: Pick<Destination, 'ping'>,
  options: {
    readonly maxWaitMs: number;
    readonly onEvent: OnRunEvent;
    readonly stop: AbortSignal;
    readonly signal: AbortSignal;
  },
): RetryContext {
  const { maxWaitMs, onEvent, stop, signal } = options;
  const random = Math.random;
  const gate = new ServerGate({ ping: (pinged) => server.ping(pinged), maxWaitMs, onEvent, random });
  return { gate, onEvent, stop, signal, random, maxAttempts };
}
