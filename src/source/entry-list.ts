import type { Entry } from '../model/entry.ts';
import { checkRecord } from './check-record.ts';
import type { Refusal } from './check-record.ts';
import type { DirectoryReader } from './directory-reader.ts';
import type { DirectoryRecord } from './directory-record.ts';
import { findOverlaps } from './find-overlaps.ts';
import type { Misplacement } from './find-overlaps.ts';
import { createNameDecoder } from './zip-entry-name.ts';
import { ZipLocations } from './zip-locations.ts';
import { say } from '../lib/say.ts';

const LOCAL_SIGNATURE = 0x04034b50;

/** The central directory of an archive, as far as it matters here. */
export interface ZipListing {
  readonly entries: readonly Entry[];
  readonly locations: ZipLocations;
  /** Why entries cannot be read, by index. The same entries have `unreadable` set. */
  readonly refusals: ReadonlyMap<number, Refusal>;
}

/** Turns directory records into slim entries. */
export class EntryList implements ZipListing {
  readonly entries: Entry[] = [];
  readonly locations = new ZipLocations();
  readonly refusals = new Map<number, Refusal>();
  readonly #decodeName = createNameDecoder();
  readonly #sourceIndex: number;
  readonly #archiveBytes: number;

  constructor(sourceIndex: number, archiveBytes: number) {
    this.#sourceIndex = sourceIndex;
    this.#archiveBytes = archiveBytes;
  }

  add(record: DirectoryRecord): void {
    const { dir, name } = this.#decodeName(record);
    if (isFolder(record, dir, name)) return;
    const index = this.entries.length;
    this.entries.push({
      sourceIndex: this.#sourceIndex,
      index,
      dir,
      name,
      size: record.size,
      crc32: record.crc32,
    });
    const { headerOffset, compressedSize, rawName, method } = record;
    this.locations.add(headerOffset, compressedSize, rawName.length, method);
    const refusal = checkRecord(record, name, this.#archiveBytes);
    if (refusal !== undefined) this.#refuse(index, refusal);
  }

  /** Call once, after the last record: refuses entries whose place in the archive cannot be right. */
  refuseMisplaced(reader: DirectoryReader): void {
    const misplaced = findOverlaps(this.locations, (offset) => reader.hasSignature(LOCAL_SIGNATURE, offset));
    for (const [index, misplacement] of misplaced) {
      if (!this.refusals.has(index)) this.#refuse(index, MISPLACED[misplacement]);
    }
  }

  #refuse(index: number, refusal: Refusal): void {
    const entry = this.entries[index];
    if (entry === undefined) return;
    this.refusals.set(index, refusal);
    this.entries[index] = { ...entry, unreadable: refusal.why };
  }
}

const MISPLACED: Readonly<Record<Misplacement, Refusal>> = {
  overlaps: { code: 'unsafe-header', why: say`its bytes overlap with those of another entry` },
  'no-header': { code: 'unsafe-header', why: say`nothing begins where its bytes should` },
};

/** Folders have records of their own. One that claims content is kept, as an entry without a name. */
function isFolder(record: DirectoryRecord, dir: string, name: string): boolean {
  return name === '' && record.size === 0 && (dir !== '' || record.rawName.length > 0);
}
