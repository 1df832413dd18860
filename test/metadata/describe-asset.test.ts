import { describe, expect, it } from 'vitest';
import { describeAsset, type AssetDescriptionInput } from '../../src/metadata/describe-asset.ts';
import { noFacts } from '../../src/metadata/file-facts.ts';
import { readXmp, xmpText, xmpTexts } from '../../src/metadata/read-xmp.ts';
import { serverAcceptsOffset, serverLocalisesUtc } from '../../src/metadata/server-offsets.ts';
import { exifFacts, factsOf } from './media-fixture.ts';

const paris = { latitude: 48.8583701, longitude: 2.2944813 };
const caracas = { latitude: 10.4806, longitude: -66.9036 };

function describedBy(
  google: string | undefined,
  input: Partial<AssetDescriptionInput>,
  version: readonly [number, number] = [2, 7],
) {
  const [major, minor] = version;
  const description = describeAsset({
    kind: 'image',
    fileName: 'IMG_0001.jpg',
    sidecarSeconds: google === undefined ? undefined : Date.parse(google) / 1000,
    place: undefined,
    facts: undefined,
    description: undefined,
    tags: [],
    machineZone: 'Europe/Rome',
    nowMs: Date.UTC(2026, 0, 1),
    acceptsOffset: (minutes) => serverAcceptsOffset({ major, minor }, minutes),
    localisesUtc: serverLocalisesUtc({ major, minor }),
    ...input,
  });
  return { ...description, says: said(description.xmp) };
}

