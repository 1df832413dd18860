import type { Tags } from './media-tags.ts';

/** Reads the EXIF tags of a TIFF block (JPEG APP1, PNG eXIf, HEIC item); a broken block gives what was readable. */
export function readTiff(block: Buffer): Tags {
  const order = block.toString('latin1', 0, 2);
  if (block.length < 8 || (order !== 'II' && order !== 'MM')) return {};
  const tiff: Tiff = { block, little: order === 'II' };
  const main = readDirectory(tiff, u32(tiff, 4));
  const exif = readDirectory(tiff, pointer(tiff, main.get(0x8769)));
  const gps = readDirectory(tiff, pointer(tiff, main.get(0x8825)));
  const date = usableDate(text(tiff, exif.get(0x9003)));
  const created = usableDate(text(tiff, exif.get(0x9004)));
  return {
    date:
      date === undefined
        ? withFraction(created, text(tiff, exif.get(0x9292)))
        : withFraction(date, text(tiff, exif.get(0x9291))),
    offset: text(tiff, exif.get(0x9011)),
    latitude: coordinate(tiff, gps.get(2), text(tiff, gps.get(1))),
    longitude: coordinate(tiff, gps.get(4), text(tiff, gps.get(3))),
    imageDescription: text(tiff, main.get(0x010e)),
  };
}

interface Tiff {
  readonly block: Buffer;
  readonly little: boolean;
}

interface Field {
  readonly type: number;
  readonly count: number;
  /** Where its value lies. */
  readonly at: number;
}

const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

function readDirectory(tiff: Tiff, offset: number | undefined): Map<number, Field> {
  const fields = new Map<number, Field>();
  if (offset === undefined || offset + 2 > tiff.block.length) return fields;
  const count = u16(tiff, offset);
  for (let index = 0; index < count; index += 1) {
    const entry = offset + 2 + index * 12;
    if (entry + 12 > tiff.block.length) break;
    const type = u16(tiff, entry + 2);
    const values = u32(tiff, entry + 4);
    const size = (typeSizes[type] ?? 0) * values;
    const at = size <= 4 ? entry + 8 : u32(tiff, entry + 8);
    if (size > 0 && at + size <= tiff.block.length) fields.set(u16(tiff, entry), { type, count: values, at });
  }
  return fields;
}

function u16({ block, little }: Tiff, at: number): number {
  return little ? block.readUInt16LE(at) : block.readUInt16BE(at);
}

function u32({ block, little }: Tiff, at: number): number {
  return little ? block.readUInt32LE(at) : block.readUInt32BE(at);
}

function pointer(tiff: Tiff, field: Field | undefined): number | undefined {
  return field === undefined ? undefined : u32(tiff, field.at);
}

function text(tiff: Tiff, field: Field | undefined): string | undefined {
  if (field?.type !== 2) return undefined;
  const value = tiff.block.toString('utf8', field.at, field.at + field.count);
  const end = value.indexOf('\0');
  return end < 0 ? value : value.slice(0, end);
}

function coordinate(tiff: Tiff, field: Field | undefined, reference = ''): number | undefined {
  if (field?.type !== 5 || field.count !== 3) return undefined;
  const part = (index: number): number =>
    u32(tiff, field.at + index * 8) / u32(tiff, field.at + index * 8 + 4);
  const value = part(0) + part(1) / 60 + part(2) / 3600;
  if (!Number.isFinite(value)) return undefined;
  return /[SW]/.test(reference) ? -value : value;
}

function usableDate(value: string | undefined): string | undefined {
  return value === undefined || !/[1-9]/.test(value) ? undefined : value.trim();
}

function withFraction(date: string | undefined, fraction: string | undefined): string | undefined {
  const digits = fraction?.trim() ?? '';
  return date === undefined || !/^\d+$/.test(digits) ? date : `${date}.${digits}`;
}
