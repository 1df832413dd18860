import { createHash } from 'node:crypto';
import type { Sha1 } from '../model/destination.ts';
import type { Entry } from '../model/entry.ts';
import type { EntryReader, HashedContent } from '../model/source.ts';

/** The content of an entry, to be read once, and its SHA-1, whoever works that out. */
export class HashedChunks implements AsyncIterable<Buffer> {
  readonly #entry: Entry;
  readonly #reader: EntryReader;
  readonly #signal: AbortSignal;
  #sha1: Sha1 | undefined;

  constructor(entry: Entry, reader: EntryReader, signal: AbortSignal) {
    this.#entry = entry;
    this.#reader = reader;
    this.#signal = signal;
  }

  /** To be asked for once all was read. */
  get sha1(): Sha1 {
    if (this.#sha1 === undefined) throw new Error('content read to its end has a checksum');
    return this.#sha1;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const beside = this.#reader.openHashed?.(this.#entry, { whole: false });
    return beside === undefined ? this.#hash() : this.#take(beside);
  }

  /** Another thread reads and hashes. */
  async *#take(beside: HashedContent): AsyncGenerator<Buffer> {
    try {
      for (let chunk = await beside.next(); chunk !== undefined; chunk = await beside.next()) {
        this.#signal.throwIfAborted();
        yield chunk;
      }
      this.#sha1 = beside.sha1;
    } finally {
      beside.close();
    }
  }

  async *#hash(): AsyncGenerator<Buffer> {
    const sha1 = createHash('sha1');
    for await (const chunk of this.#reader.open(this.#entry, { signal: this.#signal })) {
      sha1.update(chunk);
      yield chunk;
    }
    this.#sha1 = sha1.digest('hex');
  }
}
