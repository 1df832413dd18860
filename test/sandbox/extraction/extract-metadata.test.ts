import { describe, expect, it } from 'vitest';
import { capabilitiesOf, type SandboxVersion } from '../../../src/sandbox/capabilities.ts';
import { extractMetadata, type Extracted } from '../../../src/sandbox/extraction/extract-metadata.ts';
import { readMediaTags } from '../../../src/sandbox/extraction/read-media-tags.ts';
import { readXmp } from '../../../src/sandbox/extraction/read-xmp.ts';
import { bytesOf } from '../../../src/sandbox/store/byte-source.ts';
import { jpeg, mp4, xmp, xmpList } from '../support/media.ts';

const fallback = '2024-01-02T03:04:05.000Z';
const versions: readonly SandboxVersion[] = ['1.135', '2.7', '3.0'];

/** The four files the observations were made with. */
const media = {
  plain: jpeg(),
  naive: jpeg({ exif: { date: '2020:01:02 03:04:05' } }),
  paris: jpeg({
    exif: {
      date: '2019:05:04 13:14:15',
      offset: '+02:00',
      gps: [48.8566, 2.3522],
      description: 'exif description',
    },
  }),
  video: mp4('2021-06-07T08:09:10Z'),
};

const places: Readonly<Record<string, readonly [string, string]>> = {
  Berlin: ['52,31.2N', '13,24.3E'],
  'New York': ['40,42.768N', '74,0.36W'],
  Caracas: ['10.5', '-66.9'],
};

async function extract(
  version: SandboxVersion,
  file: Buffer,
  sidecar: string | undefined,
): Promise<Extracted> {
  const tags = await readMediaTags(bytesOf(file), file.length);
  const { extraction } = capabilitiesOf[version];
  return extractMetadata(
    tags,
    sidecar === undefined ? {} : readXmp(sidecar),
    Date.parse(fallback),
    extraction,
  );
}

function dated(
  date: string | undefined,
  place?: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const [latitude, longitude] = places[place ?? ''] ?? [];
  return xmp({
    ...(date === undefined ? {} : { 'exif:DateTimeOriginal': date }),
    ...(latitude === undefined ? {} : { 'exif:GPSLatitude': latitude, 'exif:GPSLongitude': longitude ?? '' }),
    ...more,
  });
}

function shown({ capture }: Extracted): string {
  const clock = (ms: number): string => new Date(ms).toISOString().replace('.000Z', '').replace('Z', '');
  return `${clock(capture.instantMs)} | ${clock(capture.localMs)} | ${capture.zoneName ?? 'null'}`;
}