/** The sidecar in a few words; undefined when none is sent. */
function said(xmp: string | undefined): Record<string, unknown> | undefined {
  if (xmp === undefined) return undefined;
  const fields = readXmp(xmp);
  const tags = xmpTexts(fields, 'digiKam:TagsList');
  expect(xmpText(fields, 'tiff:ImageDescription')).toBe(xmpText(fields, 'dc:description'));
  const entries = Object.entries({
    date: xmpText(fields, 'exif:DateTimeOriginal'),
    offset: xmpText(fields, 'exif:OffsetTimeOriginal'),
    latitude: xmpText(fields, 'exif:GPSLatitude'),
    longitude: xmpText(fields, 'exif:GPSLongitude'),
    description: xmpText(fields, 'dc:description'),
    tags: tags.length === 0 ? undefined : tags,
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const atParis = { latitude: '48,51.5022060N', longitude: '2,17.6688780E' };

describe('describeAsset', () => {
  describe('that is never to be silent', () => {
    it('repeats the date where the file says everything', () => {
      const { says } = describedBy('2023-05-01T10:00:00Z', {
        facts: factsOf('phone.jpg'),
        place: paris,
        neverSilent: true,
      });
      expect(says).toEqual({ date: '2023-05-01T12:00:00.123+02:00', offset: '+02:00' });
    });

    it('says nothing in so many words where nothing is known', () => {
      expect(describedBy(undefined, { facts: noFacts, neverSilent: true }).says).toEqual({});
    });

    it('says the same as ever where there is something to say', () => {
      const input = { facts: factsOf('phone.jpg'), place: paris, description: 'words' };
      const { xmp } = describedBy('2023-05-01T10:00:00Z', input);
      expect(xmp).toContain('words');
      expect(describedBy('2023-05-01T10:00:00Z', { ...input, neverSilent: true }).xmp).toBe(xmp);
    });
  });

  describe('says nothing when the file says it all', () => {
    it('date, offset and the same place', () => {
      const { xmp, takenAtIso } = describedBy('2023-05-01T10:00:00Z', {
        facts: factsOf('phone.jpg'),
        place: paris,
      });
      expect(xmp).toBeUndefined();
      expect(takenAtIso).toBe('2023-05-01T10:00:00.123Z');
    });

    it('a naive date at a place whose zone leaves no choice', () => {
      const { xmp } = describedBy('2019-08-09T23:15:00Z', { facts: factsOf('naive-gps.jpg') });
      expect(xmp).toBeUndefined();
    });

    it('the description and the place that the file has already', () => {
      const facts = { ...factsOf('words.jpg'), place: paris };
      const place = { latitude: paris.latitude + 0.00005, longitude: paris.longitude };
      expect(describedBy(undefined, { facts, description: ' Grüße aus Köln\n', place }).xmp).toBeUndefined();
    });
  });

  describe('says the date when the file leaves a doubt', () => {
    it('a naive date', () => {
      const { says } = describedBy('2014-07-05T16:30:10Z', { facts: factsOf('camera.jpg') });
      expect(says).toEqual({ date: '2014-07-05T18:30:10+02:00', offset: '+02:00' });
    });

    it('no date at all', () => {
      expect(describedBy('2019-01-10T10:00:00Z', {}).says).toEqual({
        date: '2019-01-10T11:00:00+01:00',
        offset: '+01:00',
      });
    });

    it('a date that Google contradicts', () => {
      const { says } = describedBy('1985-07-04T16:00:00Z', {
        facts: factsOf('phone.jpg'),
        timeZone: 'Europe/Rome',
      });
      expect(says?.date).toBe('1985-07-04T18:00:00+02:00');
    });

    it('a naive date at a place that Google does not confirm', () => {
      expect(describedBy(undefined, { facts: factsOf('naive-gps.jpg') }).says?.date).toBe(
        '2019-08-10T09:15:00+10:00',
      );
    });

    it.each([
      ['2019-10-27T00:30:00Z', '2019-10-27T02:30:00+02:00'],
      ['2019-10-27T01:30:00Z', '2019-10-27T02:30:00+01:00'],
    ])('the hour that comes twice, at %s', (google, expected) => {
      const facts = { ...exifFacts('2019:10:27 02:30:00'), place: { latitude: 52.5163, longitude: 13.3777 } };
      expect(describedBy(google, { facts }).says?.date).toBe(expected);
    });

    it('a date that servers may pass over for another', () => {
      const facts = exifFacts('2019:10:20 02:30:00+02:00', { contested: true });
      expect(describedBy('2019-10-20T00:30:00Z', { facts }).says?.date).toBe('2019-10-20T02:30:00+02:00');
    });

    it('an offset of another date that servers would take', () => {
      const facts = { ...exifFacts('2019:08:10 12:00:00', { weakOffsetMinutes: -480 }), place: paris };
      expect(describedBy('2019-08-10T10:00:00Z', { facts }).says?.date).toBe('2019-08-10T12:00:00+02:00');
    });

    it('an offset of its own beside a different one', () => {
      const facts = exifFacts('2019:08:10 12:00:00+02:00', { weakOffsetMinutes: -480 });
      expect(describedBy('2019-08-10T10:00:00Z', { facts }).says?.date).toBe('2019-08-10T12:00:00+02:00');
    });

    it('every video', () => {
      const { says, takenAtIso } = describedBy('2022-12-24T16:45:30Z', {
        kind: 'video',
        facts: factsOf('apple.mov'),
      });
      expect(says).toEqual({ date: '2022-12-24T17:45:30+01:00', offset: '+01:00' });
      expect(takenAtIso).toBe('2022-12-24T16:45:30.000Z');
    });
  });

  describe('place', () => {
    it('is never sent without a date', () => {
      const { says } = describedBy('2023-05-01T10:00:00Z', {
        facts: { ...factsOf('phone.jpg'), place: undefined },
        place: paris,
      });
      expect(says).toEqual({ date: '2023-05-01T12:00:00.123+02:00', offset: '+02:00', ...atParis });
    });

    it('is sent with a date even when none is known', () => {
      const { says, notes } = describedBy(undefined, { place: paris });
      expect(says).toEqual({ date: '2026-01-01T01:00:00+01:00', offset: '+01:00', ...atParis });
      expect(notes.map(({ code }) => code)).toEqual(['no-date']);
    });

    it('corrected by the user wins over that of the file', () => {
      const { says } = describedBy('2023-05-01T10:00:00Z', {
        facts: factsOf('phone.jpg'),
        place: { latitude: 43.3, longitude: 5.4 },
      });
      expect(says?.latitude).toBe('43,18.0000000N');
    });

    it.each([
      [0, 30, '0,0.0000600N', '30,0.0000000E'],
      [51.5, 0, '51,30.0000000N', '0,0.0000600E'],
    ])('%s, %s has no zero in it', (latitude, longitude, north, east) => {
      const { says } = describedBy('2023-05-01T10:00:00Z', { place: { latitude, longitude } });
      expect([says?.latitude, says?.longitude]).toEqual([north, east]);
    });
  });

  describe('offsets that the server does not read', () => {
    const google = '2014-01-15T16:30:00Z';
    const naive = exifFacts('2014:01:15 12:00:00');

    it('are left to the place', () => {
      const { says, notes } = describedBy(google, { facts: naive, place: caracas });
      expect(says).toMatchObject({ date: '2014-01-15T16:30:00Z', latitude: '10,28.8360000N' });
      expect(says).not.toHaveProperty('offset');
      expect(notes).toEqual([]);
    });

    it('are left to the place of the file, which goes along', () => {
      expect(describedBy(google, { facts: { ...naive, place: caracas } }).says).toMatchObject({
        date: '2014-01-15T16:30:00Z',
        latitude: '10,28.8360000N',
      });
    });

    it('become the nearest that it reads, and a note', () => {
      const { says, notes, takenAtIso } = describedBy(google, { facts: naive });
      expect(says).toEqual({ date: '2014-01-15T12:30:00-04:00', offset: '-04:00' });
      expect(takenAtIso).toBe('2014-01-15T16:30:00.000Z');
      expect(notes).toHaveLength(1);
      expect(notes[0]?.message).toContain('-04:30');
    });

    it('are not left to a place in another zone', () => {
      expect(describedBy(google, { facts: naive, place: paris }).says?.date).toBe(
        '2014-01-15T12:30:00-04:00',
      );
    });

    it('are no matter for 1.135', () => {
      expect(describedBy(google, { facts: naive, place: caracas }, [1, 135]).says?.date).toBe(
        '2014-01-15T12:00:00-04:30',
      );
    });

    it('are not left to the place by servers that would show UTC', () => {
      const { says } = describedBy('1900-01-15T16:30:00Z', { place: caracas }, [1, 135]);
      expect(says?.date).toMatch(/-0[45]:[03]0$/);
    });

    it('are said even when the file says them', () => {
      const facts = exifFacts('2014:01:15 12:00:00-04:30');
      expect(describedBy(google, { facts }).says?.date).toBe('2014-01-15T12:30:00-04:00');
    });
  });

  describe('words', () => {
    it('replace those of the file', () => {
      const { says } = describedBy('2014-07-05T16:30:10Z', {
        facts: factsOf('camera.jpg'),
        description: 'Our garden',
      });
      expect(says?.description).toBe('Our garden');
    });

    it('alone need no date where the file has one', () => {
      const { says } = describedBy('2023-05-01T10:00:00Z', {
        facts: factsOf('phone.jpg'),
        description: 'Paris!',
      });
      expect(says).toEqual({ description: 'Paris!' });
    });

    it('repeat the keywords of the file, which would be lost', () => {
      const { says } = describedBy(undefined, {
        facts: factsOf('words.jpg'),
        tags: ['People/Bob', 'sea'],
      });
      expect(says).toEqual({ tags: ['People/Ann', 'sea', 'People/Bob'] });
    });

    it.each(['1.50', '0', 'null', 'true', '1e3', '-0'])(
      '%s is noted, as servers change it',
      (description) => {
        expect(
          describedBy(undefined, { facts: noFacts, description }).notes.map(({ code }) => code),
        ).toContain('text-like-number');
      },
    );

    it.each(['007', '42', 'nullify', '1.5', '12 monkeys'])('%s is not noted', (description) => {
      expect(describedBy(undefined, { facts: noFacts, description }).notes.map(({ code }) => code)).toEqual([
        'no-date',
      ]);
    });
  });

  it('has a date for the form when nothing is known', () => {
    const { takenAtIso, xmp, captureTime } = describedBy(undefined, {});
    expect(takenAtIso).toBe('2026-01-01T00:00:00.000Z');
    expect(xmp).toBeUndefined();
    expect(captureTime.source).toBe('none');
  });
});

describe('serverAcceptsOffset', () => {
  const versions = {
    '1.135': { major: 1, minor: 135 },
    '2.7': { major: 2, minor: 7 },
    '3.0': { major: 3, minor: 0 },
  };
  /** Offsets of the observed servers, in hours. */
  it.each([
    ['every whole hour', Array.from({ length: 26 }, (_, hour) => hour - 11), ['1.135', '2.7', '3.0']],
    [
      'fractions',
      [-9.5, -8.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75],
      ['1.135', '2.7', '3.0'],
    ],
    ['what only 1.135 reads', [-4.5, 7.5], ['1.135']],
    ['what 1.135 does not read', [8.5], ['2.7', '3.0']],
    ['what 2.7 does not read', [9.75], ['1.135', '3.0']],
    ['what nobody reads', [-12, -13, -11.5, -0.25, 0.25, 1.5, 2.5, 4.85, 11.5, 15], []],
  ])('%s', (_, hours, accepting) => {
    for (const [name, version] of Object.entries(versions)) {
      for (const hour of hours) {
        expect([name, hour, serverAcceptsOffset(version, Math.round(hour * 60))]).toEqual([
          name,
          hour,
          accepting.includes(name),
        ]);
      }
    }
  });
});
