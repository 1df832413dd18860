import { describe, expect, it } from 'vitest';
import { readFileFacts } from '../../src/metadata/read-file-facts.ts';
import { wallMs } from '../../src/metadata/wall-clock.ts';
import { box, exifSegment, jpeg, tiff, tiffDirectory, uint32, type TiffTag } from './crafted-file.ts';

const dateTime: TiffTag = { tag: 0x9003, type: 2, value: '2011:12:13 14:15:16' };
const expectedWall = Date.UTC(2011, 11, 13, 14, 15, 16);

function wallOf(bytes: Buffer): number | undefined {
  const { date } = readFileFacts(bytes, { totalSize: bytes.length });
  return date && wallMs(date.wall);
}

describe('readFileFacts, on files of cameras', () => {
  it.each([
    ['a TIFF', '4d4d002a'],
    ['an Olympus RAW', '4d4d4f52'],
  ])('reads %s', (_, magic) => {
    expect(wallOf(tiff([], [dateTime], magic))).toBe(expectedWall);
  });

  it('reads a RAW whose date stands in the first directory', () => {
    expect(wallOf(tiff([dateTime]))).toBe(expectedWall);
  });

  it('reads a Fujifilm RAW by the JPEG inside', () => {
    const header = Buffer.alloc(160);
    header.write('FUJIFILMCCD-RAW 0201');
    header.writeUInt32BE(160, 84);
    expect(wallOf(Buffer.concat([header, jpeg(exifSegment(tiff([], [dateTime])))]))).toBe(expectedWall);
  });

  it('reads a Canon CR3', () => {
    const make = tiff([{ tag: 0x010f, type: 2, value: 'Canon' }]);
    const exif = tiff([dateTime, { tag: 0x9011, type: 2, value: '+09:00' }]);
    const canon = box('uuid', Buffer.alloc(16), box('CMT1', make), box('CMT2', exif));
    const bytes = Buffer.concat([
      box('ftyp', Buffer.from('crx \0\0\0\u0001crx isom', 'latin1')),
      box('moov', canon),
    ]);
    const facts = readFileFacts(bytes);
    expect(facts).toMatchObject({
      type: 'cr3',
      make: 'Canon',
      date: { offsetMinutes: 540, tag: 'original' },
    });
  });

  it('reads the mark of an Apple live photo in still and video', () => {
    const id = '5D1F2A7C-AAAA-BBBB-CCCC-0123456789AB';
    const directory = tiffDirectory(14, [{ tag: 0x0011, type: 2, value: id }]);
    const makerNote = Buffer.concat([Buffer.from('Apple iOS\0\0\u0001MM', 'latin1'), directory]);
    const still = jpeg(exifSegment(tiff([], [dateTime, { tag: 0x927c, type: 7, value: makerNote }])));
    expect(readFileFacts(still).contentIdentifier).toBe(id);

    const key = Buffer.from('com.apple.quicktime.content.identifier');
    const keys = box('keys', uint32(0, 1), box('mdta', key));
    const ilst = box('ilst', box('\0\0\0\u0001', box('data', uint32(1, 0), Buffer.from(id))));
    for (const version of [Buffer.alloc(0), Buffer.alloc(4)]) {
      const meta = box('meta', version, box('hdlr', Buffer.alloc(24)), keys, ilst);
      const video = Buffer.concat([box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')), box('moov', meta)]);
      expect(readFileFacts(video).contentIdentifier).toBe(id);
    }
  });

  it('steps over the padding of odd WebP chunks', () => {
    const chunk = (type: string, data: Buffer): Buffer => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(data.length);
      return Buffer.concat([Buffer.from(type), size, data, Buffer.alloc(data.length % 2)]);
    };
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff([], [dateTime])]);
    const chunks = Buffer.concat([chunk('ICCP', Buffer.alloc(3)), chunk('EXIF', exif)]);
    expect(wallOf(Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), chunks]))).toBe(expectedWall);
  });

  it('reads a long movie header', () => {
    const header = Buffer.alloc(32);
    header.writeUInt8(1, 0);
    header.writeBigUInt64BE(BigInt(expectedWall / 1000 + 2_082_844_800), 4);
    header.writeUInt32BE(600, 20);
    header.writeBigUInt64BE(1500n, 24);
    const bytes = Buffer.concat([box('ftyp', Buffer.from('mp42\0\0\0\0')), box('moov', box('mvhd', header))]);
    expect(readFileFacts(bytes)).toMatchObject({ containerMs: expectedWall, durationMs: 2500 });
  });

  it('asks for more of a JPEG whose segments outgrow the prefix', () => {
    const filler = [0xe2, Buffer.alloc(60_000)] as const;
    const whole = jpeg(filler, filler, exifSegment(tiff([], [dateTime])));
    const short = readFileFacts(whole.subarray(0, 65_536), { totalSize: whole.length });
    expect(short.date).toBeUndefined();
    expect(short.needsMoreBytes).toBeGreaterThan(65_536);
    expect(wallOf(whole)).toBe(expectedWall);
  });

  it('asks for more of a TIFF whose directory comes last', () => {
    const late = Buffer.concat([
      Buffer.from('4d4d002a', 'hex'),
      uint32(70_000),
      Buffer.alloc(70_000 - 8),
      tiffDirectory(70_000, []),
    ]);
    expect(readFileFacts(late.subarray(0, 65_536), { totalSize: late.length }).needsMoreBytes).toBe(
      late.length,
    );
  });
});

