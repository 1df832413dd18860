export interface TiffHeader {
  readonly littleEndian: boolean;
  readonly firstDirectory: number;
}

/** One entry of a TIFF directory: where its value lies, in bytes from the start of the TIFF block. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly valueStart: number;
  readonly valueBytes: number;
}

const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** TIFF's 42, Panasonic's RW2, and the three of Olympus' ORF: directories are the same in all. */
const magics: ReadonlySet<number> = new Set([42, 0x55, 0x4f52, 0x5352, 0x4352]);

export function tiffHeader(block: Buffer): TiffHeader | undefined {
  if (block.length < 8) return undefined;
  const order = block.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const littleEndian = order === 'II';
  if (!magics.has(readUint16(block, 2, littleEndian))) return undefined;
  return { littleEndian, firstDirectory: readUint32(block, 4, littleEndian) };
}

/** Entries of the directory at an offset, as far as the block reaches; none when it does not reach there. */
export function readDirectory(block: Buffer, offset: number, littleEndian: boolean): TiffEntry[] {
  const entries: TiffEntry[] = [];
  if (offset + 2 > block.length) return entries;
  const count = readUint16(block, offset, littleEndian);
  for (let at = offset + 2; entries.length < count && at + 12 <= block.length; at += 12) {
    const type = readUint16(block, at + 2, littleEndian);
    const values = readUint32(block, at + 4, littleEndian);
    const valueBytes = values * (typeBytes[type] ?? 0);
    entries.push({
      tag: readUint16(block, at, littleEndian),
      type,
      count: values,
      valueStart: valueBytes <= 4 ? at + 8 : readUint32(block, at + 8, littleEndian),
      valueBytes,
    });
  }
  return entries;
}

/** The bytes of a value, or undefined when the block does not hold all of them. */
export function entryBytes(block: Buffer, entry: TiffEntry): Buffer | undefined {
  const end = entry.valueStart + entry.valueBytes;
  return end <= block.length ? block.subarray(entry.valueStart, end) : undefined;
}

/** A value that is an offset (pointers to other directories). */
export function entryPointer(block: Buffer, entry: TiffEntry, littleEndian: boolean): number | undefined {
  const bytes = entryBytes(block, entry);
  if (bytes?.length === 4) return readUint32(bytes, 0, littleEndian);
  return bytes?.length === 2 ? readUint16(bytes, 0, littleEndian) : undefined;
}

const textType = 2;
/** One number of each numeric type, except raw bytes (`UNDEFINED`). */
const numberReaders: Readonly<Record<number, readonly [le: NumberReader, be: NumberReader]>> = {
  1: [(bytes, at) => bytes.readUInt8(at), (bytes, at) => bytes.readUInt8(at)],
  3: [(bytes, at) => bytes.readUInt16LE(at), (bytes, at) => bytes.readUInt16BE(at)],
  4: [(bytes, at) => bytes.readUInt32LE(at), (bytes, at) => bytes.readUInt32BE(at)],
  5: [
    (bytes, at) => bytes.readUInt32LE(at) / bytes.readUInt32LE(at + 4),
    (bytes, at) => bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4),
  ],
  6: [(bytes, at) => bytes.readInt8(at), (bytes, at) => bytes.readInt8(at)],
  8: [(bytes, at) => bytes.readInt16LE(at), (bytes, at) => bytes.readInt16BE(at)],
  9: [(bytes, at) => bytes.readInt32LE(at), (bytes, at) => bytes.readInt32BE(at)],
  10: [
    (bytes, at) => bytes.readInt32LE(at) / bytes.readInt32LE(at + 4),
    (bytes, at) => bytes.readInt32BE(at) / bytes.readInt32BE(at + 4),
  ],
  11: [(bytes, at) => bytes.readFloatLE(at), (bytes, at) => bytes.readFloatBE(at)],
  12: [(bytes, at) => bytes.readDoubleLE(at), (bytes, at) => bytes.readDoubleBE(at)],
};

type NumberReader = (bytes: Buffer, at: number) => number;

/**
 * A value of the type for texts, up to its NUL; undefined for another type and for no text. Of a text that is said to
 * reach beyond the block, what is there: writers count the last NUL, and do not always write it.
 */
export function entryText(block: Buffer, entry: TiffEntry): string | undefined {
  if (entry.type !== textType) return undefined;
  const bytes = block.subarray(entry.valueStart, entry.valueStart + entry.valueBytes);
  const nul = bytes.indexOf(0);
  const text = bytes.toString('utf8', 0, nul < 0 ? bytes.length : nul).trim();
  return text === '' ? undefined : text;
}

/** The numbers of a value; none where it holds something else, or lies outside of the block. */
export function entryNumbers(block: Buffer, entry: TiffEntry, littleEndian: boolean): number[] {
  const read = numberReaders[entry.type]?.[littleEndian ? 0 : 1];
  const bytes = read === undefined ? undefined : entryBytes(block, entry);
  if (read === undefined || bytes === undefined) return [];
  const step = bytes.length / entry.count;
  return Array.from({ length: entry.count }, (_, index) => read(bytes, index * step));
}

function readUint16(block: Buffer, offset: number, littleEndian: boolean): number {
  return littleEndian ? block.readUInt16LE(offset) : block.readUInt16BE(offset);
}

function readUint32(block: Buffer, offset: number, littleEndian: boolean): number {
  return littleEndian ? block.readUInt32LE(offset) : block.readUInt32BE(offset);
}
