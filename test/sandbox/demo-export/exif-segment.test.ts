import exifr from 'exifr';
import { describe, expect, it } from 'vitest';
import { createCanvas } from '../../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg } from '../../../src/sandbox/demo-export/encode-jpeg.ts';
import { type ExifFacts, exifSegment } from '../../../src/sandbox/demo-export/exif-segment.ts';

const FACTS: ExifFacts = { make: 'Acme', model: 'One', localDateTime: '2022-08-14T15:30:09' };

/** Reads the segment with a library that knows nothing of its writer. */
async function readExif(facts: ExifFacts): Promise<Record<string, unknown>> {
  const file = encodeJpeg(createCanvas(8, 8), [exifSegment(facts)]);
  return (await exifr.parse(file, { gps: true, reviveValues: false })) as Record<string, unknown>;
}

describe('exifSegment', () => {
  it('holds the wall clock, and no offset unless one is given', async () => {
    const tags = await readExif(FACTS);
    expect(tags).toMatchObject({ Make: 'Acme', Model: 'One', DateTimeOriginal: '2022:08:14 15:30:09' });
    expect(tags).not.toHaveProperty('OffsetTimeOriginal');
    expect(tags).not.toHaveProperty('latitude');
  });

  it('holds the offset', async () => {
    expect(await readExif({ ...FACTS, offset: '+05:45' })).toMatchObject({ OffsetTimeOriginal: '+05:45' });
  });

  it.each([
    ['north east', { latitude: 54.64972, longitude: 8.33139 }],
    ['south west', { latitude: -22.95192, longitude: -43.21049 }],
    ['equator', { latitude: 0, longitude: 179.99999 }],
  ])('holds a place in the %s within a few metres', async (_, place) => {
    const tags = await readExif({ ...FACTS, place });
    expect(tags.latitude).toBeCloseTo(place.latitude, 4);
    expect(tags.longitude).toBeCloseTo(place.longitude, 4);
  });

  it('holds the altitude, below the sea too', async () => {
    const tags = await readExif({ ...FACTS, place: { latitude: 31.5, longitude: 35.5, altitude: -430.5 } });
    expect(tags.GPSAltitude).toBeCloseTo(430.5, 1);
    expect(Number(tags.GPSAltitudeRef)).toBe(1);
  });
});
