/** Pieces are handed out in steps of this. */
const UNIT_BYTES = 256 * 1024;

/** A piece of memory that all threads see. */
export interface SharedPiece {
  readonly bytes: Buffer;
  /** Where it lies, for the other threads. */
  readonly offset: number;
}

/**
 * Memory of a fixed size that threads share, handed out in pieces and used again: fresh buffers of megabytes would
 * make V8 clean up its whole heap every 64 MB, which costs more than to hash them.
 */
export class SharedMemory {
  readonly buffer: SharedArrayBuffer;
  readonly #taken: boolean[];
  #next = 0;

  constructor(units: number) {
    this.buffer = new SharedArrayBuffer(units * UNIT_BYTES);
    this.#taken = Array.from({ length: units }, () => false);
  }

  /**
   * Undefined when no room of that length is free. Goes round: what was given back lately is still in the cache of
   * the processor that used it, and to write there from another costs five times as much.
   */
  take(length: number): SharedPiece | undefined {
    const units = unitsOf(length);
    const start =
      this.#findFree(units, this.#next, this.#taken.length) ?? this.#findFree(units, 0, this.#next);
    if (start === undefined) return undefined;
    this.#taken.fill(true, start, start + units);
    this.#next = start + units;
    const offset = start * UNIT_BYTES;
    return { bytes: Buffer.from(this.buffer, offset, length), offset };
  }

  giveBack({ bytes, offset }: SharedPiece): void {
    const start = offset / UNIT_BYTES;
    this.#taken.fill(false, start, start + unitsOf(bytes.length));
  }

  /** First unit of a free stretch that begins in a range. */
  #findFree(units: number, from: number, to: number): number | undefined {
    for (let start = from; start < to && start + units <= this.#taken.length; start += 1) {
      const blocked = this.#taken.lastIndexOf(true, start + units - 1);
      if (blocked < start) return start;
      start = blocked;
    }
    return undefined;
  }
}

function unitsOf(length: number): number {
  return Math.max(1, Math.ceil(length / UNIT_BYTES));
}
