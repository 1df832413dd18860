import type { Entry } from '../model/entry.ts';
import type { ZipRecords } from './zip-records.ts';

/** One file of an archive. All but its name and its number is looked up in the records, where it takes next to no heap. */
export class ZipEntry implements Entry {
  readonly index: number;
  readonly name: string;
  readonly #records: ZipRecords;

  constructor(records: ZipRecords, index: number, name: string) {
    this.#records = records;
    this.index = index;
    this.name = name;
  }

  get sourceIndex(): number {
    return this.#records.sourceIndex;
  }

  get dir(): string {
    return this.#records.dir(this.index);
  }

  get size(): number {
    return this.#records.size(this.index);
  }

  get crc32(): number {
    return this.#records.crc32(this.index);
  }

  get unreadable(): string | undefined {
    return this.#records.refusal(this.index)?.why;
  }
}
