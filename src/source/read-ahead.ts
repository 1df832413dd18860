import type { RandomAccessFile } from './open-file.ts';

const LARGEST_AHEAD_BYTES = 256 * 1024;
const SMALLEST_AHEAD_BYTES = 16 * 1024;
/** A request this close behind the last one continues it. */
const NEIGHBOUR_BYTES = 8 * 1024;

/**
 * Synchronous reads of small pieces through one window, shared by all archives of a run. Pieces that follow each
 * other are read ahead in growing steps; scattered ones cost just their own bytes, so that a sidecar between two
 * videos does not pull in half a video.
 */
export class ReadAhead {
  #buffer = Buffer.alloc(0);
  #file: RandomAccessFile | undefined;
  #start = 0;
  #length = 0;
  #lastStart = 0;
  #lastEnd = 0;
  #aheadBytes = 0;

  /** Bytes at a position, fewer at the file's end. The result is valid until the next call. */
  take(file: RandomAccessFile, position: number, length: number): Buffer {
    const isNeighbour =
      file === this.#file && position > this.#lastStart && position - this.#lastEnd <= NEIGHBOUR_BYTES;
    this.#lastStart = position;
    this.#lastEnd = position + length;
    if (!this.#holds(file, position, length)) {
      this.#aheadBytes = isNeighbour
        ? Math.min(Math.max(this.#aheadBytes * 2, SMALLEST_AHEAD_BYTES), LARGEST_AHEAD_BYTES)
        : 0;
      this.#load(file, position, Math.max(length, this.#aheadBytes));
    }
    const from = position - this.#start;
    return this.#buffer.subarray(from, Math.min(from + length, this.#length));
  }

  #holds(file: RandomAccessFile, position: number, length: number): boolean {
    return file === this.#file && position >= this.#start && position + length <= this.#start + this.#length;
  }

  #load(file: RandomAccessFile, position: number, length: number): void {
    this.#file = undefined;
    if (length > this.#buffer.length)
      this.#buffer = Buffer.allocUnsafeSlow(Math.max(length, LARGEST_AHEAD_BYTES));
    this.#length = file.readSync(this.#buffer.subarray(0, length), position);
    this.#start = position;
    this.#file = file;
  }
}
