import type { Entry } from '../model/entry.ts';
import { entryPath } from '../model/entry.ts';
import type { PackedEntry } from './beside/packed-entry.ts';
import { DEFLATED } from './check-record.ts';
import { ContentCheck } from './content-check.ts';
import { GzipMembers, MEMBER_OVERHEAD_BYTES } from './gzip-members.ts';
import { inflateBlocks, inflateWhole } from './inflate.ts';
import { listZip } from './list-zip.ts';
import type { RandomAccessFile } from './open-file.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { ListedSource, OpenSource } from './open-source.ts';
import { explainReadFailure, sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import { ZipData } from './zip-data.ts';
import type { ZipRecords } from './zip-records.ts';

const BLOCK_BYTES = 1024 * 1024;
/** Up to these sizes an entry is inflated in one go. */
const MAX_WHOLE_COMPRESSED_BYTES = 4 * 1024 * 1024;
const MAX_WHOLE_BYTES = 8 * 1024 * 1024;
/** Up to this size `read` works synchronously: cheaper than one trip through the thread pool. */
const MAX_SYNC_BYTES = 1024 * 1024;
/** Up to this size entries are inflated many at a time. */
const MAX_TOGETHER_BYTES = 64 * 1024;

/** One opened zip part. */
export class ZipSource implements OpenSource {
  readonly #archive: string;
  readonly #file: RandomAccessFile;
  readonly #records: ZipRecords;
  readonly #data: ZipData;

  private constructor(archive: string, file: RandomAccessFile, records: ZipRecords, readAhead: ReadAhead) {
    this.#archive = archive;
    this.#file = file;
    this.#records = records;
    this.#data = new ZipData(file, records, readAhead);
  }

  /** Lists the archive. The file belongs to the source from then on; when listing fails, it stays the caller's. */
  static async open(
    archive: string,
    file: RandomAccessFile,
    sourceIndex: number,
    readAhead: ReadAhead,
    signal?: AbortSignal,
  ): Promise<ListedSource<ZipSource>> {
    const { entries, records } = await listZip(file, { archive }, sourceIndex, signal);
    return { source: new ZipSource(archive, file, records, readAhead), entries };
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  tryReadSync(entry: Entry): Buffer | undefined {
    const place = this.#locate(entry);
    if (entry.size > MAX_SYNC_BYTES || this.#records.compressedSize(entry.index) > MAX_SYNC_BYTES)
      return undefined;
    try {
      const content = this.#decodeWhole(entry, this.#data.takeWhole(entry.index, place), place);
      const check = new ContentCheck(entry, place);
      check.add(content);
      check.finish();
      return content;
    } catch (error) {
      throw explainReadFailure(error, place);
    }
  }

  tryReadTogether(entries: readonly Entry[], take: (entry: Entry, content: Buffer) => void): boolean {
    const contents = this.#inflateTogether(entries);
    if (contents === undefined) return false;
    let start = 0;
    for (const entry of entries) {
      take(entry, contents.subarray(start, start + entry.size));
      start += entry.size;
    }
    return true;
  }

  findPacked({ index, size, crc32 }: Entry): PackedEntry | undefined {
    const records = this.#records;
    const { fd } = this.#file;
    if (fd === undefined || records.refusal(index) !== undefined) return undefined;
    return {
      fd,
      headerOffset: records.headerOffset(index),
      compressedSize: records.compressedSize(index),
      isDeflated: records.method(index) === DEFLATED,
      size,
      crc32,
    };
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
    const refusal = this.#records.refusal(entry.index);
    if (refusal !== undefined) throw sourceError(refusal.code, place, refusal.why);
    return place;
  }

  /** Contents one after another; undefined when one of them is not fit for it or damaged. */
  #inflateTogether(entries: readonly Entry[]): Buffer | undefined {
    const records = this.#records;
    const sizes = entries.map(({ index }) => records.compressedSize(index) + MEMBER_OVERHEAD_BYTES);
    const isSmall = ({ index, size }: Entry): boolean =>
      Math.max(size, records.compressedSize(index)) <= MAX_TOGETHER_BYTES &&
      records.method(index) === DEFLATED;
    if (!entries.every(isSmall)) return undefined;
    try {
      const members = new GzipMembers(sizes.reduce((sum, size) => sum + size, 0));
      for (const entry of entries) {
        const data = this.#data.takeWhole(entry.index, this.#locate(entry));
        members.add(data, entry.size, entry.crc32 ?? 0);
      }
      return members.inflate();
    } catch {
      return undefined;
    }
  }

  #decodeWhole(entry: Entry, data: Buffer, place: Place): Buffer {
    const isDeflated = this.#records.method(entry.index) === DEFLATED;
    return isDeflated && data.length > 0 ? inflateWhole(data, entry.size, place) : Buffer.from(data);
  }

  async *#decode(
    entry: Entry,
    place: Place,
    chunkBytes: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void, undefined> {
    if (this.#records.method(entry.index) !== DEFLATED) {
      yield* this.#data.blocks(entry.index, place, chunkBytes, signal);
    } else if (this.#fitsWhole(entry, chunkBytes)) {
      for await (const data of this.#data.blocks(entry.index, place, MAX_WHOLE_COMPRESSED_BYTES, signal)) {
        yield inflateWhole(data, entry.size, place);
      }
    } else {
      const inputBytes = Math.min(chunkBytes, BLOCK_BYTES);
      yield* inflateBlocks(this.#data.blocks(entry.index, place, inputBytes, signal), chunkBytes, place);
    }
  }

  /** Small, and not much larger than what is asked for. */
  #fitsWhole(entry: Entry, wantedBytes: number): boolean {
    const compressedBytes = this.#records.compressedSize(entry.index);
    if (wantedBytes < BLOCK_BYTES) return entry.size <= 4 * wantedBytes && compressedBytes <= BLOCK_BYTES;
    return entry.size <= MAX_WHOLE_BYTES && compressedBytes <= MAX_WHOLE_COMPRESSED_BYTES;
  }
}

function clampBlock(bytes: number): number {
  return Math.min(Math.max(bytes, 1), BLOCK_BYTES);
}
