import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { crc32WithZeros } from './crc32-zeros.ts';

/** What an entry holds: chunks that add up to `sizeBytes`. */
export interface EntryContent {
  readonly sizeBytes: number;
  readonly chunks: Iterable<Buffer>;
}

interface WrittenEntry {
  readonly name: Buffer;
  readonly offset: number;
  readonly method: number;
  readonly zip64: boolean;
  readonly crc: number;
  readonly size: number;
  readonly compressedSize: number;
}

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x0800;
const DOS_TIME = 12 << 11;
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
const UINT32_MAX = 0xffff_ffff;
const UINT16_MAX = 0xffff;
const BUFFER_BYTES = 1 << 20;
const MATCHLESS_BYTES = 1 << 14;

/**
 * Writes big zips at the speed of the disk, with little memory and always the same bytes: sizes in the local
 * headers (no data descriptors), zip64 where needed or `zip64` asks for it. Everything is synchronous.
 */
export class PlainZipWriter {
  readonly #fd: number;
  readonly #forceZip64: boolean;
  readonly #entries: WrittenEntry[] = [];
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #buffered = 0;
  /** Where the first buffered byte will lie. */
  #flushedTo = 0;

  constructor(filePath: string, options: { readonly zip64?: boolean } = {}) {
    this.#fd = openSync(filePath, 'w');
    this.#forceZip64 = options.zip64 ?? false;
  }

  add(path: string, content: Buffer | EntryContent, options: { readonly deflate?: boolean } = {}): void {
    const isWhole = Buffer.isBuffer(content);
    const { sizeBytes, chunks } = isWhole ? { sizeBytes: content.length, chunks: [content] } : content;
    const method = options.deflate === true ? DEFLATED : STORED;
    const started = this.#startEntry(path, method, sizeBytes);
    let crc = 0;
    let size = 0;
    let compressedSize = 0;
    const write = (bytes: Buffer) => {
      this.#write(bytes);
      compressedSize += bytes.length;
    };
    for (const chunk of chunks) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      write(method === DEFLATED ? deflateChunk(chunk, isWhole) : chunk);
    }
    if (method === DEFLATED && !isWhole) write(deflateChunk(Buffer.alloc(0), true));
    if (size !== sizeBytes) throw new RangeError(`${path}: announced ${sizeBytes} bytes, got ${size}`);
    this.#finishEntry({ ...started, crc, size, compressedSize });
  }

  /** A stored entry of `sizeBytes`: `head`, then zeros that take no room on the disk and no time to write. */
  addSparse(path: string, head: Buffer, sizeBytes: number): void {
    const started = this.#startEntry(path, STORED, sizeBytes);
    this.#write(head);
    this.#flush();
    const zeroCount = sizeBytes - head.length;
    this.#flushedTo += zeroCount;
    const crc = crc32WithZeros(crc32(head), zeroCount);
    this.#finishEntry({ ...started, crc, size: sizeBytes, compressedSize: sizeBytes });
  }

  close(): void {
    const directoryAt = this.#position;
    for (const entry of this.#entries) this.#write(centralHeader(entry));
    this.#write(endOfDirectory(this.#entries.length, directoryAt, this.#position, this.#forceZip64));
    this.#flush();
    ftruncateSync(this.#fd, this.#flushedTo);
    closeSync(this.#fd);
  }

  get #position(): number {
    return this.#flushedTo + this.#buffered;
  }

  #startEntry(path: string, method: number, sizeBytes: number) {
    const name = Buffer.from(path);
    // Deflating may lengthen what does not compress: decide for zip64 a little below its limit.
    const zip64 = this.#forceZip64 || sizeBytes > UINT32_MAX - (1 << 26);
    const started = { name, offset: this.#position, method, zip64 };
    this.#write(localHeader({ ...started, crc: 0, size: 0, compressedSize: 0 }));
    return started;
  }

  /** The CRC and the sizes are known only now: write the local header again, over the first one. */
  #finishEntry(entry: WrittenEntry): void {
    const header = localHeader(entry);
    if (entry.offset < this.#flushedTo) {
      writeSync(this.#fd, header, 0, header.length, entry.offset);
    } else {
      header.copy(this.#buffer, entry.offset - this.#flushedTo);
    }
    this.#entries.push(entry);
  }

  #write(bytes: Buffer): void {
    if (this.#buffered + bytes.length > BUFFER_BYTES) this.#flush();
    if (bytes.length > BUFFER_BYTES) {
      this.#writeThrough(bytes);
      return;
    }
    bytes.copy(this.#buffer, this.#buffered);
    this.#buffered += bytes.length;
  }

  #flush(): void {
    this.#writeThrough(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  #writeThrough(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#fd, bytes, done, bytes.length - done, this.#flushedTo + done);
    }
    this.#flushedTo += bytes.length;
  }
}

/** Chunks are compressed each by itself and end on a byte, so that the results can stand one after the other. */
function deflateChunk(chunk: Buffer, isLast: boolean): Buffer {
  return deflateRawSync(chunk, {
    level: 1,
    // Searching for repetitions in photos and films costs much and finds nothing.
    strategy: chunk.length > MATCHLESS_BYTES ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY,
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
  });
}

function localHeader(entry: WrittenEntry): Buffer {
  const extra = entry.zip64 ? zip64Extra([entry.size, entry.compressedSize]) : Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  writeCommonFields(head, 4, entry, extra.length);
  return Buffer.concat([head, entry.name, extra]);
}

function centralHeader(entry: WrittenEntry): Buffer {
  const isFar = entry.zip64 || entry.offset >= UINT32_MAX;
  const sizes = entry.zip64 ? [entry.size, entry.compressedSize] : [];
  const extra = isFar ? zip64Extra([...sizes, entry.offset]) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x0201_4b50, 0);
  head.writeUInt16LE((3 << 8) | 45, 4);
  writeCommonFields(head, 6, entry, extra.length);
  head.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  head.writeUInt32LE(isFar ? UINT32_MAX : entry.offset, 42);
  return Buffer.concat([head, entry.name, extra]);
}

