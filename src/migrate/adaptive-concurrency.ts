/** Bounds of the number of uploads at a time. */
export interface ConcurrencyLimits {
  readonly min: number;
  readonly start: number;
  readonly max: number;
}

export const autoConcurrency: ConcurrencyLimits = { min: 1, start: 4, max: 12 };

/** A file costs the server something besides its bytes: count it as this many. */
const bytesPerFile = 256 * 1024;
/** A change of throughput below this share is noise. */
const noise = 0.05;

/**
 * How many uploads at a time the server likes, found by trying: one more while throughput grows, one less when
 * it shrinks, half after an error (additive increase, multiplicative decrease).
 * Pure arithmetic: the caller tells the time.
 */
export class AdaptiveConcurrency {
  readonly #limits: ConcurrencyLimits;
  #current: number;
  #windowStartedAt: number | undefined;
  #windowFiles = 0;
  #windowBytes = 0;
  #lastRate = 0;

  constructor(limits: ConcurrencyLimits) {
    this.#limits = limits;
    this.#current = limits.start;
  }

  get current(): number {
    return this.#current;
  }

  /** An upload succeeded. A window closes after four files per lane. */
  succeeded(bytes: number, nowMs: number): void {
    this.#windowStartedAt ??= nowMs;
    this.#windowFiles += 1;
    this.#windowBytes += bytes;
    if (this.#windowFiles < this.#current * 4) return;
    const elapsedMs = Math.max(1, nowMs - this.#windowStartedAt);
    this.#adapt((this.#windowBytes + this.#windowFiles * bytesPerFile) / elapsedMs);
    this.#startWindow(nowMs);
  }

  /** An upload failed in a way that may mean "too much at once". */
  failed(nowMs: number): void {
    this.#set(Math.floor(this.#current / 2));
    this.#lastRate = 0;
    this.#startWindow(nowMs);
  }

  #adapt(rate: number): void {
    if (rate > this.#lastRate * (1 + noise)) this.#set(this.#current + 1);
    else if (rate < this.#lastRate * (1 - 4 * noise)) this.#set(this.#current - 1);
    this.#lastRate = rate;
  }

  #startWindow(nowMs: number): void {
    this.#windowStartedAt = nowMs;
    this.#windowFiles = 0;
    this.#windowBytes = 0;
  }

  #set(value: number): void {
    this.#current = Math.min(this.#limits.max, Math.max(this.#limits.min, value));
  }
}
