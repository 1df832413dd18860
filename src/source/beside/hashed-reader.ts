import { createHash } from 'node:crypto';
import type { Entry } from '../../model/entry.ts';
import type { EntryReader, HashedContent } from '../../model/source.ts';
import type { Channel } from './content-workers.ts';
import { ContentWorkers } from './content-workers.ts';
import type { PackedEntry } from './packed-entry.ts';
import type { SharedPiece } from './shared-memory.ts';
import { SharedMemory } from './shared-memory.ts';
import { isLast } from './worker-messages.ts';

/** Below this, asking another thread costs more than the hash. */
const SMALLEST_BYTES = 128 * 1024;
const PIECE_BYTES = 512 * 1024;
/** Hashed at a time: then others that wait for the same thread have their turn. */
const TURN_BYTES = 16 * 1024 * 1024;
/** In units of 256 KiB: 24 MiB for files that are held whole, two pieces each for twelve that are not. */
const WHOLE_UNITS = 24 * 4;
const STREAM_UNITS = 12 * 2 * 2;

type Reader = Pick<EntryReader, 'read' | 'open'>;

/**
 * Lets other threads read and hash. What they cannot do, for whatever reason, is done here as if there were none:
 * so nothing depends on them, and it is the ordinary way that says what is wrong with an entry.
 */
export class HashedReader {
  readonly #reader: Reader;
  readonly #locate: (entry: Entry) => PackedEntry | undefined;
  readonly #memories = [new SharedMemory(WHOLE_UNITS), new SharedMemory(STREAM_UNITS)] as const;
  readonly #workers = new ContentWorkers(this.#memories.map(({ buffer }) => buffer));

  /** @param locate undefined for what other threads cannot read */
  constructor(reader: Reader, locate: (entry: Entry) => PackedEntry | undefined) {
    this.#reader = reader;
    this.#locate = locate;
  }

