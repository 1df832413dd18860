import type { Refusal } from './check-record.ts';
import type { DirectoryRecord } from './directory-record.ts';

/**
 * What is kept of each record of an archive's directory, by {@link Entry.index}: typed arrays outside of the heap,
 * because exports hold 500,000 entries.
 */
export class ZipRecords {
  readonly sourceIndex: number;
  #count = 0;
  #headerOffsets = new Float64Array(1024);
  #compressedSizes = new Float64Array(1024);
  #sizes = new Float64Array(1024);
  #checksums = new Uint32Array(1024);
  #folderNumbers = new Uint32Array(1024);
  #nameLengths = new Uint16Array(1024);
  #methods = new Uint16Array(1024);
  readonly #folders = new FolderNames();
  readonly #refusals = new Map<number, Refusal>();

  constructor(sourceIndex: number) {
    this.sourceIndex = sourceIndex;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns the record's index. */
  add(record: DirectoryRecord, dir: string): number {
    const index = this.#count;
    if (index === this.#headerOffsets.length) this.#grow(index * 2);
    this.#headerOffsets[index] = record.headerOffset;
    this.#compressedSizes[index] = record.compressedSize;
    this.#sizes[index] = record.size;
    this.#checksums[index] = record.crc32;
    this.#folderNumbers[index] = this.#folders.numberOf(dir);
    this.#nameLengths[index] = record.rawName.length;
    this.#methods[index] = record.method;
    this.#count += 1;
    return index;
  }

  /** From now on the entry cannot be read. */
  refuse(index: number, refusal: Refusal): void {
    this.#refusals.set(index, refusal);
  }

  /** Why an entry cannot be read; undefined when it can. */
  refusal(index: number): Refusal | undefined {
    return this.#refusals.get(index);
  }

  /** Offset of the local header in the archive. */
  headerOffset(index: number): number {
    return this.#headerOffsets[index] ?? 0;
  }

  compressedSize(index: number): number {
    return this.#compressedSizes[index] ?? 0;
  }

  size(index: number): number {
    return this.#sizes[index] ?? 0;
  }

  crc32(index: number): number {
    return this.#checksums[index] ?? 0;
  }

  dir(index: number): string {
    return this.#folders.name(this.#folderNumbers[index] ?? 0);
  }

  /** Length of the name in the directory; the local header may differ, so it serves to guess its length. */
  nameLength(index: number): number {
    return this.#nameLengths[index] ?? 0;
  }

  /** Compression method: 0 stored, 8 deflated. */
  method(index: number): number {
    return this.#methods[index] ?? 0;
  }

  #grow(capacity: number): void {
    this.#headerOffsets = copyInto(new Float64Array(capacity), this.#headerOffsets);
    this.#compressedSizes = copyInto(new Float64Array(capacity), this.#compressedSizes);
    this.#sizes = copyInto(new Float64Array(capacity), this.#sizes);
    this.#checksums = copyInto(new Uint32Array(capacity), this.#checksums);
    this.#folderNumbers = copyInto(new Uint32Array(capacity), this.#folderNumbers);
    this.#nameLengths = copyInto(new Uint16Array(capacity), this.#nameLengths);
    this.#methods = copyInto(new Uint16Array(capacity), this.#methods);
  }
}

/** Each folder once, by number. Neighbours mostly lie in the same one. */
class FolderNames {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  #lastName: string | undefined;
  #lastNumber = 0;

  numberOf(name: string): number {
    if (name === this.#lastName) return this.#lastNumber;
    const number = this.#numbers.get(name) ?? this.#names.push(name) - 1;
    this.#numbers.set(name, number);
    this.#lastName = name;
    this.#lastNumber = number;
    return number;
  }

  name(number: number): string {
    return this.#names[number] ?? '';
  }
}

function copyInto<T extends Float64Array | Uint32Array | Uint16Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
