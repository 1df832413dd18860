/** How long to wait before the next attempt. */
export interface BackoffOptions {
  /** Wait before the second attempt, milliseconds. */
  readonly firstMs: number;
  /** Longest wait, milliseconds. */
  readonly maxMs: number;
  /** 0…1, uniformly distributed; injected so that tests are exact. */
  readonly random: () => number;
}

/**
 * Doubling waits with jitter between one half and the whole, so that many lanes do not come back in step.
 * A pause that the server asked for is never cut short.
 *
 * @param attempt number of attempts that have failed, from 1
 */
export function backoffMs(attempt: number, options: BackoffOptions, retryAfterMs?: number): number {
  const full = Math.min(options.maxMs, options.firstMs * 2 ** (attempt - 1));
  return Math.max(Math.round(full * (0.5 + options.random() / 2)), retryAfterMs ?? 0);
}