  /** See {@link EntryReader.openHashed}. */
  open(entry: Entry, { whole }: { readonly whole: boolean }): HashedContent | undefined {
    if (entry.size < SMALLEST_BYTES || !this.#workers.isUsable) return undefined;
    const packed = this.#locate(entry);
    const memory = whole ? 0 : 1;
    const lengths = whole ? [entry.size] : [PIECE_BYTES, PIECE_BYTES];
    const pieces = packed === undefined ? undefined : takeAll(this.#memories[memory], lengths);
    if (packed === undefined || pieces === undefined) return undefined;
    return new BesideContent(packed, {
      channel: this.#workers.open(),
      memory,
      pieces,
      renew: (piece) => {
        this.#memories[memory].giveBack(piece);
        return this.#memories[memory].take(piece.bytes.length) ?? piece;
      },
      release: () => pieces.forEach((piece) => this.#memories[memory].giveBack(piece)),
      readHere: (skip) =>
        whole ? readWholeHere(entry, this.#reader) : readHere(this.#reader.open(entry), skip),
    });
  }

  /** See {@link EntryReader.digest}. */
  async digest(
    entry: Entry,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<string | undefined> {
    const isWorthIt = entry.size >= SMALLEST_BYTES && this.#workers.isUsable;
    const packed = isWorthIt ? this.#locate(entry) : undefined;
    if (packed === undefined) return undefined;
    const channel = this.#workers.open();
    try {
      for (let opening: { entry?: PackedEntry } = { entry: packed }; ; opening = {}) {
        signal?.throwIfAborted();
        const reply = await channel.ask({ ...opening, skip: TURN_BYTES });
        if (isLast(reply)) return reply.sha1;
      }
    } finally {
      channel.close();
    }
  }

  /** Ends the threads. To be done before the archives are closed. */
  close(): Promise<void> {
    return this.#workers.end();
  }
}

/** All of the pieces or none. */
function takeAll(memory: SharedMemory, lengths: readonly number[]): SharedPiece[] | undefined {
  const pieces: SharedPiece[] = [];
  for (const length of lengths) {
    const piece = memory.take(length);
    if (piece === undefined) {
      for (const taken of pieces) memory.giveBack(taken);
      return undefined;
    }
    pieces.push(piece);
  }
  return pieces;
}

interface BesideOptions {
  readonly channel: Channel;
  /** Which memory the pieces lie in. */
  readonly memory: number;
  /** Used in turn. */
  readonly pieces: SharedPiece[];
  /** Another piece of the same length for one that is used up. */
  readonly renew: (piece: SharedPiece) => SharedPiece;
  readonly release: () => void;
  /** Does the same on this thread, from behind what was given already. */
  readonly readHere: (skip: number) => AsyncIterator<HashedStep>;
}

interface HashedStep {
  readonly bytes: Buffer;
  readonly sha1: string | undefined;
}

/** The pieces of one entry in turn; while one is used, the next is filled. */
class BesideContent implements HashedContent {
  sha1: string | undefined;
  readonly #packed: PackedEntry;
  readonly #options: BesideOptions;
  #asked = 0;
  #filling: Promise<HashedStep | undefined> | undefined;
  #here: AsyncIterator<HashedStep> | undefined;
  #given = 0;
  #isClosed = false;

  constructor(packed: PackedEntry, options: BesideOptions) {
    this.#packed = packed;
    this.#options = options;
  }

  async next(): Promise<Buffer | undefined> {
    if (this.sha1 !== undefined) return undefined;
    const step = this.#here === undefined ? await this.#takeFilled() : await this.#takeHere(this.#here);
    if (step === undefined) return undefined;
    this.#given += step.bytes.length;
    this.sha1 = step.sha1;
    if (step.sha1 === undefined && this.#here === undefined && this.#options.pieces.length > 1)
      this.#filling = this.#fill();
    return step.bytes.length === 0 ? undefined : step.bytes;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    void this.#here?.return?.();
    // The thread may be writing into a piece still.
    void Promise.resolve(this.#filling).then(() => {
      this.#options.channel.close();
      this.#options.release();
    });
  }

  async #takeFilled(): Promise<HashedStep | undefined> {
    const step = await (this.#filling ?? this.#fill());
    this.#filling = undefined;
    if (step !== undefined) return step;
    this.#here = this.#options.readHere(this.#given);
    return this.#takeHere(this.#here);
  }

  async #takeHere(here: AsyncIterator<HashedStep>): Promise<HashedStep | undefined> {
    const next = await here.next();
    return next.done === true ? undefined : next.value;
  }

  /** Resolves to undefined when the other thread could not do it. */
  async #fill(): Promise<HashedStep | undefined> {
    const { channel, memory, pieces, renew } = this.#options;
    const turn = this.#asked % pieces.length;
    const used = pieces[turn];
    if (used === undefined) return undefined;
    const piece = this.#asked < pieces.length ? used : renew(used);
    pieces[turn] = piece;
    const { bytes: count, sha1 } = await channel.ask({
      ...(this.#asked === 0 && { entry: this.#packed }),
      target: { memory, offset: piece.offset, length: piece.bytes.length },
    });
    this.#asked += 1;
    return count === undefined ? undefined : { bytes: piece.bytes.subarray(0, count), sha1 };
  }
}

async function* readWholeHere(entry: Entry, reader: Reader): AsyncGenerator<HashedStep> {
  const bytes = await reader.read(entry, entry.size);
  yield { bytes, sha1: createHash('sha1').update(bytes).digest('hex') };
}

/** All of it is read and hashed again; what was given before is not given twice. */
async function* readHere(chunks: AsyncIterable<Buffer>, skip: number): AsyncGenerator<HashedStep> {
  const hash = createHash('sha1');
  let seen = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    const known = Math.min(chunk.length, Math.max(0, skip - seen));
    seen += chunk.length;
    if (known < chunk.length) yield { bytes: chunk.subarray(known), sha1: undefined };
  }
  yield { bytes: Buffer.alloc(0), sha1: hash.digest('hex') };
}
