import type { Entry } from '../model/entry.ts';
import { entryPath } from '../model/entry.ts';
import { DEFLATED } from './check-record.ts';
import { ContentCheck, DAMAGED_HINT } from './content-check.ts';
import { inflateBlocks, inflateWhole } from './inflate.ts';
import { listZip } from './list-zip.ts';
import type { ZipListing } from './list-zip.ts';
import type { RandomAccessFile } from './open-file.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { OpenSource } from './open-source.ts';
import { explainReadFailure, sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';

const BLOCK_BYTES = 1024 * 1024;
/** Up to these sizes an entry is inflated in one go. */
const MAX_WHOLE_COMPRESSED_BYTES = 4 * 1024 * 1024;
const MAX_WHOLE_BYTES = 8 * 1024 * 1024;
/** Up to this size `read` works synchronously: cheaper than one trip through the thread pool. */
const MAX_SYNC_BYTES = 1024 * 1024;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** Room for the extra field of a local header, whose length is not known before it is read. */
const EXTRA_FIELD_GUESS = 64;

/** One opened zip part. */
export class ZipSource implements OpenSource {
  readonly entries: readonly Entry[];
  readonly #archive: string;
  readonly #file: RandomAccessFile;
  readonly #listing: ZipListing;
  readonly #readAhead: ReadAhead;

  private constructor(archive: string, file: RandomAccessFile, listing: ZipListing, readAhead: ReadAhead) {
    this.#archive = archive;
    this.#file = file;
    this.#listing = listing;
    this.#readAhead = readAhead;
    this.entries = listing.entries;
  }

  /** Lists the archive. The file belongs to the source from then on; when listing fails, it stays the caller's. */
  static async open(
    archive: string,
    file: RandomAccessFile,
    sourceIndex: number,
    readAhead: ReadAhead,
    signal?: AbortSignal,
  ): Promise<ZipSource> {
    const listing = await listZip(file, { archive }, sourceIndex, signal);
    return new ZipSource(archive, file, listing, readAhead);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  tryReadSync(entry: Entry): Buffer | undefined {
    const place = this.#locate(entry);
    const { locations } = this.#listing;
    if (entry.size > MAX_SYNC_BYTES || locations.compressedSize(entry.index) > MAX_SYNC_BYTES)
      return undefined;
    try {
      const content = this.#decodeWhole(entry, this.#takeData(entry.index, place), place);
      const check = new ContentCheck(entry, place);
      check.add(content);
      check.finish();
      return content;
    } catch (error) {
      throw explainReadFailure(error, place);
    }
  }

  async *open(entry: Entry, signal?: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
    const place = this.#locate(entry);
    const check = new ContentCheck(entry, place);
    try {
      for await (const chunk of this.#decode(entry, place, BLOCK_BYTES, signal)) {
        check.add(chunk);
        yield chunk;
      }
      check.finish();
    } catch (error) {
      throw signal?.aborted === true ? error : explainReadFailure(error, place);
    }
  }

  async *openHead(entry: Entry, headBytes: number): AsyncGenerator<Buffer, void, undefined> {
    const place = this.#locate(entry);
    try {
      yield* this.#decode(entry, place, clampBlock(headBytes), undefined);
    } catch (error) {
      throw explainReadFailure(error, place);
    }
  }

  /** Whether an entry can be read at all; returns its name for messages. */
  #locate(entry: Entry): Place {
    const place = { archive: this.#archive, path: entryPath(entry) };
    const refusal = this.#listing.refusals.get(entry.index);
    if (refusal !== undefined) throw sourceError(refusal.code, place, refusal.why);
    return place;
  }

  /** The stored bytes of a small entry, valid until the next call: header and data usually come in one read. */
  #takeData(index: number, place: Place): Buffer {
    const { locations } = this.#listing;
    const offset = locations.headerOffset(index);
    const length = locations.compressedSize(index);
    const block = this.#readAhead.take(this.#file, offset, this.#guessHeaderBytes(index) + length);
    const headerBytes = localHeaderBytes(block, place);
    const data =
      headerBytes + length <= block.length
        ? block.subarray(headerBytes, headerBytes + length)
        : this.#readAhead.take(this.#file, offset + headerBytes, length);
    if (data.length < length) throw shrunk(place);
    return data;
  }

  #decodeWhole(entry: Entry, data: Buffer, place: Place): Buffer {
    const isDeflated = this.#listing.locations.method(entry.index) === DEFLATED;
    return isDeflated && data.length > 0 ? inflateWhole(data, entry.size, place) : Buffer.from(data);
  }

  async *#decode(
    entry: Entry,
    place: Place,
    chunkBytes: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void, undefined> {
    const { locations } = this.#listing;
    if (locations.method(entry.index) !== DEFLATED) {
      yield* this.#blocks(entry.index, place, chunkBytes, signal);
    } else if (this.#fitsWhole(entry, chunkBytes)) {
      for await (const data of this.#blocks(entry.index, place, MAX_WHOLE_COMPRESSED_BYTES, signal)) {
        yield inflateWhole(data, entry.size, place);
      }
    } else {
      const inputBytes = Math.min(chunkBytes, BLOCK_BYTES);
      yield* inflateBlocks(this.#blocks(entry.index, place, inputBytes, signal), chunkBytes, place);
    }
  }

  /** Small, and not much larger than what is asked for. */
  #fitsWhole(entry: Entry, wantedBytes: number): boolean {
    const compressedBytes = this.#listing.locations.compressedSize(entry.index);
    if (wantedBytes < BLOCK_BYTES) return entry.size <= 4 * wantedBytes && compressedBytes <= BLOCK_BYTES;
    return entry.size <= MAX_WHOLE_BYTES && compressedBytes <= MAX_WHOLE_COMPRESSED_BYTES;
  }

  /** The stored bytes of an entry in blocks of one reused buffer; the first read takes the local header along. */
  async *#blocks(
    index: number,
    place: Place,
    blockBytes: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void, undefined> {
    const { locations } = this.#listing;
    const headerOffset = locations.headerOffset(index);
    let remaining = locations.compressedSize(index);
    let length = Math.min(blockBytes, remaining);
    const buffer = Buffer.allocUnsafe(this.#guessHeaderBytes(index) + length);

    signal?.throwIfAborted();
    const first = buffer.subarray(0, await this.#file.read(buffer, headerOffset));
    const headerBytes = localHeaderBytes(first, place);
    let position = headerOffset + headerBytes;
    let block = first.subarray(headerBytes, headerBytes + remaining);
    if (block.length < length) {
      const begun = block.copy(buffer);
      await this.#fill(buffer.subarray(begun, length), position + begun, place);
      block = buffer.subarray(0, length);
    }
    while (remaining > 0) {
      yield block;
      signal?.throwIfAborted();
      position += block.length;
      remaining -= block.length;
      length = Math.min(blockBytes, remaining);
      block = buffer.subarray(0, length);
      await this.#fill(block, position, place);
    }
  }

  async #fill(target: Buffer, position: number, place: Place): Promise<void> {
    if (target.length === 0) return;
    if ((await this.#file.read(target, position)) < target.length) throw shrunk(place);
  }

  #guessHeaderBytes(index: number): number {
    return LOCAL_HEADER_BYTES + this.#listing.locations.nameLength(index) + EXTRA_FIELD_GUESS;
  }
}

function clampBlock(bytes: number): number {
  return Math.min(Math.max(bytes, 1), BLOCK_BYTES);
}

/** Length of the local header that a block begins with. Of its fields only this counts: the directory has the rest. */
function localHeaderBytes(block: Buffer, place: Place): number {
  if (block.length < LOCAL_HEADER_BYTES) throw shrunk(place);
  if (block.readUInt32LE(0) !== LOCAL_SIGNATURE) {
    throw sourceError('unsafe-header', place, 'nothing begins where its bytes should', {
      hint: DAMAGED_HINT,
    });
  }
  return LOCAL_HEADER_BYTES + block.readUInt16LE(26) + block.readUInt16LE(28);
}

function shrunk(place: Place): Error {
  return sourceError('changed', place, 'the archive became shorter while it was in use', {
    hint: 'Leave the archives alone until the run has ended, then start it again.',
  });
}
