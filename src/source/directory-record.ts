import { parseExtraFields } from 'yauzl';
import type { ExtraField } from 'yauzl';

import type { DirectoryReader } from './directory-reader.ts';

export const RECORD_SIGNATURE = 0x02014b50;
const FIXED_BYTES = 46;
const STRONG_ENCRYPTION_FLAG = 0x40;
const ZIP64_FIELD = 0x0001;
/** Stands in a 32-bit field whose value is in the zip64 field. */
const ELSEWHERE = 0xffffffff;

/** One record of the central directory: where an entry is and how it was written. */
export interface DirectoryRecord {
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly headerOffset: number;
  /** The name's bytes, valid until the next record is read. */
  readonly rawName: Buffer;
  readonly extraFields: readonly ExtraField[];
  /** What the record takes in the directory. */
  readonly recordBytes: number;
}

/**
 * Reads one record. yauzl would, at several times the cost: it makes an object of all fields and four buffers of each, of
 * which large exports have 500,000.
 * @throws Error in few words when there is no such record, or it cannot be followed by another
 */
export function readDirectoryRecord(reader: DirectoryReader, position: number): DirectoryRecord {
  const { window } = reader;
  const at = reader.bring(position, FIXED_BYTES);
  const signature = window.readUInt32LE(at);
  if (signature !== RECORD_SIGNATURE) {
    throw new Error(`invalid central directory file header signature: 0x${signature.toString(16)}`);
  }
  const flags = window.readUInt16LE(at + 8);
  if ((flags & STRONG_ENCRYPTION_FLAG) !== 0) throw new Error('strong encryption is not supported');
  const method = window.readUInt16LE(at + 10);
  const crc32 = window.readUInt32LE(at + 16);
  const compressedSize = window.readUInt32LE(at + 20);
  const size = window.readUInt32LE(at + 24);
  const nameBytes = window.readUInt16LE(at + 28);
  const extraBytes = window.readUInt16LE(at + 30);
  const commentBytes = window.readUInt16LE(at + 32);
  const headerOffset = window.readUInt32LE(at + 42);

  const nameStart = reader.bring(position + FIXED_BYTES, nameBytes + extraBytes + commentBytes);
  const nameEnd = nameStart + nameBytes;
  const extraFields =
    extraBytes === 0 ? [] : parseExtraFields(window.subarray(nameEnd, nameEnd + extraBytes));
  return {
    flags,
    method,
    crc32,
    ...readZip64({ size, compressedSize, headerOffset }, extraFields),
    rawName: window.subarray(nameStart, nameEnd),
    extraFields,
    recordBytes: FIXED_BYTES + nameBytes + extraBytes + commentBytes,
  };
}

type Extent = Pick<DirectoryRecord, 'size' | 'compressedSize' | 'headerOffset'>;

/** The zip64 field has, in this order, only those values that did not fit. */
function readZip64(extent: Extent, extraFields: readonly ExtraField[]): Extent {
  const field = extraFields.find(({ id }) => id === ZIP64_FIELD)?.data;
  if (field === undefined) return extent;
  let offset = 0;
  const read = (value: number, what: string): number => {
    if (value !== ELSEWHERE) return value;
    if (offset + 8 > field.length)
      throw new Error(`zip64 extended information extra field does not include ${what}`);
    offset += 8;
    return Number(field.readBigUInt64LE(offset - 8));
  };
  return {
    size: read(extent.size, 'uncompressed size'),
    compressedSize: read(extent.compressedSize, 'compressed size'),
    headerOffset: read(extent.headerOffset, 'relative header offset'),
  };
}
