import type { RandomAccessFile } from '../../src/source/open-file.ts';

/** A file that exists only in memory, counts its reads, and can fail at one of them. */
export class MemoryFile implements RandomAccessFile {
  reads = 0;
  bytesRead = 0;
  #content: Buffer;
  readonly sizeBytes: number;
  readonly #failAt: number;

  constructor(content: Buffer, failAt = Infinity) {
    this.#content = content;
    this.sizeBytes = content.length;
    this.#failAt = failAt;
  }

  readSync(target: Buffer, position: number): number {
    this.reads += 1;
    if (this.reads === this.#failAt) throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    const count = position < this.#content.length ? this.#content.copy(target, 0, position) : 0;
    this.bytesRead += count;
    return count;
  }

  async read(target: Buffer, position: number): Promise<number> {
    await Promise.resolve();
    return this.readSync(target, position);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  cutTo(length: number): void {
    this.#content = this.#content.subarray(0, length);
  }
}
