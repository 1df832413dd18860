import { crc32 } from 'node:zlib';

/**
 * The CRC-32 of the last bytes of a file, taken while its chunks stream by. A motion photo's video is exported
 * beside it as well: when the archive's CRC of that file is this one, the still embeds the very same video.
 */
export class TrailerCrc {
  #skipBytes: number;
  #restBytes: number;
  #crc = 0;

  /** `trailerBytes` is the size of the separate video; a still smaller than that has no such trailer. */
  constructor(totalBytes: number, trailerBytes: number) {
    this.#skipBytes = totalBytes - trailerBytes;
    this.#restBytes = trailerBytes;
  }

  update(chunk: Buffer): void {
    if (this.#skipBytes < 0) return;
    const skipped = Math.min(this.#skipBytes, chunk.length);
    this.#skipBytes -= skipped;
    const part = chunk.subarray(skipped);
    this.#restBytes -= part.length;
    if (part.length > 0) this.#crc = crc32(part, this.#crc);
  }

  /** Unsigned, as archives write it; undefined unless exactly the announced bytes came by. */
  result(): number | undefined {
    return this.#skipBytes === 0 && this.#restBytes === 0 ? this.#crc : undefined;
  }
}