/** The fields that both headers have in the same order, from "version needed" to the length of the extra field. */
function writeCommonFields(head: Buffer, at: number, entry: WrittenEntry, extraLength: number): void {
  head.writeUInt16LE(entry.zip64 ? 45 : 20, at);
  head.writeUInt16LE(UTF8_NAME, at + 2);
  head.writeUInt16LE(entry.method, at + 4);
  head.writeUInt16LE(DOS_TIME, at + 6);
  head.writeUInt16LE(DOS_DATE, at + 8);
  head.writeUInt32LE(entry.crc, at + 10);
  head.writeUInt32LE(entry.zip64 ? UINT32_MAX : entry.compressedSize, at + 14);
  head.writeUInt32LE(entry.zip64 ? UINT32_MAX : entry.size, at + 18);
  head.writeUInt16LE(entry.name.length, at + 22);
  head.writeUInt16LE(extraLength, at + 24);
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return extra;
}

function endOfDirectory(count: number, start: number, end: number, forceZip64: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x0605_4b50, 0);
  const isZip64 = forceZip64 || count >= UINT16_MAX || end >= UINT32_MAX;
  record.writeUInt16LE(isZip64 ? UINT16_MAX : count, 8);
  record.writeUInt16LE(isZip64 ? UINT16_MAX : count, 10);
  record.writeUInt32LE(isZip64 ? UINT32_MAX : end - start, 12);
  record.writeUInt32LE(isZip64 ? UINT32_MAX : start, 16);
  if (!isZip64) return record;

  const wide = Buffer.alloc(56 + 20);
  wide.writeUInt32LE(0x0606_4b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE((3 << 8) | 45, 12);
  wide.writeUInt16LE(45, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(end - start), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  wide.writeUInt32LE(0x0706_4b50, 56);
  wide.writeBigUInt64LE(BigInt(end), 64);
  wide.writeUInt32LE(1, 72);
  return Buffer.concat([wide, record]);
}
