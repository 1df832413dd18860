import { jpegSegment } from './encode-jpeg.ts';

/** What the camera writes into the file. */
export interface ExifFacts {
  readonly make: string;
  readonly model: string;
  /** Wall clock, `YYYY-MM-DDTHH:mm:ss`. */
  readonly localDateTime: string;
  /** `+02:00`; older cameras write none. */
  readonly offset?: string;
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly altitude?: number };
}

const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;
const BYTE = 1;

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly content: Buffer;
}

const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;

/** An APP1 segment with the EXIF of one photo (little-endian TIFF: IFD0, Exif IFD, GPS IFD). */
export function exifSegment(facts: ExifFacts): Buffer {
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(facts)]));
}

function tiff(facts: ExifFacts): Buffer {
  const header = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const exif = exifFields(facts);
  const gps = facts.place === undefined ? [] : gpsFields(facts.place);

  // The pointers do not change the size of IFD0: measure it with blank ones, then fill them in.
  const exifAt = header.length + directory(mainFields(facts, 0, gps.length > 0 ? 0 : undefined), 0).length;
  const gpsAt = exifAt + directory(exif, 0).length;
  return Buffer.concat([
    header,
    directory(mainFields(facts, exifAt, gps.length > 0 ? gpsAt : undefined), header.length),
    directory(exif, exifAt),
    ...(gps.length > 0 ? [directory(gps, gpsAt)] : []),
  ]);
}

function mainFields(facts: ExifFacts, exifAt: number, gpsAt: number | undefined): Field[] {
  return [
    ascii(0x010f, facts.make),
    ascii(0x0110, facts.model),
    ascii(0x0132, exifDate(facts.localDateTime)),
    long(EXIF_POINTER, exifAt),
    ...(gpsAt === undefined ? [] : [long(GPS_POINTER, gpsAt)]),
  ];
}

function exifFields({ localDateTime, offset }: ExifFacts): Field[] {
  return [
    ascii(0x9003, exifDate(localDateTime)),
    ascii(0x9004, exifDate(localDateTime)),
    ...(offset === undefined ? [] : [ascii(0x9010, offset), ascii(0x9011, offset), ascii(0x9012, offset)]),
  ];
}

function gpsFields({ latitude, longitude, altitude }: NonNullable<ExifFacts['place']>): Field[] {
  return [
    { tag: 0, type: BYTE, count: 4, content: Buffer.from([2, 3, 0, 0]) },
    ascii(1, latitude < 0 ? 'S' : 'N'),
    rationals(2, degreesMinutesSeconds(latitude)),
    ascii(3, longitude < 0 ? 'W' : 'E'),
    rationals(4, degreesMinutesSeconds(longitude)),
    ...(altitude === undefined
      ? []
      : [
          { tag: 5, type: BYTE, count: 1, content: Buffer.from([altitude < 0 ? 1 : 0]) },
          rationals(6, [[Math.round(Math.abs(altitude) * 10), 10]]),
        ]),
  ];
}

/** One image file directory: its fields in ascending tags, then the content that does not fit in four bytes. */
function directory(fields: readonly Field[], offset: number): Buffer {
  const table = Buffer.alloc(2 + fields.length * 12 + 4);
  table.writeUInt16LE(fields.length, 0);
  const tail: Buffer[] = [];
  let tailAt = offset + table.length;
  fields.forEach((field, index) => {
    const at = 2 + index * 12;
    table.writeUInt16LE(field.tag, at);
    table.writeUInt16LE(field.type, at + 2);
    table.writeUInt32LE(field.count, at + 4);
    if (field.content.length <= 4) {
      field.content.copy(table, at + 8);
      return;
    }
    table.writeUInt32LE(tailAt, at + 8);
    // Content starts at even addresses.
    const padded =
      field.content.length % 2 === 0 ? field.content : Buffer.concat([field.content, Buffer.alloc(1)]);
    tail.push(padded);
    tailAt += padded.length;
  });
  return Buffer.concat([table, ...tail]);
}

function ascii(tag: number, text: string): Field {
  const content = Buffer.from(`${text}\0`, 'latin1');
  return { tag, type: ASCII, count: content.length, content };
}

function long(tag: number, value: number): Field {
  const content = Buffer.alloc(4);
  content.writeUInt32LE(value);
  return { tag, type: LONG, count: 1, content };
}

function rationals(tag: number, fractions: readonly (readonly [number, number])[]): Field {
  const content = Buffer.alloc(fractions.length * 8);
  fractions.forEach(([numerator, denominator], index) => {
    content.writeUInt32LE(numerator, index * 8);
    content.writeUInt32LE(denominator, index * 8 + 4);
  });
  return { tag, type: RATIONAL, count: fractions.length, content };
}

function degreesMinutesSeconds(degrees: number): readonly (readonly [number, number])[] {
  const hundredthsOfSeconds = Math.round(Math.abs(degrees) * 360_000);
  return [
    [Math.floor(hundredthsOfSeconds / 360_000), 1],
    [Math.floor(hundredthsOfSeconds / 6_000) % 60, 1],
    [hundredthsOfSeconds % 6_000, 100],
  ];
}

/** `2022-08-14T15:30:00` as EXIF writes it: `2022:08:14 15:30:00`. */
function exifDate(localDateTime: string): string {
  return localDateTime.replaceAll('-', ':').replace('T', ' ');
}