describe('extractMetadata: sidecar dates', () => {
  // written, place, instant | local | zone on 2.7 and 3.0, and on 1.135 where it differs
  const rows: readonly [string, string | undefined, string, string?][] = [
    ['2011-11-11T11:11:11+01:00', undefined, '2011-11-11T10:11:11 | 2011-11-11T11:11:11 | UTC+1'],
    ['2011-11-11T11:11:11-05:00', undefined, '2011-11-11T16:11:11 | 2011-11-11T11:11:11 | UTC-5'],
    ['2011-11-11T11:11:11', undefined, '2011-11-11T11:11:11 | 2011-11-11T11:11:11 | null'],
    ['2011-11-11T11:11:11.123+01:00', undefined, '2011-11-11T10:11:11.123 | 2011-11-11T11:11:11.123 | UTC+1'],
    ['2011-11-11T11:11:11+05:30', undefined, '2011-11-11T05:41:11 | 2011-11-11T11:11:11 | UTC+5:30'],
    ['2011-11-11T11:11:11+14:00', undefined, '2011-11-10T21:11:11 | 2011-11-11T11:11:11 | UTC+14'],
    ['2011-11-11T10:11:11+00:00', undefined, '2011-11-11T10:11:11 | 2011-11-11T10:11:11 | UTC+0'],
    ['2011-11-11T11:11:11+01:00', 'Berlin', '2011-11-11T10:11:11 | 2011-11-11T11:11:11 | Europe/Berlin'],
    [
      '2011-11-11T11:11:11-05:00',
      'Berlin',
      '2011-11-11T16:11:11 | 2011-11-11T17:11:11 | Europe/Berlin',
      '2011-11-11T16:11:11 | 2011-11-11T11:11:11 | Europe/Berlin',
    ],
    [
      '2011-11-11T10:11:11Z',
      'Berlin',
      '2011-11-11T10:11:11 | 2011-11-11T11:11:11 | Europe/Berlin',
      '2011-11-11T10:11:11 | 2011-11-11T10:11:11 | Europe/Berlin',
    ],
    ['2011-11-11T11:11:11', 'Berlin', '2011-11-11T10:11:11 | 2011-11-11T11:11:11 | Europe/Berlin'],
    ['2011-07-11T11:11:11+02:00', 'Berlin', '2011-07-11T09:11:11 | 2011-07-11T11:11:11 | Europe/Berlin'],
    [
      '2011-11-11T11:11:11+01:00',
      'New York',
      '2011-11-11T10:11:11 | 2011-11-11T05:11:11 | America/New_York',
      '2011-11-11T10:11:11 | 2011-11-11T11:11:11 | America/New_York',
    ],
    [
      '2014-01-15T16:30:00Z',
      'Caracas',
      '2014-01-15T16:30:00 | 2014-01-15T12:00:00 | America/Caracas',
      '2014-01-15T16:30:00 | 2014-01-15T16:30:00 | America/Caracas',
    ],
    ['2014-01-15T12:00:00', 'Caracas', '2014-01-15T16:30:00 | 2014-01-15T12:00:00 | America/Caracas'],
  ];
  for (const [written, place, newer, older = newer] of rows) {
    for (const [name, file] of Object.entries(media)) {
      it(`${written} with place ${place ?? 'none'} on ${name}`, async () => {
        const leaks = place === undefined && /\d$/.test(written) && !/[+-]\d\d:\d\d$/.test(written);
        const sidecar = dated(written, place);
        for (const version of versions) {
          // On 1.135 a date without a zone shows the media's own zone; see the next block.
          if (version === '1.135' && leaks) continue;
          expect(shown(await extract(version, file, sidecar)), version).toBe(
            version === '1.135' ? older : newer,
          );
        }
      });
    }
  }

  it('names the zone of a Z date UTC+0; on 1.135 nothing, or the offset of the media', async () => {
    const sidecar = dated('2011-11-11T10:11:11Z');
    for (const version of ['2.7', '3.0'] as const) {
      expect(shown(await extract(version, media.paris, sidecar))).toMatch(
        / \| 2011-11-11T10:11:11 \| UTC\+0$/,
      );
    }
    expect(shown(await extract('1.135', media.plain, sidecar))).toMatch(/ \| 2011-11-11T10:11:11 \| null$/);
    expect(shown(await extract('1.135', media.paris, sidecar))).toMatch(/ \| 2011-11-11T10:11:11 \| UTC\+2$/);
  });

  it('keeps the written wall clock when exif:OffsetTimeOriginal says the same, place or not', async () => {
    for (const property of ['exif:OffsetTimeOriginal', 'exifEX:OffsetTimeOriginal', 'exif:TimeZoneOffset']) {
      for (const file of [media.plain, media.paris, media.video]) {
        for (const version of versions) {
          const result = await extract(
            version,
            file,
            dated('2011-11-11T11:11:11-05:00', 'Berlin', { [property]: '-05:00' }),
          );
          expect(shown(result)).toBe('2011-11-11T16:11:11 | 2011-11-11T11:11:11 | UTC-5');
        }
      }
    }
  });

  it('does not read exifEX:OffsetTime as the zone of the date', async () => {
    const sidecar = dated('2011-11-11T11:11:11-05:00', 'Berlin', { 'exifEX:OffsetTime': '-05:00' });
    expect(shown(await extract('2.7', media.plain, sidecar))).toMatch(/17:11:11 \| Europe\/Berlin$/);
  });

  it.each([
    ['2014-01-15T12:00:00', undefined, '+01:00', '2014-01-15T11:00:00 | 2014-01-15T12:00:00 | UTC+1'],
    ['2014-01-15T12:00:00', 'Caracas', '+01:00', '2014-01-15T11:00:00 | 2014-01-15T12:00:00 | UTC+1'],
    ['2014-01-15T16:30:00Z', 'Caracas', '+00:00', '2014-01-15T16:30:00 | 2014-01-15T16:30:00 | UTC'],
    ['2014-01-15T16:30:00Z', undefined, '+01:00', '2014-01-15T16:30:00 | 2014-01-15T17:30:00 | UTC+1'],
    [
      '2014-01-15T12:00:00-04:30',
      'Caracas',
      '-04:30',
      '2024-01-02T03:04:05 | 2024-01-02T03:04:05 | America/Caracas',
    ],
  ])('%s, place %s, OffsetTimeOriginal %s on 2.7', async (written, place, offset, expected) => {
    const sidecar = dated(written, place, { 'exif:OffsetTimeOriginal': offset });
    expect(shown(await extract('2.7', media.plain, sidecar))).toBe(expected);
  });
});

