/** A number of bytes that may be held in memory at a time, shared by all who hold some. */
export class ByteBudget {
  readonly #limitBytes: number;
  #usedBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** False, and nothing taken, when so many are not to be had. */
  tryTake(bytes: number): boolean {
    if (!this.has(bytes)) return false;
    this.#usedBytes += bytes;
    return true;
  }

  /** Whether so many are to be had. */
  has(bytes: number): boolean {
    return this.#usedBytes + bytes <= this.#limitBytes;
  }

  giveBack(bytes: number): void {
    this.#usedBytes -= bytes;
  }
}
