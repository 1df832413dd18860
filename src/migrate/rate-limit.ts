import { sleep } from '../lib/sleep.ts';

/**
 * Keeps the bytes of all uploads together below a rate. Who asks for bytes waits until they are due; what was
 * not used while nothing was sent is not saved up beyond a moment.
 */
export class RateLimit {
  readonly #bytesPerMs: number;
  readonly #now: () => number;
  #dueAt = 0;

  constructor(bytesPerSecond: number, now: () => number = () => performance.now()) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#now = now;
  }

  async take(bytes: number, signal: AbortSignal): Promise<void> {
    const now = this.#now();
    const startAt = Math.max(this.#dueAt, now);
    this.#dueAt = startAt + bytes / this.#bytesPerMs;
    if (startAt > now) await sleep(startAt - now, signal);
  }
}