describe('extractMetadata: offsets', () => {
  const ignored =
    '+00:01 +00:15 +00:20 +00:30 +00:53 +01:30 +02:30 +04:51 +07:30 +11:30 +15:00 -00:01 -00:25 -04:30 -11:30 -12:00 -13:00';
  const used =
    '+00:00 +01:00 +03:30 +04:30 +05:30 +05:45 +06:30 +08:30 +08:45 +09:30 +09:45 +10:30 +12:00 +12:45 +13:00 +13:45 ' +
    '+14:00 -01:00 -02:00 -02:30 -03:30 -08:30 -09:30 -10:00 -11:00 +0100 +01 +01:00:00 -00:00 Z';

  async function isRead(version: SandboxVersion, offset: string): Promise<boolean> {
    const { capture } = await extract(version, media.plain, dated(`2011-11-11T11:11:11${offset}`));
    return capture.instantMs !== Date.parse(fallback);
  }

  it.each(ignored.split(' '))('ignores the whole date with %s on 2.7 and 3.0', async (offset) => {
    expect(await isRead('2.7', offset)).toBe(false);
    expect(await isRead('3.0', offset)).toBe(false);
  });

  it.each(used.split(' '))('reads a date with %s on 2.7 and 3.0', async (offset) => {
    expect(await isRead('2.7', offset)).toBe(true);
    expect(await isRead('3.0', offset)).toBe(true);
  });

  it.each([
    ['+07:30', true],
    ['-04:30', true],
    ['-12:00', false],
    ['+01:30', false],
    ['+00:53', false],
    ['+0100', false],
    ['+01:00:00', false],
  ])('on 1.135 a date with %s is read: %s', async (offset, expected) => {
    expect(await isRead('1.135', offset)).toBe(expected);
  });

  it('falls back to the date of the media', async () => {
    const sidecar = dated('2011-11-11T11:11:11-12:00');
    expect(shown(await extract('2.7', media.paris, sidecar))).toBe(
      '2019-05-04T11:14:15 | 2019-05-04T13:14:15 | UTC+2',
    );
    expect(shown(await extract('2.7', media.video, sidecar))).toBe(
      '2021-06-07T08:09:10 | 2021-06-07T08:09:10 | UTC',
    );
  });
});

describe('extractMetadata: dates of the media', () => {
  it.each([
    ['plain', undefined, '2024-01-02T03:04:05 | 2024-01-02T03:04:05 | null'],
    ['naive', undefined, '2020-01-02T03:04:05 | 2020-01-02T03:04:05 | null'],
    ['paris', undefined, '2019-05-04T11:14:15 | 2019-05-04T13:14:15 | UTC+2'],
    ['video', undefined, '2021-06-07T08:09:10 | 2021-06-07T08:09:10 | UTC'],
    ['plain', 'Berlin', '2024-01-02T03:04:05 | 2024-01-02T03:04:05 | Europe/Berlin'],
    ['naive', 'Berlin', '2020-01-02T03:04:05 | 2020-01-02T04:04:05 | Europe/Berlin'],
    ['naive', 'New York', '2020-01-02T03:04:05 | 2020-01-01T22:04:05 | America/New_York'],
    ['paris', 'Berlin', '2019-05-04T11:14:15 | 2019-05-04T13:14:15 | Europe/Berlin'],
    ['video', 'Berlin', '2021-06-07T08:09:10 | 2021-06-07T10:09:10 | Europe/Berlin'],
  ] as const)('%s with a sidecar that only has place %s', async (name, place, expected) => {
    const sidecar = place === undefined ? undefined : dated(undefined, place);
    expect(shown(await extract('2.7', media[name], sidecar))).toBe(expected);
    expect(shown(await extract('3.0', media[name], sidecar))).toBe(expected);
  });

  it('leaves the local time alone on 1.135 when only a place comes by sidecar', async () => {
    expect(shown(await extract('1.135', media.naive, dated(undefined, 'New York')))).toMatch(
      /\| 2020-01-02T03:04:05 \|/,
    );
    expect(shown(await extract('1.135', media.video, dated(undefined, 'Berlin')))).toMatch(
      /\| 2021-06-07T08:09:10 \|/,
    );
  });

  it("takes a date without offset as local at the file's own position", async () => {
    const file = jpeg({ exif: { date: '2020:07:02 03:04:05', gps: [52.52, 13.405] } });
    for (const version of versions) {
      expect(shown(await extract(version, file, undefined))).toBe(
        '2020-07-02T01:04:05 | 2020-07-02T03:04:05 | Europe/Berlin',
      );
    }
  });

  it('reads fractions of a second, and an EXIF date of zeros as none', async () => {
    const burst = jpeg({ exif: { date: '2020:01:02 03:04:05', subSec: '67' } });
    expect((await extract('2.7', burst, undefined)).capture.instantMs).toBe(
      Date.parse('2020-01-02T03:04:05.670Z'),
    );
    const unset = jpeg({ exif: { date: '0000:00:00 00:00:00' } });
    expect(shown(await extract('2.7', unset, undefined))).toMatch(/^2024-01-02/);
  });
});

