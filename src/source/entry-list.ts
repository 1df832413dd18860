import type { Entry } from '../model/entry.ts';
import { checkRecord } from './check-record.ts';
import type { Refusal } from './check-record.ts';
import type { DirectoryReader } from './directory-reader.ts';
import type { DirectoryRecord } from './directory-record.ts';
import { findOverlaps } from './find-overlaps.ts';
import type { Misplacement } from './find-overlaps.ts';
import { createNameDecoder } from './zip-entry-name.ts';
import { ZipEntry } from './zip-entry.ts';
import { ZipRecords } from './zip-records.ts';
import { say } from '../lib/say.ts';

const LOCAL_SIGNATURE = 0x04034b50;

/** The central directory of an archive, as far as it matters here. */
export interface ZipListing {
  readonly entries: readonly Entry[];
  readonly records: ZipRecords;
}

/** Turns directory records into slim entries. */
export class EntryList implements ZipListing {
  readonly entries: Entry[] = [];
  readonly records: ZipRecords;
  readonly #decodeName = createNameDecoder();
  readonly #archiveBytes: number;

  constructor(sourceIndex: number, archiveBytes: number) {
    this.records = new ZipRecords(sourceIndex);
    this.#archiveBytes = archiveBytes;
  }

  add(record: DirectoryRecord): void {
    const { dir, name } = this.#decodeName(record);
    if (isFolder(record, dir, name)) return;
    const index = this.records.add(record, dir);
    this.entries.push(new ZipEntry(this.records, index, name));
    const refusal = checkRecord(record, name, this.#archiveBytes);
    if (refusal !== undefined) this.records.refuse(index, refusal);
  }

  /** Call once, after the last record: refuses entries whose place in the archive cannot be right. */
  refuseMisplaced(reader: DirectoryReader): void {
    const misplaced = findOverlaps(this.records, (offset) => reader.hasSignature(LOCAL_SIGNATURE, offset));
    for (const [index, misplacement] of misplaced) {
      if (this.records.refusal(index) === undefined) this.records.refuse(index, MISPLACED[misplacement]);
    }
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
