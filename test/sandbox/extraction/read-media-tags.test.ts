import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaTags } from '../../../src/sandbox/extraction/media-tags.ts';
import { readMediaTags } from '../../../src/sandbox/extraction/read-media-tags.ts';
import { readXmp } from '../../../src/sandbox/extraction/read-xmp.ts';
import { bytesOf } from '../../../src/sandbox/store/byte-source.ts';
import { jpeg, motionPhoto, mp4, tiff, xmp, xmpList } from '../support/media.ts';

const exif = {
  date: '2020:01:02 03:04:05',
  offset: '+02:00',
  subSec: '5',
  description: 'text',
  gps: [-33.9, 18.5],
} as const;

function read(bytes: Buffer): Promise<MediaTags> {
  return readMediaTags(bytesOf(bytes), bytes.length);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

describe('readMediaTags', () => {
  it('reads the EXIF of a JPEG', async () => {
    const tags = await read(jpeg({ exif }));
    expect(tags).toMatchObject({ date: '2020:01:02 03:04:05.5', offset: '+02:00', imageDescription: 'text' });
    expect(tags.latitude).toBeCloseTo(-33.9, 6);
    expect(tags.longitude).toBeCloseTo(18.5, 6);
  });

  it('reads the XMP of a JPEG, where EXIF says nothing', async () => {
    const packet = xmp(
      { 'exif:DateTimeOriginal': '2011-11-11T11:11:11Z', 'xmp:Rating': '3' },
      xmpList('dc:subject', ['A']),
    );
    expect(await read(jpeg({ xmp: packet }))).toMatchObject({
      date: '2011-11-11T11:11:11Z',
      rating: '3',
      subject: ['A'],
    });
    expect(await read(jpeg({ exif, xmp: packet }))).toMatchObject({
      date: '2020:01:02 03:04:05.5',
      rating: '3',
    });
  });

  it('reads PNG and HEIC', async () => {
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const text = Buffer.concat([
      Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'),
      Buffer.from(xmp({ 'xmp:Rating': '4' })),
    ]);
    const png = Buffer.concat([
      signature,
      pngChunk('eXIf', tiff(exif)),
      pngChunk('iTXt', text),
      pngChunk('IDAT', randomBytes(9)),
    ]);
    expect(await read(png)).toMatchObject({ date: '2020:01:02 03:04:05.5', rating: '4' });
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'),
      randomBytes(100),
      Buffer.from('Exif\0\0'),
      tiff(exif),
    ]);
    expect(await read(heic)).toMatchObject({ date: '2020:01:02 03:04:05.5', offset: '+02:00' });
  });

  it('reads date and duration of a video, wherever its header lies', async () => {
    expect(await read(mp4('2021-06-07T08:09:10Z', 1500))).toMatchObject({
      date: '2021-06-07T08:09:10',
      dateIsUtc: true,
      durationMs: 1500,
    });
    expect((await read(mp4())).date).toBeUndefined();
  });

  it('finds the video inside a motion photo', async () => {
    const video = mp4();
    const bytes = motionPhoto(video);
    expect((await read(bytes)).embeddedVideo).toEqual({
      offset: bytes.length - video.length,
      length: video.length,
    });
    const lying = jpeg({ xmp: xmp({ 'GCamera:MicroVideo': '1', 'GCamera:MicroVideoOffset': '99999999' }) });
    expect((await read(lying)).embeddedVideo).toBeUndefined();
  });

  it('never throws, whatever bytes are broken or cut off', async () => {
    const samples = [
      jpeg({ exif, xmp: xmp({ 'xmp:Rating': '1' }) }),
      motionPhoto(mp4()),
      mp4('2021-06-07T08:09:10Z'),
    ];
    const damage = fc.record({
      sample: fc.constantFrom(...samples),
      cutAt: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.array(
        fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })),
        { maxLength: 8 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ sample, cutAt, bytes }) => {
        const broken = Buffer.from(sample.subarray(0, Math.ceil(sample.length * cutAt)));
        for (const [at, value] of bytes) broken[Math.floor(broken.length * at)] = value;
        expect(await read(broken)).toBeTypeOf('object');
      }),
      { numRuns: 500 },
    );
  });
});

describe('readXmp', () => {
  it('never throws on broken documents', () => {
    const document = xmp(
      { 'exif:DateTimeOriginal': '2011-11-11T11:11:11Z' },
      xmpList('digiKam:TagsList', ['a', 'b']),
    );
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '&#x110000;',
      '&amp',
      '"',
      '<![CDATA[',
      '-->',
      '</rdf:li>',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.nat(document.length), fc.nat(document.length), piece, (from, to, junk) => {
        expect(readXmp(document.slice(0, from) + junk + document.slice(to))).toBeTypeOf('object');
      }),
      { numRuns: 500 },
    );
  });

  it('takes any prefix for a namespace, element form and CDATA', () => {
    const document =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description ' +
      'xmlns:e="http://ns.adobe.com/exif/1.0/" xmlns:t="http://ns.adobe.com/tiff/1.0/"><e:DateTimeOriginal>2011-11-11T11:11:11Z' +
      '</e:DateTimeOriginal><t:ImageDescription><![CDATA[a <b>]]></t:ImageDescription></r:Description></r:RDF></x:xmpmeta>';
    expect(readXmp(document)).toMatchObject({ date: '2011-11-11T11:11:11Z', imageDescription: 'a <b>' });
  });
});
