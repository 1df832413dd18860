/** Files built byte by byte, for formats that no free tool writes. */

export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}

export function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
}

export interface TiffTag {
  readonly tag: number;
  readonly type: 2 | 4 | 7;
  readonly value: string | number | Buffer;
}

/** A big-endian directory at an offset, with its values behind it. */
export function tiffDirectory(start: number, tags: readonly TiffTag[]): Buffer {
  const table = Buffer.alloc(2 + tags.length * 12 + 4);
  const values: Buffer[] = [];
  let at = start + table.length;
  table.writeUInt16BE(tags.length, 0);
  tags.forEach(({ tag, type, value }, index) => {
    const entry = 2 + index * 12;
    const bytes =
      typeof value === 'number' ? uint32(value) : Buffer.isBuffer(value) ? value : Buffer.from(`${value}\0`);
    table.writeUInt16BE(tag, entry);
    table.writeUInt16BE(type, entry + 2);
    table.writeUInt32BE(type === 4 ? bytes.length / 4 : bytes.length, entry + 4);
    if (bytes.length <= 4) {
      bytes.copy(table, entry + 8);
      return;
    }
    table.writeUInt32BE(at, entry + 8);
    values.push(bytes);
    at += bytes.length;
  });
  return Buffer.concat([table, ...values]);
}

/** A TIFF block: its first directory, and the EXIF directory behind that when given. */
export function tiff(main: readonly TiffTag[], exif: readonly TiffTag[] = [], magic = '4d4d002a'): Buffer {
  const header = Buffer.concat([Buffer.from(magic, 'hex'), uint32(8)]);
  if (exif.length === 0) return Buffer.concat([header, tiffDirectory(8, main)]);
  const withPointer = (offset: number): Buffer =>
    tiffDirectory(8, [...main, { tag: 0x8769, type: 4, value: offset }]);
  const exifStart = 8 + withPointer(0).length;
  return Buffer.concat([header, withPointer(exifStart), tiffDirectory(exifStart, exif)]);
}

/** A JPEG of nothing but segments. */
export function jpeg(...segments: readonly (readonly [marker: number, body: Buffer])[]): Buffer {
  const parts = segments.map(([marker, body]) => {
    const header = Buffer.from([0xff, marker, 0, 0]);
    header.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([header, body]);
  });
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...parts, Buffer.from('ffda0000', 'hex')]);
}

export function exifSegment(block: Buffer): readonly [number, Buffer] {
  return [0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block])];
}
