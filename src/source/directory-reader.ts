import { RandomAccessReader } from 'yauzl';

import type { RandomAccessFile } from './open-file.ts';

const WINDOW_BYTES = 1024 * 1024;

/**
 * Shows an archive's directory through a large window: to yauzl, which finds where it begins, and to those who then
 * follow its records, each some hundred bytes long.
 */
export class DirectoryReader extends RandomAccessReader {
  readonly #file: RandomAccessFile;
  readonly window = Buffer.allocUnsafe(WINDOW_BYTES);
  #start = 0;
  #length = 0;

  constructor(file: RandomAccessFile) {
    super();
    this.#file = file;
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    let copied: number;
    try {
      copied = this.#copy(target, offset, length, position);
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    callback(null, copied);
  }

  /** Brings bytes into the window and tells where in it they begin. They stay there until others are asked for. */
  bring(position: number, length: number): number {
    if (!this.#holds(position, length)) this.#load(position);
    const from = position - this.#start;
    if (from + length > this.#length) throw new Error('unexpected EOF');
    return from;
  }

  /** Whether a record or header with this signature begins at a position. Reads just that, if it lies elsewhere. */
  hasSignature(signature: number, position: number): boolean {
    const bytes = Buffer.alloc(4);
    if (this.#holds(position, bytes.length)) this.#copy(bytes, 0, bytes.length, position);
    else if (position < this.#file.sizeBytes) this.#file.readSync(bytes, position);
    return bytes.readUInt32LE() === signature;
  }

  /** Copies bytes at a position and returns how many there were: fewer than asked only at the file's end. */
  #copy(target: Buffer, offset: number, length: number, position: number): number {
    if (length > WINDOW_BYTES) throw new RangeError('a directory record is never this long');
    if (!this.#holds(position, length)) this.#load(position);
    const from = position - this.#start;
    return this.window.copy(target, offset, from, Math.min(from + length, this.#length));
  }

  #holds(position: number, length: number): boolean {
    return position >= this.#start && position + length <= this.#start + this.#length;
  }

  #load(position: number): void {
    this.#length = 0;
    // A position from a damaged directory may lie far outside, even beyond what the system takes as an offset.
    if (position < this.#file.sizeBytes) this.#length = this.#file.readSync(this.window, position);
    this.#start = position;
  }
}
