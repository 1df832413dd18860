import { gunzipSync } from 'node:zlib';

/** Identification, deflate, no flags, no time, no hints, unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const TRAILER_BYTES = 8;
/** zlib looks at the room left to tell whether it has finished. */
const SPARE_BYTES = 64;

/** What each member has beside its data. */
export const MEMBER_OVERHEAD_BYTES = HEADER.length + TRAILER_BYTES;

/**
 * Inflates many small entries in one call. A kilobyte takes zlib less time than Node takes to make an object for the
 * job and to clear it away again. But gzip members may follow each other, and a member is a zip entry in other
 * clothes: so each gets a header, and from the archive's directory the CRC-32 and size that zlib then verifies.
 */
export class GzipMembers {
  readonly #buffer: Buffer;
  #length = 0;
  #contentBytes = 0;

  /** @param capacity room for all data and {@link MEMBER_OVERHEAD_BYTES} each */
  constructor(capacity: number) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  add(deflated: Buffer, size: number, crc32: number): void {
    this.#length += HEADER.copy(this.#buffer, this.#length);
    this.#length += deflated.copy(this.#buffer, this.#length);
    this.#length = this.#buffer.writeUInt32LE(crc32, this.#length);
    this.#length = this.#buffer.writeUInt32LE(size, this.#length);
    this.#contentBytes += size;
  }

  /**
   * The contents, one after another.
   * @throws zlib's error when one of them is not what the directory says
   */
  inflate(): Buffer {
    return gunzipSync(this.#buffer.subarray(0, this.#length), {
      chunkSize: this.#contentBytes + SPARE_BYTES,
      maxOutputLength: Math.max(this.#contentBytes, 1),
    });
  }
}
