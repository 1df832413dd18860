import { crc32 } from 'node:zlib';

import type { Entry } from '../model/entry.ts';
import { sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import { say } from '../lib/say.ts';

/** Follows the bytes of an entry and throws as soon as they cannot be the ones that were listed. */
export class ContentCheck {
  readonly #entry: Entry;
  readonly #place: Place;
  #bytes = 0;
  #crc = 0;

  constructor(entry: Entry, place: Place) {
    this.#entry = entry;
    this.#place = place;
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#entry.size) throw sizeMismatch(this.#place, this.#entry.size, 'more');
    if (this.#entry.crc32 !== undefined) this.#crc = crc32(chunk, this.#crc);
  }

  finish(): void {
    if (this.#bytes !== this.#entry.size) throw sizeMismatch(this.#place, this.#entry.size, this.#bytes);
    if (this.#entry.crc32 !== undefined && this.#crc !== this.#entry.crc32) {
      throw sourceError(
        'crc-mismatch',
        this.#place,
        say`its content is damaged (CRC-32 is ${hex(this.#crc)}, the archive recorded ${hex(this.#entry.crc32)})`,
        { hint: DAMAGED_HINT },
      );
    }
  }
}

/** An error for content that is longer or shorter than its listing says. */
export function sizeMismatch(place: Place, expected: number, actual: number | 'more'): Error {
  const why =
    actual === 'more'
      ? say`the archive announced ${expected} bytes, but there are more than that`
      : say`the archive announced ${expected} bytes, but there are ${actual}`;
  return sourceError('size-mismatch', place, why, { hint: DAMAGED_HINT });
}

export const DAMAGED_HINT = say`Download this archive again.`;

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
