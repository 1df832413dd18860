import exifr from 'exifr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExifValues, readExif } from '../../src/metadata/read-exif.ts';

interface Tag {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer;
}

const text = (tag: number, value: string): Tag => {
  const bytes = Buffer.from(`${value}\0`);
  return { tag, type: 2, count: bytes.length, value: bytes };
};

describe('readExif', () => {
  it.each([true, false])(
    'reads text, numbers, position and maker note (little-endian: %s)',
    (littleEndian) => {
      const { short, rationals } = writers(littleEndian);
      const block = tiff(littleEndian, {
        main: [text(0x010f, 'Canon  '), text(0x010e, 'Hé\0\0'), short(0x4746, 4), text(0x0132, '2020')],
        exif: [
          text(0x9003, '2019:07:14 18:03:22'),
          text(0x9291, '04'),
          { tag: 0x927c, type: 7, count: 6, value: Buffer.from('Apple!') },
        ],
        gps: [
          text(1, 'N'),
          rationals(2, [48, 1], [51, 1], [30, 1]),
          text(3, 'w'),
          rationals(4, [2, 1], [1770, 100]),
          { tag: 5, type: 1, count: 1, value: Buffer.from([1]) },
          rationals(6, [705, 10]),
        ],
      });
      expect(readExif({ bytes: block, directory: 'whole' })).toEqual({
        make: 'Canon',
        imageDescription: 'Hé',
        rating: 4,
        modifyDate: '2020',
        dateTimeOriginal: '2019:07:14 18:03:22',
        subSecTimeOriginal: '04',
        makerNote: Buffer.from('Apple!'),
        latitude: 48.858333333333334,
        longitude: -2.295,
        altitude: -70.5,
      } satisfies ExifValues);
    },
  );

  it('prefers the EXIF directory to the first, and the first of two equal tags', () => {
    const dates = ['2001', '2002', '2003', '2004'].map((year) => text(0x9003, `${year}:01:01 00:00:00`));
    const [a, b, c, d] = dates as [Tag, Tag, Tag, Tag];
    const both = tiff(true, { main: [a, b], exif: [c, d] });
    expect(readExif({ bytes: both, directory: 'whole' }).dateTimeOriginal).toBe('2003:01:01 00:00:00');
    const main = tiff(true, { main: [a, b] });
    expect(readExif({ bytes: main, directory: 'whole' }).dateTimeOriginal).toBe('2001:01:01 00:00:00');
  });

  it('takes a block of one directory for what it is', () => {
    const { rationals } = writers(true);
    const gps = tiff(true, { main: [rationals(2, [10, 1]), rationals(4, [20, 1]), text(0x010f, 'no')] });
    expect(readExif({ bytes: gps, directory: 'gps' })).toEqual({ latitude: 10, longitude: 20 });
    const exif = tiff(true, { main: [text(0x9003, '2019:07:14 18:03:22'), text(0x010f, 'no')] });
    expect(readExif({ bytes: exif, directory: 'exif' })).toEqual({ dateTimeOriginal: '2019:07:14 18:03:22' });
  });

  it('passes over values of the wrong type and over those outside of the block', () => {
    const { short, rationals } = writers(true);
    const far = { tag: 0x0110, type: 2, count: 1 << 30, value: Buffer.alloc(5) };
    const main = [short(0x9003, 7), text(0x4746, '5'), far, text(0x010f, 'Canon')];
    const gps = [rationals(2, [48, 0]), rationals(4, [2, 1])];
    const block = tiff(true, { main, gps });
    expect(readExif({ bytes: block, directory: 'whole' })).toEqual({ make: 'Canon' });
  });

  it('takes of a text what stands before its NUL, and what is there of one that reaches too far', () => {
    const junk = text(0x9003, '2019:07:14 18:03:22\0junk');
    const short = { ...text(0x9004, '2020:01:02 03:04:05'), value: Buffer.from('2020:01:02 03:04:05') };
    const block = tiff(true, { main: [text(0x010f, 'Canon')], exif: [junk, { ...short, count: 40 }] });
    expect(readExif({ bytes: block, directory: 'whole' })).toEqual({
      make: 'Canon',
      dateTimeOriginal: '2019:07:14 18:03:22',
      dateTimeDigitized: '2020:01:02 03:04:05',
    });
  });

  it.each([true, false])('follows short pointers (little-endian: %s)', (littleEndian) => {
    const block = tiff(littleEndian, { main: [], exif: [text(0x9003, '2019:07:14 18:03:22')] });
    const pointer = 10;
    expect(littleEndian ? block.readUInt16LE(pointer) : block.readUInt16BE(pointer)).toBe(0x8769);
    const offset = littleEndian ? block.readUInt32LE(pointer + 8) : block.readUInt32BE(pointer + 8);
    integerBytes(littleEndian, 2, 3).copy(block, pointer + 2);
    Buffer.concat([integerBytes(littleEndian, 2, offset), Buffer.alloc(2)]).copy(block, pointer + 8);
    expect(readExif({ bytes: block, directory: 'whole' }).dateTimeOriginal).toBe('2019:07:14 18:03:22');
  });

  it('takes the sea level from a byte of any kind', () => {
    const { rationals } = writers(true);
    const below = { tag: 5, type: 7, count: 1, value: Buffer.from([1]) };
    const gps = [rationals(2, [1, 1]), rationals(4, [2, 1]), below, rationals(6, [100, 1])];
    expect(readExif({ bytes: tiff(true, { main: [], gps }), directory: 'whole' }).altitude).toBe(-100);
  });

  it('finds what another reader finds in whole blocks', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, async (block) => {
        const { ifd0, exif, gps } = await byExifr(block);
        const values = readExif({ bytes: block, directory: 'whole' });
        expect(values.make).toBe(ifd0?.[0x010f]);
        expect(values.imageDescription).toBe(ifd0?.[0x010e]);
        expect(values.rating).toBe(ifd0?.[0x4746]);
        expect(values.dateTimeOriginal).toBe(exif?.[0x9003]);
        expect(values.offsetTimeOriginal).toBe(exif?.[0x9011]);
        expect(values.latitude).toBe(signed(gps?.[2], gps?.[1], 'S'));
        expect(values.longitude).toBe(signed(gps?.[4], gps?.[3], 'W'));
      }),
      { numRuns: 300 },
    );
  });

  it('throws at nothing', () => {
    const whole = fc.constantFrom('whole', 'exif', 'gps');
    const spoilt = fc.array(fc.record({ at: fc.nat(200), byte: fc.nat(255) }), { maxLength: 6 });
    fc.assert(
      fc.property(anyBlock, spoilt, fc.nat(300), whole, (block, changes, length, directory) => {
        const bytes = Buffer.from(block);
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
        readExif({ bytes: bytes.subarray(0, Math.max(length, 8)), directory });
      }),
    );
  });

  it('does not linger over padding', () => {
    const padded = { tag: 0x010f, type: 2, count: 60_000, value: Buffer.alloc(60_000) };
    padded.value[59_999] = 65;
    const startedAt = performance.now();
    readExif({ bytes: tiff(true, { main: [padded] }), directory: 'whole' });
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

interface Directories {
  readonly main: readonly Tag[];
  readonly exif?: readonly Tag[];
  readonly gps?: readonly Tag[];
}

const words = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '0', ':', 'Z'), maxLength: 12 });
const ratios = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 100 })), {
  minLength: 2,
  maxLength: 3,
});
const anyBlock = fc
  .record({
    littleEndian: fc.boolean(),
    make: words,
    description: words,
    rating: fc.nat(5),
    date: words,
    offset: words,
    latitude: ratios,
    longitude: ratios,
    south: fc.constantFrom('N', 'S', 's', ''),
    west: fc.constantFrom('E', 'W', 'w ', ''),
  })
  .map((values) => {
    const { short, rationals } = writers(values.littleEndian);
    return tiff(values.littleEndian, {
      main: [text(0x010e, values.description), text(0x010f, values.make), short(0x4746, values.rating)],
      exif: [text(0x9003, values.date), text(0x9011, values.offset)],
      gps: [
        text(1, values.south),
        rationals(2, ...values.latitude),
        text(3, values.west),
        rationals(4, ...values.longitude),
      ],
    });
  });

