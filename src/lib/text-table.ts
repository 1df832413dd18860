import { NumberList } from './number-list.ts';

/**
 * Different texts, numbered from 0 in the order in which they came. They lie one after another in plain memory: a
 * Map of a million strings takes several times as much, and is work for the garbage collector whenever it looks.
 */
export class TextTable {
  /** One byte for each character, two where a text has one beyond Latin-1. */
  #bytes = Buffer.alloc(4096);
  /** Where each text ends; it begins where the one before ends. */
  readonly #ends = new NumberList();
  /** Of each text; the lowest bit tells whether its characters take two bytes. */
  readonly #hashes = new NumberList();
  /** A text's number and one, at the first free place from its hash on; 0 where there is none. */
  #slots = new Uint32Array(512);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Number of a text; undefined when it is not there. */
  find(text: string): number | undefined {
    const number = this.#slots[this.#slotOf(text, hashText(text))] ?? 0;
    return number === 0 ? undefined : number - 1;
  }

  /** Number of a text, which is put in when it is not there. */
  add(text: string): number {
    const hash = hashText(text);
    const slot = this.#slotOf(text, hash);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const number = this.#size;
    this.#append(text, hash);
    this.#slots[slot] = number + 1;
    if (2 * this.#size > this.#slots.length) this.#spread();
    return number;
  }

  /** The text of a number that `add` gave. */
  at(number: number): string {
    const encoding = isWide(this.#hashes.get(number)) ? 'utf16le' : 'latin1';
    return this.#bytes.toString(encoding, this.#startOf(number), this.#ends.get(number));
  }

  /** Whether `at(number)` is this text. */
  is(number: number, text: string): boolean {
    const hash = hashText(text);
    return this.#hashes.get(number) === hash && this.#equals(number, text, hash);
  }

  /** Where a text is, or belongs. */
  #slotOf(text: string, hash: number): number {
    const last = this.#slots.length - 1;
    let slot = hash & last;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || (this.#hashes.get(number - 1) === hash && this.#equals(number - 1, text, hash)))
        return slot;
      slot = (slot + 1) & last;
    }
  }

  #equals(number: number, text: string, hash: number): boolean {
    const bytes = this.#bytes;
    const start = this.#startOf(number);
    const step = isWide(hash) ? 2 : 1;
    if (this.#ends.get(number) - start !== step * text.length) return false;
    for (let index = 0, at = start; index < text.length; index += 1, at += step) {
      const high = step === 1 ? 0 : (bytes[at + 1] ?? 0);
      if (text.charCodeAt(index) !== (bytes[at] ?? 0) + 256 * high) return false;
    }
    return true;
  }

  #append(text: string, hash: number): void {
    const start = this.#startOf(this.#size);
    const wide = isWide(hash);
    const end = start + (wide ? 2 : 1) * text.length;
    if (end > this.#bytes.length) this.#growTo(end);
    this.#bytes.write(text, start, wide ? 'utf16le' : 'latin1');
    this.#ends.set(this.#size, end);
    this.#hashes.set(this.#size, hash);
    this.#size += 1;
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : this.#ends.get(number - 1);
  }

  #growTo(length: number): void {
    const grown = Buffer.alloc(Math.max(length, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  #spread(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const last = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = this.#hashes.get(number) & last;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
      this.#slots[slot] = number + 1;
    }
  }
}

/** FNV-1a over the characters, and in the lowest bit whether one of them is beyond Latin-1. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    seen |= code;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  hash ^= hash >>> 15;
  return ((hash & ~1) | (seen > 0xff ? 1 : 0)) >>> 0;
}

function isWide(hash: number): boolean {
  return (hash & 1) === 1;
}