describe('extractMetadata: which date property', () => {
  const stamp = '2011-11-11T11:11:11+01:00';
  it.each([
    ['photoshop:DateCreated', true],
    ['xmp:CreateDate', true],
    ['xmp:ModifyDate', false],
    ['xmp:MetadataDate', false],
    ['exif:DateTimeDigitized', false],
    ['tiff:DateTime', false],
  ])('%s is read: %s', async (property, expected) => {
    const result = await extract('2.7', media.naive, xmp({ [property]: stamp }));
    expect(shown(result).startsWith('2011')).toBe(expected);
  });

  it('prefers exif:DateTimeOriginal', async () => {
    const sidecar = xmp({ 'xmp:CreateDate': '2001-01-01T00:00:00Z', 'exif:DateTimeOriginal': stamp });
    expect(shown(await extract('2.7', media.plain, sidecar))).toMatch(/^2011-11-11T10:11:11/);
  });

  it.each(['2011-11-11', '2011-11', '2011', 'garbage', '0001-01-01T00:00:00Z', '2011-13-11T11:11:11Z', ''])(
    'ignores "%s"',
    async (written) =>
      expect(shown(await extract('2.7', media.plain, dated(written)))).toMatch(/^2024-01-02/),
  );

  it.each([
    '1890-05-05T05:05:05+01:00',
    '1969-12-31T23:59:59Z',
    '2099-05-05T05:05:05Z',
    '2011:11:11 11:11:11+01:00',
    '2011-11-11 11:11:11 +01:00',
  ])('reads %s', async (written) =>
    expect(shown(await extract('2.7', media.plain, dated(written)))).not.toMatch(/^2024/),
  );

  it('survives sidecars that are no XMP', async () => {
    for (const sidecar of ['', 'not xml', '<a', '{}', '<rdf:RDF><rdf:Description']) {
      expect(shown(await extract('2.7', media.naive, sidecar))).toMatch(/^2020-01-02T03:04:05/);
    }
  });
});

describe('extractMetadata: position', () => {
  const at = (latitude: string, longitude: string): string =>
    xmp({ 'exif:GPSLatitude': latitude, 'exif:GPSLongitude': longitude });
  it.each([
    ['52,31.2N', '13,24.3E', 52.52, 13.405],
    ['40.7128', '-74.006', 40.7128, -74.006],
    ['33,55.494S', '18,25.446E', -33.9249, 18.4241],
    ['30', '0', 30, 0],
    ['0', '0', undefined, undefined],
    ['91', '181', undefined, undefined],
  ])('%s %s', async (latitude, longitude, expectedLatitude, expectedLongitude) => {
    for (const version of versions) {
      const { exif } = await extract(version, media.plain, at(latitude, longitude));
      expect([exif.latitude, exif.longitude]).toEqual([expectedLatitude, expectedLongitude]);
    }
  });

  it('drops latitude 0 on 1.135 only, and knows its zone all the same', async () => {
    const old = await extract('1.135', media.plain, at('0', '30'));
    expect([old.exif.latitude, old.exif.timeZone]).toEqual([undefined, 'Africa/Kampala']);
    const later = await extract('2.7', media.plain, at('0', '30'));
    expect([later.exif.latitude, later.exif.longitude, later.exif.timeZone]).toEqual([
      0,
      30,
      'Africa/Kampala',
    ]);
  });
});

