import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { inflateBlocks } from '../inflate.ts';
import { letGo } from './let-go.ts';
import type { PackedEntry } from './packed-entry.ts';

/** Read, checked and hashed in steps that stay in the processor's cache. */
const STEP_BYTES = 256 * 1024;
const BLOCK_BYTES = 1024 * 1024;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;

const nothing = Buffer.alloc(0);
/** Used again for all that is skipped. */
let step = Buffer.alloc(0);
/** Used again for each entry that is inflated in one go. */
let scratch = Buffer.alloc(0);

/**
 * Reads, inflates, checks and hashes one entry, as far as it is asked to. Made for a thread of its own: it blocks,
 * and it does not explain. Whatever is wrong with an entry is found out by the reader that it is given to then.
 */
export class EntryPump {
  readonly #entry: PackedEntry;
  readonly #sha1 = createHash('sha1');
  readonly #inflated: AsyncIterator<Buffer> | undefined;
  #rest: Buffer = nothing;
  #position: number;
  #given = 0;
  #crc = 0;

  constructor(entry: PackedEntry) {
    this.#entry = entry;
    this.#position = entry.headerOffset + localHeaderBytes(entry);
    if (entry.isDeflated) this.#inflated = inflated(entry, this.#position);
  }

  /** Fills the target as far as there is content, and returns how far. */
  async fill(target: Buffer): Promise<number> {
    const wanted = target.subarray(0, this.#entry.size - this.#given);
    for (let filled = 0; filled < wanted.length;) {
      const part = wanted.subarray(filled, filled + STEP_BYTES);
      const count = this.#inflated === undefined ? this.#read(part) : await this.#inflate(part);
      if (count === 0) throw new Error('the content is shorter than announced');
      const bytes = part.subarray(0, count);
      this.#sha1.update(bytes);
      if (this.#entry.crc32 !== undefined) this.#crc = crc32(bytes, this.#crc);
      filled += count;
    }
    this.#given += wanted.length;
    return wanted.length;
  }

  /** Hashes so many of the next bytes without giving them, and returns how many there were. */
  async skip(bytes: number): Promise<number> {
    if (step.length === 0) step = Buffer.allocUnsafeSlow(STEP_BYTES);
    let skipped = 0;
    for (let count = -1; count !== 0; skipped += count)
      count = await this.fill(step.subarray(0, bytes - skipped));
    return skipped;
  }

  /** SHA-1 of the content once all of it was given and is what the archive recorded; undefined before. */
  async finish(): Promise<string | undefined> {
    if (this.#given < this.#entry.size) return undefined;
    if (this.#rest.length > 0 || (await this.#inflated?.next())?.done === false)
      throw new Error('the content is longer than announced');
    if (this.#entry.crc32 !== undefined && this.#crc !== this.#entry.crc32)
      throw new Error('the content is damaged');
    return this.#sha1.digest('hex');
  }

  close(): void {
    void this.#inflated?.return?.();
  }

  #read(target: Buffer): number {
    const count = readSync(this.#entry.fd, target, 0, target.length, this.#position);
    this.#position += count;
    return count;
  }

  async #inflate(target: Buffer): Promise<number> {
    if (this.#rest.length === 0) {
      const next = await this.#inflated?.next();
      this.#rest = next?.done === false ? next.value : nothing;
    }
    const count = this.#rest.copy(target);
    this.#rest = this.#rest.subarray(count);
    return count;
  }
}

function localHeaderBytes({ fd, headerOffset }: PackedEntry): number {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  readFully(fd, header, headerOffset);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new Error('nothing begins here');
  return LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** In one go where that fits into memory: a stream costs five times as much. */
async function* inflated(entry: PackedEntry, position: number): AsyncGenerator<Buffer> {
  const { fd, compressedSize, size } = entry;
  if (compressedSize > 4 * BLOCK_BYTES || size > 8 * BLOCK_BYTES) {
    for await (const block of inflateBlocks(compressedBlocks(entry, position), BLOCK_BYTES, {
      archive: '',
      path: '',
    })) {
      yield block;
      if (isFull(block)) letGo(block);
    }
    return;
  }
  if (scratch.length < compressedSize) scratch = Buffer.allocUnsafeSlow(4 * BLOCK_BYTES);
  const compressed = scratch.subarray(0, compressedSize);
  readFully(fd, compressed, position);
  if (compressedSize === 0) return;
  const content = inflateRawSync(compressed, { chunkSize: size + 64, maxOutputLength: size + 64 });
  try {
    yield content;
  } finally {
    letGo(content);
  }
}

/** Whether a block has memory of its own and what inflates has no room left there, and so no more use for it. */
function isFull({ buffer, length }: Buffer): boolean {
  return length === BLOCK_BYTES && buffer.byteLength === BLOCK_BYTES;
}

// eslint-disable-next-line @typescript-eslint/require-await -- what inflates takes any source
async function* compressedBlocks(
  { fd, compressedSize }: PackedEntry,
  position: number,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let at = 0; at < compressedSize;) {
    const block = buffer.subarray(0, compressedSize - at);
    readFully(fd, block, position + at);
    yield block;
    at += block.length;
  }
}

function readFully(fd: number, target: Buffer, position: number): void {
  for (let filled = 0; filled < target.length;) {
    const count = readSync(fd, target, filled, target.length - filled, position + filled);
    if (count === 0) throw new Error('the archive ends too early');
    filled += count;
  }
}
