import { createHash, hash } from 'node:crypto';
import type { FileFacts } from '../metadata/file-facts.ts';
import { readFileFacts } from '../metadata/read-file-facts.ts';
import type { RewindableBody, Sha1 } from '../model/destination.ts';
import type { Entry } from '../model/entry.ts';
import type { EntryReader } from '../model/source.ts';
import type { ByteBudget } from './byte-budget.ts';
import { HashedChunks } from './hashed-chunks.ts';

/** Files up to this size are read in one step and kept while they wait. */
export const wholeUpToBytes = 4 * 1024 * 1024;
/** Enough for the metadata of nearly every file; the facts may ask for more. */
const headBytes = 256 * 1024;
const maxHeadBytes = 4 * 1024 * 1024;

/** What the bytes of a file turned out to be, once all were read and agreed with the archive's CRC. */
interface BytesDigest {
  readonly sha1: Sha1;
  /** SHA-1 of N bytes where the still embeds a video, or of its last N, by N: to recognise a separate video in it. */
  readonly trailers: ReadonlyMap<number, Sha1>;
}

/** An opened photo or video: facts from its head, and its bytes as often as they are needed. */
export interface OpenMedia {
  readonly facts: FileFacts;
  readonly body: RewindableBody;
  /** Undefined until the body was read to its end. */
  digest(): BytesDigest | undefined;
  /** Lets go of held bytes; the body reads them again when it must. */
  forget(): void;
}

/**
 * Opens one media file, once: the head for the facts comes from the same stream as the body that follows.
 *
 * @param options `trailerSizes`: of separate videos that may be embedded at its end; without any, the facts need not
 * say whether it embeds one
 * @throws SourceError when the entry cannot be read
 */
export async function openMedia(
  entry: Entry,
  reader: EntryReader,
  options: {
    readonly trailerSizes?: readonly number[];
    /** Keeps the bytes of a small file only while there is room; without it, they are kept. */
    readonly budget?: ByteBudget;
    readonly signal: AbortSignal;
  },
): Promise<OpenMedia> {
  const { trailerSizes = [], budget, signal } = options;
  const sizes = trailerSizes.filter((size) => size > 0 && size < entry.size);
  const readFacts = (head: Buffer): FileFacts =>
    readFileFacts(head, { totalSize: entry.size, mayEmbedVideo: trailerSizes.length > 0 });
  return entry.size <= wholeUpToBytes
    ? openWhole(entry, reader, { sizes, readFacts, budget })
    : openStreaming(entry, reader, { sizes, readFacts, signal });
}

/** SHA-1 of an opened file; reads it to its end unless that was done before. */
export async function readDigest(opened: OpenMedia, signal: AbortSignal): Promise<Sha1> {
  if (opened.digest() === undefined) {
    // Only the digest matters here; the body can be opened again.
    const chunks = opened.body.open(signal)[Symbol.asyncIterator]();
    while ((await chunks.next()).done !== true);
  }
  const digest = opened.digest();
  if (digest === undefined) throw new Error('a body read to its end has a digest');
  return digest.sha1;
}

interface Opening {
  readonly sizes: readonly number[];
  readonly readFacts: (head: Buffer) => FileFacts;
}

async function openWhole(
  entry: Entry,
  reader: EntryReader,
  { sizes, readFacts, budget }: Opening & { readonly budget: ByteBudget | undefined },
): Promise<OpenMedia> {
  const { bytes, sha1, release } = await readWhole(entry, reader);
  const facts = readFacts(bytes);
  const trailers = new TrailerHashes(entry.size, sizes, facts);
  trailers.update(bytes);
  const digest = { sha1, trailers: trailers.finish() };
  let held = budget?.tryTake(bytes.length) === false ? undefined : bytes;
  if (held === undefined) release();
  return {
    facts,
    body: {
      sizeBytes: entry.size,
      async *open() {
        yield held ?? (await reader.read(entry, wholeUpToBytes));
      },
      bytes: () => held,
    },
    digest: () => digest,
    forget: () => {
      if (held === undefined) return;
      budget?.giveBack(held.length);
      held = undefined;
      release();
    },
  };
}