describe('extractMetadata: description', () => {
  const dc = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">DC</rdf:li></rdf:Alt></dc:description>';
  const emptyDc = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default"/></rdf:Alt></dc:description>';
  const tiff = (text: string): string =>
    `<tiff:ImageDescription><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></tiff:ImageDescription>`;
  it.each([
    ['none', '', '', 'exif description'],
    ['dc only', dc, 'DC', 'exif description'],
    ['tiff only', tiff('TIFF'), 'TIFF', 'TIFF'],
    ['both', dc + tiff('TIFF'), 'TIFF', 'TIFF'],
    ['dc and empty tiff', dc + tiff(''), 'DC', 'DC'],
    ['both empty', emptyDc + tiff(''), '', ''],
  ])('%s', async (_, elements, onPlain, onExif) => {
    for (const version of versions) {
      expect((await extract(version, media.plain, xmp({}, elements))).exif.description).toBe(onPlain);
      expect((await extract(version, media.paris, xmp({}, elements))).exif.description).toBe(onExif);
    }
  });

  it.each([
    ['007', '007'],
    ['1.50', '1.5'],
    ['true', 'true'],
    ['  a b  ', 'a b'],
    ['line 1\nline 2 &lt;b&gt;&amp;amp; ü 日 😀 "q"', 'line 1\nline 2 <b>&amp; ü 日 😀 "q"'],
    ['L1&#10;L2', 'L1\nL2'],
    ['2020:01:01', '2020:01:01'],
  ])('stores %j as %j', async (written, stored) => {
    expect((await extract('2.7', media.plain, xmp({}, tiff(written)))).exif.description).toBe(stored);
  });
});

describe('extractMetadata: tags and rating', () => {
  it.each([
    ['TagsList', xmpList('digiKam:TagsList', ['A/B', 'Solo']), ['A/B', 'Solo']],
    ['TagsList Bag', xmpList('digiKam:TagsList', ['BagA/B'], 'Bag'), ['BagA/B']],
    ['numbers', xmpList('digiKam:TagsList', ['2019', '007', '1e3']), ['2019', '007', '1000']],
    [
      'odd',
      xmpList('digiKam:TagsList', [' sp ', 'CASE', 'case', 'a//b', '/lead', 'trail/']),
      [' sp ', 'CASE', 'case', 'a/b', 'lead', 'trail'],
    ],
    ['hierarchy', xmpList('lr:hierarchicalSubject', ['HA|HB', 'HC/HD'], 'Bag'), ['HA/HB', 'HC|HD']],
    ['subject', xmpList('dc:subject', ['Sub1', 'Sub/2'], 'Bag'), ['Sub1', 'Sub/2']],
    ['empty', xmpList('digiKam:TagsList', ['']), []],
    [
      'all',
      xmpList('dc:subject', ['S']) +
        xmpList('lr:hierarchicalSubject', ['H']) +
        xmpList('digiKam:TagsList', ['T1']),
      ['T1'],
    ],
  ])('%s', async (_, elements, expected) => {
    for (const version of versions)
      expect((await extract(version, media.plain, xmp({}, elements))).tags).toEqual(expected);
  });

  it("lets a TagsList of the file beat a sidecar's dc:subject", async () => {
    const file = jpeg({ xmp: xmp({}, xmpList('digiKam:TagsList', ['Own'])) });
    expect((await extract('2.7', file, xmp({}, xmpList('dc:subject', ['Side'])))).tags).toEqual(['Own']);
  });

  it.each([
    ['5', 5, 5, 5],
    ['1', 1, 1, 1],
    ['0', 0, undefined, undefined],
    ['-1', -1, -1, undefined],
    ['4.5', undefined, 5, 5],
    ['6', undefined, undefined, undefined],
    ['abc', undefined, undefined, undefined],
  ])('xmp:Rating %s', async (written, ...expected) => {
    const ratings = await Promise.all(
      versions.map((version) => extract(version, media.plain, xmp({ 'xmp:Rating': written }))),
    );
    expect(ratings.map(({ exif }) => exif.rating)).toEqual(expected);
  });
});
