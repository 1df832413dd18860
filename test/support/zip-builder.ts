import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a hand-made archive. Whatever is given beyond name and content overrides what would be true. */
export interface ZipFileSpec {
  readonly name: string | Buffer;
  readonly content?: Buffer | string;
  /** 0 stored (default), 8 deflated; any other number stores the bytes under a false method. */
  readonly method?: number;
  /** General purpose flags; UTF-8 (0x800) by default. */
  readonly flags?: number;
  /** Sizes and offset in a zip64 field of the directory. */
  readonly zip64?: boolean;
  /** Sizes and CRC behind the data, zeros in the local header. */
  readonly dataDescriptor?: boolean;
  readonly crc32?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  /** Bytes stored instead of the compressed content. */
  readonly rawData?: Buffer;
  /** Extra field of the local header, of the directory. */
  readonly localExtra?: Buffer;
  readonly extra?: Buffer;
  readonly comment?: Buffer;
  readonly offset?: number;
  /** Only in the directory: with `offset`, a second record for bytes that are there already. */
  readonly withoutData?: boolean;
}

export interface ZipOptions {
  readonly comment?: Buffer;
  /** Number of entries announced at the end. */
  readonly entryCount?: number;
  /** Adds the zip64 end records, with 64-bit number and offset. */
  readonly zip64End?: boolean;
  readonly directoryOffset?: number;
  readonly diskNumber?: number;
}

/** Writes an archive byte by byte, so that it can be wrong in any place. */
export function buildZip(files: readonly ZipFileSpec[], options: ZipOptions = {}): Buffer {
  const blocks: Buffer[] = [];
  const records: Buffer[] = [];
  let position = 0;
  for (const file of files) {
    const { data, record } = encodeFile(file, position);
    blocks.push(data);
    records.push(record);
    position += data.length;
  }
  const directory = Buffer.concat(records);
  const end = encodeEnd(files.length, directory.length, position, options);
  return Buffer.concat([...blocks, directory, end]);
}

function encodeFile(file: ZipFileSpec, position: number): { data: Buffer; record: Buffer } {
  const name = Buffer.from(file.name as string);
  const content = Buffer.from((file.content ?? '') as string);
  const method = file.method ?? 0;
  const packed = file.rawData ?? (method === 8 ? deflateRawSync(content) : content);
  const crc = file.crc32 ?? crc32(content);
  const size = file.size ?? content.length;
  const compressedSize = file.compressedSize ?? packed.length;
  const flags = (file.flags ?? 0x800) | (file.dataDescriptor === true ? 8 : 0);
  const localExtra = file.localExtra ?? Buffer.alloc(0);
  const offset = file.offset ?? position;

  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  if (file.dataDescriptor !== true) {
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(Math.min(compressedSize, 0xffffffff), 18);
    local.writeUInt32LE(Math.min(size, 0xffffffff), 22);
  }
  local.writeUInt16LE(name.length, 26);
  local.writeUInt16LE(localExtra.length, 28);
  const descriptor =
    file.dataDescriptor === true ? encodeDescriptor(crc, compressedSize, size) : Buffer.alloc(0);

  const isZip64 = file.zip64 === true || Math.max(size, compressedSize, offset) >= 0xffffffff;
  const extra = Buffer.concat([
    isZip64 ? encodeZip64(size, compressedSize, offset) : Buffer.alloc(0),
    file.extra ?? Buffer.alloc(0),
  ]);
  const comment = file.comment ?? Buffer.alloc(0);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(0x031e, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(isZip64 ? 0xffffffff : compressedSize, 20);
  record.writeUInt32LE(isZip64 ? 0xffffffff : size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt16LE(comment.length, 32);
  record.writeUInt32LE(isZip64 ? 0xffffffff : offset, 42);
  return {
    data:
      file.withoutData === true
        ? Buffer.alloc(0)
        : Buffer.concat([local, name, localExtra, packed, descriptor]),
    record: Buffer.concat([record, name, extra, comment]),
  };
}

function encodeDescriptor(crc: number, compressedSize: number, size: number): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(compressedSize, 8);
  descriptor.writeUInt32LE(size, 12);
  return descriptor;
}

function encodeZip64(size: number, compressedSize: number, offset: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(compressedSize), 12);
  field.writeBigUInt64LE(BigInt(offset), 20);
  return field;
}

function encodeEnd(fileCount: number, directoryBytes: number, position: number, options: ZipOptions): Buffer {
  const entryCount = options.entryCount ?? fileCount;
  const offset = options.directoryOffset ?? position;
  const comment = options.comment ?? Buffer.alloc(0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.diskNumber ?? 0, 4);
  end.writeUInt16LE(options.zip64End === true ? 0xffff : entryCount & 0xffff, 8);
  end.writeUInt16LE(options.zip64End === true ? 0xffff : entryCount & 0xffff, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(options.zip64End === true ? 0xffffffff : offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const zip64 = options.zip64End === true ? encodeZip64End(entryCount, directoryBytes, offset, position) : [];
  return Buffer.concat([...zip64, end, comment]);
}

function encodeZip64End(
  entryCount: number,
  directoryBytes: number,
  offset: number,
  position: number,
): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(entryCount), 24);
  record.writeBigUInt64LE(BigInt(entryCount), 32);
  record.writeBigUInt64LE(BigInt(directoryBytes), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(position + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator];
}
