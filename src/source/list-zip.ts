import { setImmediate } from 'node:timers/promises';

import { fromRandomAccessReaderPromise } from 'yauzl';
import type { Entry as DirectoryRecord, ZipFile } from 'yauzl';

import type { Entry } from '../model/entry.ts';
import { checkRecord } from './check-record.ts';
import type { Refusal } from './check-record.ts';
import { DirectoryReader } from './directory-reader.ts';
import { explainBadDirectory, explainBadEnd } from './explain-bad-zip.ts';
import { findOverlaps } from './find-overlaps.ts';
import type { Misplacement } from './find-overlaps.ts';
import type { RandomAccessFile } from './open-file.ts';
import { sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import { createNameDecoder } from './zip-entry-name.ts';
import { ZipLocations } from './zip-locations.ts';

/** Far beyond any Takeout part, and small enough that a made-up directory cannot fill the memory. */
const MAX_ENTRIES = 4_000_000;
const MAX_DIRECTORY_BYTES = 512 * 1024 * 1024;
/** Records read between two looks at the clock of others: some ten milliseconds. */
const RECORDS_PER_TURN = 4096;
const RECORD_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;

/** The central directory of an archive, as far as it matters here. */
export interface ZipListing {
  readonly entries: readonly Entry[];
  readonly locations: ZipLocations;
  /** Why entries cannot be read, by index. The same entries have `unreadable` set. */
  readonly refusals: ReadonlyMap<number, Refusal>;
}

/**
 * Lists an archive from its central directory alone. Odd names, methods and sizes make single entries unreadable;
 * only a directory that cannot be followed to its end rejects, with SourceError.
 */
export async function listZip(
  file: RandomAccessFile,
  archive: Place,
  sourceIndex: number,
  signal?: AbortSignal,
): Promise<ZipListing> {
  const reader = new DirectoryReader(file);
  const zip = await openDirectory(reader, file, archive);
  const list = new EntryList(sourceIndex, file.sizeBytes);
  await readRecords(zip, reader, archive, (record) => list.add(record), signal);
  list.refuseMisplaced(reader);
  return list;
}

async function openDirectory(
  reader: DirectoryReader,
  file: RandomAccessFile,
  archive: Place,
): Promise<ZipFile> {
  try {
    // Sizes are judged per entry in checkRecord: yauzl would end the listing at the first odd one.
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
    return await fromRandomAccessReaderPromise(reader, file.sizeBytes, options);
  } catch (error) {
    throw explainBadEnd(error, file, archive);
  }
}

/** Walks the whole directory. The reader answers at once, so a record has usually arrived when `readEntry` returns. */
async function readRecords(
  zip: ZipFile,
  reader: DirectoryReader,
  archive: Place,
  onRecord: (record: DirectoryRecord) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const directoryStart = recordPosition(zip);
  const failures: unknown[] = [];
  zip.on('error', (error: unknown) => failures.push(error));
  zip.on('entry', onRecord);
  while (hasNextRecord(zip, reader)) {
    const before = zip.entriesRead;
    zip.readEntry();
    // A record with neither name, extra field nor comment comes a turn later.
    while (zip.entriesRead === before && failures.length === 0) await setImmediate();
    if (failures.length > 0) throw explainBadDirectory(failures[0], before, archive);
    if (zip.entriesRead > MAX_ENTRIES || recordPosition(zip) - directoryStart > MAX_DIRECTORY_BYTES) {
      throw sourceError('too-large', archive, 'its list of files is larger than any Takeout has');
    }
    if (zip.entriesRead % RECORDS_PER_TURN === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
  }
}

/**
 * Looks beyond the announced number: it has 16 bits, and writers without zip64 let it wrap at 65,536 files, which
 * would hide the rest.
 */
function hasNextRecord(zip: ZipFile, reader: DirectoryReader): boolean {
  if (zip.entriesRead < zip.entryCount) return true;
  if (!reader.hasSignature(RECORD_SIGNATURE, recordPosition(zip))) return false;
  zip.entryCount += 1;
  return true;
}

/** Position of the next directory record; `@types/yauzl` takes it for a boolean. */
function recordPosition(zip: ZipFile): number {
  return zip.readEntryCursor as unknown as number;
}

/** Turns directory records into slim entries. */
class EntryList implements ZipListing {
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
      size: record.uncompressedSize,
      crc32: record.crc32,
    });
    const { relativeOffsetOfLocalHeader, compressedSize, fileNameLength, compressionMethod } = record;
    this.locations.add(relativeOffsetOfLocalHeader, compressedSize, fileNameLength, compressionMethod);
    const refusal = checkRecord(record, name, this.#archiveBytes);
    if (refusal !== undefined) this.#refuse(index, refusal);
  }

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
  overlaps: { code: 'unsafe-header', why: 'its bytes overlap with those of another entry' },
  'no-header': { code: 'unsafe-header', why: 'nothing begins where its bytes should' },
};

/** Folders have records of their own. One that claims content is kept, as an entry without a name. */
function isFolder(record: DirectoryRecord, dir: string, name: string): boolean {
  return name === '' && record.uncompressedSize === 0 && (dir !== '' || record.fileNameLength > 0);
}
