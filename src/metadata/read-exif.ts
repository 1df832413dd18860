import exifr from 'exifr';
import type { TiffBlock } from './containers/metadata-blocks.ts';

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

const mainTags = {
  0x010e: 'imageDescription',
  0x010f: 'make',
  0x0110: 'model',
  0x0132: 'modifyDate',
  0x4746: 'rating',
} as const;
const exifTags = {
  0x9003: 'dateTimeOriginal',
  0x9004: 'dateTimeDigitized',
  0x9010: 'offsetTime',
  0x9011: 'offsetTimeOriginal',
  0x9012: 'offsetTimeDigitized',
  0x9290: 'subSecTime',
  0x9291: 'subSecTimeOriginal',
  0x9292: 'subSecTimeDigitized',
} as const;
const gpsTags = {
  1: 'latitudeRef',
  2: 'latitude',
  3: 'longitudeRef',
  4: 'longitude',
  5: 'altitudeRef',
  6: 'altitude',
};

const options = {
  ifd0: { pick: [...numbers(mainTags), ...numbers(exifTags), ...numbers(gpsTags)] },
  exif: { pick: numbers(exifTags) },
  gps: { pick: numbers(gpsTags) },
  makerNote: true,
  ifd1: false,
  interop: false,
  xmp: false,
  iptc: false,
  icc: false,
  jfif: false,
  mergeOutput: false,
  translateKeys: false,
  translateValues: false,
  // The library would build dates in the zone of this machine.
  reviveValues: false,
};

/** Reads the EXIF directories of a TIFF block. Never throws: what cannot be read is absent. */
export async function readExif(block: TiffBlock): Promise<ExifValues> {
  const output = await parse(block.bytes);
  const main = output.ifd0 ?? {};
  // Cameras that follow TIFF/EP write their dates into the first directory.
  const exif = { ...main, ...output.exif };
  const gps = block.directory === 'gps' ? main : (output.gps ?? {});
  return {
    ...(block.directory === 'whole' ? named(main, mainTags) : {}),
    ...named(exif, exifTags),
    ...position(gps),
    ...(output.makerNote instanceof Uint8Array && { makerNote: Buffer.from(output.makerNote) }),
  };
}

type Directory = Readonly<Record<string, unknown>>;

interface Output {
  readonly ifd0?: Directory;
  readonly exif?: Directory;
  readonly gps?: Directory;
  /** Kept apart by the library, whatever is picked. */
  readonly makerNote?: Uint8Array;
}

async function parse(block: Buffer): Promise<Output> {
  try {
    return ((await exifr.parse(block, options)) as Output | undefined) ?? {};
  } catch {
    return {};
  }
}

/** Text tags that hold text, number tags that hold numbers; writers get even that wrong. */
function named(directory: Directory, names: Readonly<Record<number, keyof ExifValues>>): ExifValues {
  const values: Partial<Record<keyof ExifValues, unknown>> = {};
  for (const [tag, name] of Object.entries(names)) {
    const value = directory[tag];
    if (typeof value === (name === 'rating' ? 'number' : 'string')) values[name] = value;
  }
  return values as ExifValues;
}

function position(gps: Directory): ExifValues {
  const latitude = degrees(gps[2], gps[1], 'S');
  const longitude = degrees(gps[4], gps[3], 'W');
  if (latitude === undefined || longitude === undefined) return {};
  const altitude = typeof gps[6] === 'number' && Number.isFinite(gps[6]) && gps[6] !== 0 ? gps[6] : undefined;
  const isBelowSea = gps[5] === 1 || (gps[5] instanceof Uint8Array && gps[5][0] === 1);
  return {
    latitude,
    longitude,
    ...(altitude === undefined ? {} : { altitude: isBelowSea ? -altitude : altitude }),
  };
}

/** Degrees, minutes and seconds (any of the later may be missing) with the hemisphere's letter. */
function degrees(parts: unknown, reference: unknown, negative: string): number | undefined {
  const values = Array.isArray(parts) ? (parts as unknown[]) : parts === undefined ? [] : [parts];
  if (values.length === 0) return undefined;
  const sum = values.reduce<number>((total, part, power) => total + Number(part) / 60 ** power, 0);
  if (!Number.isFinite(sum)) return undefined;
  return typeof reference === 'string' && reference.trim().toUpperCase() === negative ? -sum : sum;
}

function numbers(tags: object): number[] {
  return Object.keys(tags).map(Number);
}
