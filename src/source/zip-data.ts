import { DAMAGED_HINT } from './content-check.ts';
import type { RandomAccessFile } from './open-file.ts';
import type { ReadAhead } from './read-ahead.ts';
import { sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import type { ZipRecords } from './zip-records.ts';
import { say } from '../lib/say.ts';

const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** Room for the extra field of a local header, whose length is not known before it is read. */
const EXTRA_FIELD_GUESS = 64;

/** The bytes of entries as they lie in the archive, still compressed and unverified. */
export class ZipData {
  readonly #file: RandomAccessFile;
  readonly #records: ZipRecords;
  readonly #readAhead: ReadAhead;

  constructor(file: RandomAccessFile, records: ZipRecords, readAhead: ReadAhead) {
    this.#file = file;
    this.#records = records;
    this.#readAhead = readAhead;
  }

  /** All bytes of a small entry, at once and valid until the next call: header and data usually come in one read. */
  takeWhole(index: number, place: Place): Buffer {
    const offset = this.#records.headerOffset(index);
    const length = this.#records.compressedSize(index);
    const block = this.#readAhead.take(this.#file, offset, this.#guessHeaderBytes(index) + length);
    const headerBytes = this.#localHeaderBytes(block, offset, place);
    const data =
      headerBytes + length <= block.length
        ? block.subarray(headerBytes, headerBytes + length)
        : this.#readAhead.take(this.#file, offset + headerBytes, length);
    if (data.length < length) throw this.#tooShort(offset + headerBytes + length, place);
    return data;
  }

  /** The bytes of an entry in blocks of one reused buffer; the first read takes the local header along. */
  async *blocks(
    index: number,
    place: Place,
    blockBytes: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void, undefined> {
    const headerOffset = this.#records.headerOffset(index);
    let remaining = this.#records.compressedSize(index);
    let length = Math.min(blockBytes, remaining);
    const buffer = Buffer.allocUnsafe(this.#guessHeaderBytes(index) + length);

    signal?.throwIfAborted();
    const first = buffer.subarray(0, await this.#file.read(buffer, headerOffset));
    const headerBytes = this.#localHeaderBytes(first, headerOffset, place);
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
    const count = await this.#file.read(target, position);
    if (count < target.length) throw this.#tooShort(position + target.length, place);
  }

  #guessHeaderBytes(index: number): number {
    return LOCAL_HEADER_BYTES + this.#records.nameLength(index) + EXTRA_FIELD_GUESS;
  }

  /** Length of the local header that a block begins with. Of its fields only this counts: the directory has the rest. */
  #localHeaderBytes(block: Buffer, position: number, place: Place): number {
    if (block.length < LOCAL_HEADER_BYTES) throw this.#tooShort(position + LOCAL_HEADER_BYTES, place);
    if (block.readUInt32LE(0) !== LOCAL_SIGNATURE) {
      throw sourceError('unsafe-header', place, say`nothing begins where its bytes should`, {
        hint: DAMAGED_HINT,
      });
    }
    return LOCAL_HEADER_BYTES + block.readUInt16LE(26) + block.readUInt16LE(28);
  }

  /** Why bytes up to a position are not there: they never were, or the file is shorter by now. */
  #tooShort(end: number, place: Place): Error {
    if (end > this.#file.sizeBytes) {
      return sourceError('truncated', place, say`its bytes would lie beyond the end of the archive`, {
        hint: DAMAGED_HINT,
      });
    }
    return sourceError('changed', place, say`the archive became shorter while it was in use`, {
      hint: say`Leave the archives alone until the run has ended, then start it again.`,
    });
  }
}