describe('readFileFacts, on hostile files', () => {
  /** Far beyond what any of these takes; a loop without bound takes minutes. */
  const limitMs = 2000;

  it.each<[string, () => Buffer]>([
    ['a directory of endless values', () => tiff([{ tag: 0x010e, type: 2, value: 'x' }]).fill(0xff, 12)],
    ['item locations without extent', () => hostileHeif()],
    ['a tag that never ends', () => xmpJpeg(`<x:xmpmeta ${'a'.repeat(60_000)}`)],
    ['attributes without values', () => xmpJpeg(`<x:xmpmeta ${'a '.repeat(30_000)}>`)],
    ['very deep elements', () => xmpJpeg('<a>'.repeat(20_000))],
    [
      'many namespaces',
      () => xmpJpeg(`<a ${Array.from({ length: 4000 }, (_, n) => `xmlns:n${n}="u"`).join(' ')}>`),
    ],
    ['many comments', () => xmpJpeg('<!--'.repeat(15_000))],
    ['many entities', () => xmpJpeg(`<a>${'&'.repeat(60_000)}</a>`)],
    [
      'boxes of eight bytes',
      () => Buffer.concat([box('ftyp', Buffer.from('mp42\0\0\0\0')), Buffer.alloc(1_000_000, box('free'))]),
    ],
    [
      'boxes inside one another',
      () =>
        Buffer.concat([
          box('ftyp', Buffer.from('qt  \0\0\0\0')),
          box('moov', box('meta', Buffer.alloc(500_000, box('keys')))),
        ]),
    ],
    [
      'a PNG of empty chunks',
      () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(1_000_000)]),
    ],
    [
      'a JPEG of fill bytes',
      () => Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(1_000_000, 0xff)]),
    ],
    [
      'a WebP of empty chunks',
      () => Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.alloc(1_000_000)]),
    ],
  ])('is done quickly with %s', (_, make) => {
    const bytes = make();
    const started = performance.now();
    readFileFacts(bytes, { totalSize: bytes.length });
    expect(performance.now() - started).toBeLessThan(limitMs);
  });
});

function xmpJpeg(packet: string): Buffer {
  return jpeg([0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`)]);
}

/** `iloc` with four billion items, each of 65,535 extents that take no bytes. */
function hostileHeif(): Buffer {
  const iloc = box('iloc', Buffer.from('02000000' + '0000' + 'ffffffff', 'hex'), Buffer.alloc(500_000, 0xff));
  const meta = box('meta', Buffer.alloc(4), iloc);
  return Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0heic')), meta]);
}
