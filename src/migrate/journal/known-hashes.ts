import { NumberList } from '../../lib/number-list.ts';
import { TextTable } from '../../lib/text-table.ts';

/** What is known of the bytes of an archive entry. */
export interface KnownHash {
  readonly sha1: string;
  /** Its photo holds this video at its end. */
  readonly embeds: boolean;
}

/** Entry key → what is known of its bytes. A Map in its manners, but hundreds of thousands fit in little memory. */
export class KnownHashes implements Iterable<[string, KnownHash]> {
  readonly #sha1s: TextTable;
  #keys = new TextTable();
  /** By number of the key: twice the number of the SHA-1, and one more where the photo embeds the video. */
  #values = new NumberList();

  /** @param sha1s shared with whoever knows the same checksums */
  constructor(sha1s: TextTable) {
    this.#sha1s = sha1s;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.find(key) !== undefined;
  }

  get(key: string): KnownHash | undefined {
    const number = this.#keys.find(key);
    return number === undefined ? undefined : this.#valueOf(number);
  }

  set(key: string, { sha1, embeds }: KnownHash): void {
    this.#values.set(this.#keys.add(key), 2 * this.#sha1s.add(sha1) + (embeds ? 1 : 0));
  }

  clear(): void {
    this.#keys = new TextTable();
    this.#values = new NumberList();
  }

  *[Symbol.iterator](): Generator<[string, KnownHash]> {
    for (let number = 0; number < this.#keys.size; number += 1)
      yield [this.#keys.at(number), this.#valueOf(number)];
  }

  #valueOf(number: number): KnownHash {
    const value = this.#values.get(number);
    return { sha1: this.#sha1s.at(value >>> 1), embeds: (value & 1) === 1 };
  }
}