async function readWhole(
  entry: Entry,
  reader: EntryReader,
): Promise<{ bytes: Buffer; sha1: Sha1; release: () => void }> {
  const beside = reader.openHashed?.(entry, { whole: true });
  try {
    const bytes = await beside?.next();
    if (bytes !== undefined && beside?.sha1 !== undefined)
      return { bytes, sha1: beside.sha1, release: () => beside.close() };
  } catch (error) {
    beside?.close();
    throw error;
  }
  const bytes = await reader.read(entry, wholeUpToBytes);
  return { bytes, sha1: hash('sha1', bytes), release: () => undefined };
}

async function openStreaming(
  entry: Entry,
  reader: EntryReader,
  { sizes, readFacts, signal }: Opening & { readonly signal: AbortSignal },
): Promise<OpenMedia> {
  const beginning = new HashedChunks(entry, reader, signal);
  const stream = new HeadedStream(beginning);
  let facts = readFacts(await stream.head(headBytes));
  const wanted = facts.needsMoreBytes;
  if (wanted !== undefined && wanted > headBytes) {
    const longer = await stream.head(Math.min(wanted, maxHeadBytes));
    facts = readFacts(longer);
  }
  let isFresh = true;
  let digest: BytesDigest | undefined;
  return {
    facts,
    body: {
      sizeBytes: entry.size,
      async *open(bodySignal) {
        const hashed = isFresh ? beginning : new HashedChunks(entry, reader, bodySignal);
        const chunks = isFresh ? stream : hashed;
        isFresh = false;
        const trailers = new TrailerHashes(entry.size, sizes, facts);
        for await (const chunk of chunks) {
          trailers.update(chunk);
          yield chunk;
        }
        digest = { sha1: hashed.sha1, trailers: trailers.finish() };
      },
    },
    digest: () => digest,
    forget: () => {
      if (isFresh) stream.abandon();
      isFresh = false;
    },
  };
}

/** A stream whose beginning can be looked at before it is consumed. */
class HeadedStream implements AsyncIterable<Buffer> {
  readonly #iterator: AsyncIterator<Buffer>;
  #held: Buffer[] = [];

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** The first bytes, at least as many as asked unless the stream is shorter. */
  async head(bytes: number): Promise<Buffer> {
    let length = this.#held.reduce((sum, chunk) => sum + chunk.length, 0);
    while (length < bytes) {
      const next = await this.#iterator.next();
      if (next.done === true) break;
      // The reader may use its buffer again for the next chunk.
      this.#held.push(Buffer.from(next.value));
      length += next.value.length;
    }
    const [only] = this.#held;
    return only !== undefined && this.#held.length === 1 ? only : Buffer.concat(this.#held);
  }

  abandon(): void {
    this.#held = [];
    void this.#iterator.return?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (let chunk = this.#held.shift(); chunk !== undefined; chunk = this.#held.shift()) yield chunk;
      for (;;) {
        const next = await this.#iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await this.#iterator.return?.();
    }
  }
}

/** SHA-1 of the places where separate videos may be embedded. */
class TrailerHashes {
  readonly #trailers: readonly TrailerHash[];

  constructor(totalSize: number, sizes: readonly number[], { embeddedVideo }: FileFacts) {
    this.#trailers = sizes.map(
      (size) => new TrailerHash(totalSize - (embeddedVideo?.trailerBytes ?? size), size),
    );
  }

  update(chunk: Buffer): void {
    for (const trailer of this.#trailers) trailer.update(chunk);
  }

  finish(): ReadonlyMap<number, Sha1> {
    return new Map(this.#trailers.map((trailer) => [trailer.size, trailer.digest()]));
  }
}

/** SHA-1 of a window of a stream. */
class TrailerHash {
  readonly size: number;
  readonly #sha1 = createHash('sha1');
  #toSkip: number;
  #toTake: number;

  constructor(start: number, size: number) {
    this.size = size;
    this.#toSkip = Math.max(0, start);
    this.#toTake = size;
  }

  update(chunk: Buffer): void {
    const part = chunk.subarray(this.#toSkip, this.#toSkip + this.#toTake);
    this.#sha1.update(part);
    this.#toTake -= part.length;
    this.#toSkip = Math.max(0, this.#toSkip - chunk.length);
  }

  digest(): Sha1 {
    return this.#sha1.digest('hex');
  }
}
