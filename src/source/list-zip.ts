import { setImmediate } from 'node:timers/promises';

import { fromRandomAccessReaderPromise } from 'yauzl';
import type { ZipFile } from 'yauzl';

import { DirectoryReader } from './directory-reader.ts';
import { RECORD_SIGNATURE, readDirectoryRecord } from './directory-record.ts';
import type { DirectoryRecord } from './directory-record.ts';
import { EntryList } from './entry-list.ts';
import type { ZipListing } from './entry-list.ts';
import { explainBadDirectory, explainBadEnd } from './explain-bad-zip.ts';
import type { RandomAccessFile } from './open-file.ts';
import { explainReadFailure, sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import { say } from '../lib/say.ts';

/** Far beyond any Takeout part, and small enough that a made-up directory cannot fill the memory. */
const MAX_ENTRIES = 2_000_000;
const MAX_DIRECTORY_BYTES = 256 * 1024 * 1024;
/** Records read between two looks at the clock of others: some ten milliseconds. */
const RECORDS_PER_TURN = 4096;

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
  try {
    await readRecords(zip, reader, archive, (record) => list.add(record), signal);
    list.refuseMisplaced(reader);
  } catch (error) {
    throw signal?.aborted === true ? error : explainReadFailure(error, archive);
  }
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

/** Walks the whole directory. */
async function readRecords(
  zip: ZipFile,
  reader: DirectoryReader,
  archive: Place,
  onRecord: (record: DirectoryRecord) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const start = directoryStart(zip);
  let position = start;
  for (let count = 0; hasRecord(count, position, zip, reader);) {
    const record = readOrExplain(reader, position, count, archive);
    onRecord(record);
    position += record.recordBytes;
    count += 1;
    if (count > MAX_ENTRIES || position - start > MAX_DIRECTORY_BYTES) {
      throw sourceError('too-large', archive, say`its list of files is larger than any Takeout has`);
    }
    if (count % RECORDS_PER_TURN === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
  }
}

/**
 * Looks beyond the announced number: it has 16 bits, and writers without zip64 let it wrap at 65,536 files, which
 * would hide the rest.
 */
function hasRecord(count: number, position: number, zip: ZipFile, reader: DirectoryReader): boolean {
  return count < zip.entryCount || reader.hasSignature(RECORD_SIGNATURE, position);
}

function readOrExplain(
  reader: DirectoryReader,
  position: number,
  count: number,
  archive: Place,
): DirectoryRecord {
  try {
    return readDirectoryRecord(reader, position);
  } catch (error) {
    throw explainBadDirectory(error, count, archive);
  }
}

/** Position of the first record; `@types/yauzl` takes it for a boolean. */
function directoryStart(zip: ZipFile): number {
  return zip.readEntryCursor as unknown as number;
}
