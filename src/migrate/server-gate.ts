import { backoffMs } from '../lib/backoff.ts';
import type { ApiError } from '../lib/errors.ts';
import { sleep } from '../lib/sleep.ts';
import type { OnRunEvent } from '../model/run-event.ts';

/**
 * Closed while the server is gone. The first lane that meets a dead server closes the gate and asks until it
 * answers; all others wait behind it. So a restart of the server at midnight costs minutes, not the night.
 */
export class ServerGate {
  readonly #ping: (signal: AbortSignal) => Promise<boolean>;
  readonly #maxWaitMs: number;
  readonly #onEvent: OnRunEvent;
  readonly #random: () => number;
  #closed: Promise<void> | undefined;

  constructor(options: {
    /** Resolves to true once the server answers like itself. */
    readonly ping: (signal: AbortSignal) => Promise<boolean>;
    /** Longest wait for a server that is gone, milliseconds; then the run ends. */
    readonly maxWaitMs: number;
    readonly onEvent: OnRunEvent;
    readonly random: () => number;
  }) {
    this.#ping = options.ping;
    this.#maxWaitMs = options.maxWaitMs;
    this.#onEvent = options.onEvent;
    this.#random = options.random;
  }

  /** Resolves at once while the gate is open. */
  async pass(): Promise<void> {
    await this.#closed;
  }

  /**
   * Waits until the server answers again.
   * @throws the given error when it did not come back within the longest wait
   */
  async waitForServer(error: ApiError, signal: AbortSignal): Promise<void> {
    this.#closed ??= this.#poll(error, signal).finally(() => (this.#closed = undefined));
    await this.#closed;
  }

  async #poll(error: ApiError, signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      const sinceMs = performance.now() - startedAt;
      if (attempt > 1) this.#onEvent({ kind: 'waiting', reason: error.message, sinceMs });
      if (sinceMs > this.#maxWaitMs) throw error;
      const wait = backoffMs(attempt, { firstMs: 500, maxMs: 30_000, random: this.#random });
      await sleep(Math.min(wait, Math.max(0, this.#maxWaitMs - sinceMs) + 1), signal);
      if (await this.#ping(signal)) return;
    }
  }
}
