import { close, fstat, open, read, readSync } from 'node:fs';
import { promisify } from 'node:util';

const openFd = promisify(open);
const closeFd = promisify(close);
const fstatFd = promisify(fstat);
const readFd = promisify(read);

/** A file that is read at positions. Reads fill the target as far as the file goes and return the bytes read. */
export interface RandomAccessFile {
  /** Size when it was opened. */
  readonly sizeBytes: number;
  /** For other threads, where there is one. */
  readonly fd?: number;
  readSync(target: Buffer, position: number): number;
  read(target: Buffer, position: number): Promise<number>;
  /** Waits for reads under way; later reads fail. */
  close(): Promise<void>;
}

/**
 * A file opened for reading. It counts the reads under way, because closing a descriptor under a read could let that
 * read reach the next file that gets the same number.
 */
export class OpenFile implements RandomAccessFile {
  readonly sizeBytes: number;
  readonly fd: number;
  readonly #reads = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  private constructor(fd: number, sizeBytes: number) {
    this.fd = fd;
    this.sizeBytes = sizeBytes;
  }

  static async open(filePath: string): Promise<OpenFile> {
    const fd = await openFd(filePath, 'r');
    try {
      return new OpenFile(fd, (await fstatFd(fd)).size);
    } catch (error) {
      await closeFd(fd);
      throw error;
    }
  }

  readSync(target: Buffer, position: number): number {
    this.#assertOpen();
    let filled = 0;
    while (filled < target.length) {
      const count = readSync(this.fd, target, filled, target.length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
    return filled;
  }

  async read(target: Buffer, position: number): Promise<number> {
    this.#assertOpen();
    const reading = this.#fill(target, position);
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#reads).then(() => closeFd(this.fd));
    return this.#closing;
  }

  async #fill(target: Buffer, position: number): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const { bytesRead } = await readFd(this.fd, target, filled, target.length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new Error('the archive was closed');
  }
}