type Read = Readonly<Record<number, unknown>>;

async function byExifr(block: Buffer): Promise<{ ifd0?: Read; exif?: Read; gps?: Read }> {
  const plain = { mergeOutput: false, translateKeys: false, translateValues: false, reviveValues: false };
  const main = { pick: [0x010e, 0x010f, 0x4746] };
  return (await exifr.parse(block, { ...plain, ifd0: main, exif: true, gps: true })) as Record<string, Read>;
}

function signed(parts: unknown, reference: unknown, negative: string): number {
  const [degrees = 0, minutes = 0, seconds = 0] = parts as number[];
  const sum = degrees + minutes / 60 + seconds / 3600;
  return typeof reference === 'string' && reference.toUpperCase() === negative ? -sum : sum;
}

interface Writers {
  readonly short: (tag: number, value: number) => Tag;
  readonly rationals: (tag: number, ...values: readonly (readonly [number, number])[]) => Tag;
}

function writers(littleEndian: boolean): Writers {
  const integer = (bytes: 2 | 4, value: number): Buffer => integerBytes(littleEndian, bytes, value);
  return {
    short: (tag, value) => ({ tag, type: 3, count: 1, value: integer(2, value) }),
    rationals: (tag, ...values) => ({
      tag,
      type: 5,
      count: values.length,
      value: Buffer.concat(values.flat().map((value) => integer(4, value))),
    }),
  };
}

