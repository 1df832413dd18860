import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFacts, type FileFacts } from '../../src/metadata/file-facts.ts';
import { readFileFacts } from '../../src/metadata/read-file-facts.ts';
import { wallMs } from '../../src/metadata/wall-clock.ts';
import { factsOf, readMedia } from './media-fixture.ts';

/** Facts in one line each: only what is there. */
function shown(facts: FileFacts): Record<string, unknown> {
  const { date, place, keywords, ...rest } = facts;
  const entries = Object.entries({
    ...rest,
    date: date && new Date(wallMs(date.wall)).toISOString().slice(0, -1),
    offset: date?.offsetMinutes,
    weakOffset: date?.weakOffsetMinutes,
    tag: date?.tag,
    place: place && [place.latitude, place.longitude, place.altitude].map((n) => n && Number(n.toFixed(5))),
    keywords: keywords.length === 0 ? undefined : keywords,
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const eiffel = [48.85837, 2.29448, 35.5];
const pixel = { make: 'Google', model: 'Pixel 7' };
const pixelDate = { date: '2023-05-01T12:00:00.123', offset: 120, weakOffset: 120, tag: 'original' };

const cases: Record<string, Record<string, unknown>> = {
  'plain.jpg': { type: 'jpeg' },
  'phone.jpg': { type: 'jpeg', ...pixelDate, place: eiffel, ...pixel },
  'camera.jpg': {
    type: 'jpeg',
    date: '2014-07-05T18:30:10.000',
    tag: 'original',
    description: 'OLYMPUS DIGITAL CAMERA',
    make: 'OLYMPUS IMAGING CORP.',
    model: 'E-M1',
  },
  'naive-gps.jpg': {
    type: 'jpeg',
    date: '2019-08-10T09:15:00.000',
    tag: 'original',
    place: [-33.8688, 151.2093, undefined],
  },
  'words.jpg': {
    type: 'jpeg',
    date: '2021-01-02T03:04:05.000',
    offset: -300,
    tag: 'original',
    description: 'Grüße aus Köln',
    rating: 4,
    keywords: ['People/Ann', 'sea'],
  },
  'levels.jpg': { type: 'jpeg', keywords: ['Places/Europe', 'A|B/C'] },
  'keywords.jpg': { type: 'jpeg', keywords: ['Mär', 'boat'] },
  'edited-elsewhere.jpg': {
    type: 'jpeg',
    date: '2018-03-03T10:00:00.000',
    weakOffset: -480,
    tag: 'original',
  },
  'xmp-only.png': {
    type: 'png',
    date: '2016-02-29T23:59:59.500',
    offset: 345,
    tag: 'xmp',
    description: 'a leap day',
  },
  'exif.png': { type: 'png', date: '2015-06-07T08:09:10.000', offset: 540, tag: 'original' },
  'photo.webp': {
    type: 'webp',
    date: '2020-10-11T12:13:14.000',
    offset: -180,
    tag: 'original',
    keywords: ['webp'],
  },
  'photo.heic': {
    type: 'heic',
    date: '2017-09-08T07:06:05.040',
    offset: 330,
    tag: 'original',
    place: [12.9716, 77.5946, undefined],
    keywords: ['heic'],
  },
  'photo.avif': { type: 'avif', date: '2017-09-08T07:06:05.000', offset: -420, tag: 'original' },
  'scan.tif': { type: 'tiff', date: '1998-12-25T20:00:00.000', tag: 'original', description: 'Christmas' },
  'raw.dng': { type: 'dng', date: '1998-12-25T20:00:00.000', tag: 'original', description: 'Christmas' },
  'android.mp4': {
    type: 'mp4',
    containerMs: Date.UTC(2019, 3, 5, 6, 7, 8),
    durationMs: 1000,
    place: [35.6586, 139.7454, undefined],
  },
  'moov-last.mp4': { type: 'mp4', containerMs: Date.UTC(2019, 3, 5, 6, 7, 8), durationMs: 1000 },
  'undated.mp4': { type: 'mp4', durationMs: 1000 },
  'apple.mov': {
    type: 'mov',
    containerMs: Date.UTC(2022, 11, 24, 16, 45, 30),
    durationMs: 1000,
    date: '2022-12-24T17:45:30.000',
    offset: 60,
    tag: 'quicktime',
    place: [52.5163, 13.3777, 34],
    make: 'Apple',
    model: 'iPhone 12',
  },
  'micro-video.jpg': {
    type: 'jpeg',
    ...pixelDate,
    place: eiffel,
    ...pixel,
    embeddedVideo: { trailerBytes: readMedia('motion.MP').length },
  },
  'motion-photo.jpg': {
    type: 'jpeg',
    ...pixelDate,
    place: eiffel,
    ...pixel,
    embeddedVideo: { trailerBytes: readMedia('motion.MP').length },
  },
  'motion.MP': { type: 'mp4', durationMs: 1000 },
  'not-heic.heic': { type: 'jpeg', ...pixelDate, place: eiffel, ...pixel },
};

describe('readFileFacts', () => {
  it.each(Object.entries(cases))('reads what %s says', (name, expected) => {
    expect(shown(factsOf(name))).toEqual(expected);
  });

  it('reads nothing from nothing', () => {
    expect(readFileFacts(Buffer.alloc(0))).toEqual(noFacts);
  });

  it('knows a date that servers may not prefer', () => {
    expect(factsOf('xmp-only.png').date?.contested).toBe(true);
    expect(factsOf('camera.jpg').date?.contested).toBe(false);
  });

  it('looks for a video behind a still only where somebody may ask about it, and believes what the still says', () => {
    const samsung = Buffer.concat([readMedia('camera.jpg'), Buffer.from('MotionPhoto_Data')]);
    expect(readFileFacts(samsung).embeddedVideo).toEqual({ trailerBytes: undefined });
    expect(readFileFacts(samsung, { mayEmbedVideo: false })).toEqual(readFileFacts(readMedia('camera.jpg')));
    const google = readMedia('motion-photo.jpg');
    expect(readFileFacts(google, { mayEmbedVideo: false })).toEqual(readFileFacts(google));
  });

  it('asks for more of a HEIC whose EXIF lies behind the prefix, and reads it then', () => {
    const bytes = readMedia('photo.heic');
    const short = readFileFacts(bytes.subarray(0, 0x260), { totalSize: bytes.length });
    expect(short.needsMoreBytes).toBe(bytes.length);
    expect(short.date).toBeUndefined();
    expect(readFileFacts(bytes.subarray(0, short.needsMoreBytes)).date).toBeDefined();
  });

  it('asks for the rest of a small video whose moov comes last', () => {
    const bytes = readMedia('moov-last.mp4');
    const short = readFileFacts(bytes.subarray(0, 64), { totalSize: bytes.length });
    expect(short.needsMoreBytes).toBe(bytes.length);
  });

  it('does not ask for what lies too far away', () => {
    const mdat = Buffer.from('00000001', 'hex');
    const box = Buffer.concat([mdat, Buffer.from('mdat'), Buffer.alloc(8), Buffer.alloc(64)]);
    box.writeBigUInt64BE(3_000_000_000n, 8);
    const head = Buffer.concat([readMedia('moov-last.mp4').subarray(0, 32), box]);
    expect(readFileFacts(head, { totalSize: 3_000_100_000 }).needsMoreBytes).toBeUndefined();
  });

  it.each(Object.keys(cases))('never throws on a broken %s', (name) => {
    const original = readMedia(name);
    const damage = fc.array(
      fc.record({ at: fc.nat(original.length - 1), byte: fc.integer({ min: 0, max: 255 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(damage, fc.nat(original.length), (changes, length) => {
        const bytes = Buffer.from(original);
        for (const { at, byte } of changes) bytes[at] = byte;
        const facts = readFileFacts(bytes.subarray(0, length), { totalSize: original.length });
        expect(Array.isArray(facts.keywords)).toBe(true);
        expect(facts.needsMoreBytes ?? Infinity).toBeGreaterThan(length);
      }),
      { numRuns: 60 },
    );
  });
});
