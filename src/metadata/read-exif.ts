import type { TiffBlock } from './containers/metadata-blocks.ts';
import {
  entryBytes,
  entryNumbers,
  entryPointer,
  entryText,
  readDirectory,
  tiffHeader,
  type TiffEntry,
} from './containers/tiff-directory.ts';

/** Raw values of the EXIF tags that are used, under their standard names. */
export interface ExifValues {
  readonly imageDescription?: string;
  readonly make?: string;
  readonly model?: string;
  readonly rating?: number;
  readonly modifyDate?: string;
  readonly dateTimeOriginal?: string;
  readonly dateTimeDigitized?: string;
  readonly offsetTime?: string;
  readonly offsetTimeOriginal?: string;
  readonly offsetTimeDigitized?: string;
  readonly subSecTime?: string;
  readonly subSecTimeOriginal?: string;
  readonly subSecTimeDigitized?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly altitude?: number;
  readonly makerNote?: Buffer;
}

const mainTags: ReadonlyMap<number, keyof ExifValues> = new Map([
  [0x010e, 'imageDescription'],
  [0x010f, 'make'],
  [0x0110, 'model'],
  [0x0132, 'modifyDate'],
  [0x4746, 'rating'],
]);
const exifTags: ReadonlyMap<number, keyof ExifValues> = new Map([
  [0x9003, 'dateTimeOriginal'],
  [0x9004, 'dateTimeDigitized'],
  [0x9010, 'offsetTime'],
  [0x9011, 'offsetTimeOriginal'],
  [0x9012, 'offsetTimeDigitized'],
  [0x9290, 'subSecTime'],
  [0x9291, 'subSecTimeOriginal'],
  [0x9292, 'subSecTimeDigitized'],
]);
const exifPointer = 0x8769;
const gpsPointer = 0x8825;
const makerNoteTag = 0x927c;
const gpsTags = {
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
  altitudeRef: 5,
  altitude: 6,
} as const;

/** Reads the EXIF directories of a TIFF block. Never throws: what cannot be read is absent. */
export function readExif({ bytes, directory }: TiffBlock): ExifValues {
  const header = tiffHeader(bytes);
  if (header === undefined) return {};
  const { littleEndian, firstDirectory } = header;
  const found: Found = {};
  const open = (offset: number): Directory => ({
    bytes,
    littleEndian,
    entries: readDirectory(bytes, offset, littleEndian),
  });
  const behind = (tag: number): Directory | undefined => {
    const pointer = main.entries.find((entry) => entry.tag === tag);
    const offset = pointer === undefined ? undefined : entryPointer(bytes, pointer, littleEndian);
    return offset === undefined ? undefined : open(offset);
  };
  const main = open(firstDirectory);
  if (directory === 'whole') takeNamed(main, mainTags, found);
  // Cameras that follow TIFF/EP write their dates into the first directory.
  takeNamed(main, exifTags, found);
  const exif = behind(exifPointer);
  if (exif !== undefined) {
    takeNamed(exif, exifTags, found);
    takeMakerNote(exif, found);
  }
  const gps = directory === 'gps' ? main : behind(gpsPointer);
  if (gps !== undefined) takePosition(gps, found);
  return found as ExifValues;
}

interface Directory {
  readonly bytes: Buffer;
  readonly littleEndian: boolean;
  readonly entries: readonly TiffEntry[];
}

type Found = { -readonly [Name in keyof ExifValues]?: string | number | Buffer };

/** Text tags that hold text, number tags that hold numbers; writers get even that wrong. Of a tag given twice, the first. */
function takeNamed(directory: Directory, names: ReadonlyMap<number, keyof ExifValues>, found: Found): void {
  for (const entry of directory.entries.toReversed()) {
    const name = names.get(entry.tag);
    if (name === undefined) continue;
    const value = name === 'rating' ? onlyNumber(directory, entry) : entryText(directory.bytes, entry);
    if (value !== undefined) found[name] = value;
  }
}

function onlyNumber({ bytes, littleEndian }: Directory, entry: TiffEntry): number | undefined {
  return entry.count === 1 ? entryNumbers(bytes, entry, littleEndian)[0] : undefined;
}

function takeMakerNote({ bytes, entries }: Directory, found: Found): void {
  const entry = entries.find(({ tag }) => tag === makerNoteTag);
  const note = entry === undefined ? undefined : entryBytes(bytes, entry);
  if (note !== undefined) found.makerNote = note;
}

function takePosition(gps: Directory, found: Found): void {
  const { bytes, littleEndian, entries } = gps;
  const find = (tag: number): TiffEntry | undefined => entries.find((entry) => entry.tag === tag);
  const numbers = (tag: number): readonly number[] => {
    const entry = find(tag);
    return entry === undefined ? [] : entryNumbers(bytes, entry, littleEndian);
  };
  const text = (tag: number): string | undefined => {
    const entry = find(tag);
    return entry === undefined ? undefined : entryText(bytes, entry);
  };
  const latitude = degrees(numbers(gpsTags.latitude), text(gpsTags.latitudeRef), 'S');
  const longitude = degrees(numbers(gpsTags.longitude), text(gpsTags.longitudeRef), 'W');
  if (latitude === undefined || longitude === undefined) return;
  Object.assign(found, { latitude, longitude });
  const [altitude] = numbers(gpsTags.altitude);
  if (altitude === undefined || !Number.isFinite(altitude) || altitude === 0) return;
  const reference = find(gpsTags.altitudeRef);
  const isBelowSea =
    numbers(gpsTags.altitudeRef)[0] === 1 ||
    (reference !== undefined && entryBytes(bytes, reference)?.[0] === 1);
  found.altitude = isBelowSea ? -altitude : altitude;
}

/** Degrees, minutes and seconds (any of the later may be missing) with the hemisphere's letter. */
function degrees(
  parts: readonly number[],
  reference: string | undefined,
  negative: string,
): number | undefined {
  if (parts.length === 0) return undefined;
  const sum = parts.reduce((total, part, power) => total + part / 60 ** power, 0);
  if (!Number.isFinite(sum)) return undefined;
  return reference?.toUpperCase() === negative ? -sum : sum;
}