/** A TIFF block with its directories one after another, each with its values behind it. */
function tiff(littleEndian: boolean, { main, exif, gps }: Directories): Buffer {
  const integer = (bytes: 2 | 4, value: number): Buffer => integerBytes(littleEndian, bytes, value);
  const pointer = (tag: number, offset: number): Tag => ({
    tag,
    type: 4,
    count: 1,
    value: integer(4, offset),
  });
  const directory = (start: number, tags: readonly Tag[]): Buffer => {
    let at = start + 2 + tags.length * 12 + 4;
    const values: Buffer[] = [];
    const table = tags.map(({ tag, type, count, value }) => {
      const head = Buffer.concat([integer(2, tag), integer(2, type), integer(4, count)]);
      if (value.length <= 4) return Buffer.concat([head, value, Buffer.alloc(4 - value.length)]);
      values.push(value);
      at += value.length;
      return Buffer.concat([head, integer(4, at - value.length)]);
    });
    return Buffer.concat([integer(2, tags.length), ...table, Buffer.alloc(4), ...values]);
  };
  const withPointers = (exifAt: number, gpsAt: number): Buffer =>
    directory(8, [
      ...main,
      ...(exif === undefined ? [] : [pointer(0x8769, exifAt)]),
      ...(gps === undefined ? [] : [pointer(0x8825, gpsAt)]),
    ]);
  const exifAt = 8 + withPointers(0, 0).length;
  const exifBytes = exif === undefined ? Buffer.alloc(0) : directory(exifAt, exif);
  const gpsAt = exifAt + exifBytes.length;
  const gpsBytes = gps === undefined ? Buffer.alloc(0) : directory(gpsAt, gps);
  const header = Buffer.concat([Buffer.from(littleEndian ? 'II' : 'MM'), integer(2, 42), integer(4, 8)]);
  return Buffer.concat([header, withPointers(exifAt, gpsAt), exifBytes, gpsBytes]);
}

function integerBytes(littleEndian: boolean, bytes: 2 | 4, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (littleEndian) buffer.writeUIntLE(value, 0, bytes);
  else buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}
