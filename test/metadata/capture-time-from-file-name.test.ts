import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureTimeFromFileName } from '../../src/metadata/capture-time-from-file-name.ts';
import { wallMs } from '../../src/metadata/wall-clock.ts';

function shown(name: string): string | undefined {
  const found = captureTimeFromFileName(name);
  if (found === undefined) return undefined;
  const text = new Date(wallMs(found.wall)).toISOString().slice(0, -1);
  if (found.precision === 'day') return text.slice(0, 10);
  return `${text.replace(/\.000$/, '')}${found.isUtc ? 'Z' : ''}`;
}

describe('captureTimeFromFileName', () => {
  it.each([
    ['IMG_20230501_120000.jpg', '2023-05-01T12:00:00'],
    ['IMG_20230501_120000_1.jpg', '2023-05-01T12:00:00'],
    ['IMG_20230501_120000_BURST001.jpg', '2023-05-01T12:00:00'],
    ['IMG_20230501_120000_BURST001_COVER.jpg', '2023-05-01T12:00:00'],
    ['IMG20230501120000.jpg', '2023-05-01T12:00:00'],
    ['VID_20230501_120000.mp4', '2023-05-01T12:00:00'],
    ['MVIMG_20190302_093015.jpg', '2019-03-02T09:30:15'],
    ['PANO_20190302_093015.vr.jpg', '2019-03-02T09:30:15'],
    ['PXL_20230501_120000123.jpg', '2023-05-01T12:00:00.123Z'],
    ['PXL_20230501_120000123.MP.jpg', '2023-05-01T12:00:00.123Z'],
    ['PXL_20230501_120000123~2.jpg', '2023-05-01T12:00:00.123Z'],
    ['original_1b2c_PXL_20230501_120000123.jpg', '2023-05-01T12:00:00.123Z'],
    ['00000IMG_00000_BURST20190101123456789_COVER.jpg', '2019-01-01T12:34:56.789'],
    ['00100lPORTRAIT_00100_BURST20190101123456789_COVER.jpg', '2019-01-01T12:34:56.789'],
    ['20230501_120000.jpg', '2023-05-01T12:00:00'],
    ['20230501_120000(0).jpg', '2023-05-01T12:00:00'],
    ['20230501_120000_HDR.jpg', '2023-05-01T12:00:00'],
    ['Screenshot_20230501-120000_Maps.jpg', '2023-05-01T12:00:00'],
    ['Screenshot_2023-05-01-12-00-00-123_com.whatsapp.jpg', '2023-05-01T12:00:00.123'],
    ['Screenshot_2016-05-01-12-00-00.png', '2016-05-01T12:00:00'],
    ['Screenshot 2024-01-01 at 10.00.00 AM.png', '2024-01-01T10:00:00'],
    ['Screenshot 2024-01-01 at 1.02.03\u202fPM.png', '2024-01-01T13:02:03'],
    ['Screen Shot 2019-01-01 at 12.15.00 AM.png', '2019-01-01T00:15:00'],
    ['Bildschirmfoto 2023-05-01 um 12.00.00.png', '2023-05-01T12:00:00'],
    ["Capture d'écran 2023-05-01 à 12.00.00.png", '2023-05-01T12:00:00'],
    ['Captura de pantalla 2023-05-01 a las 12.00.00.png', '2023-05-01T12:00:00'],
    ['Skærmbillede 2023-05-01 kl. 12.00.00.png', '2023-05-01T12:00:00'],
    ['WhatsApp Image 2023-05-01 at 1.02.03 PM (1).jpeg', '2023-05-01T13:02:03'],
    ['WhatsApp Video 2023-05-01 at 13.02.03.mp4', '2023-05-01T13:02:03'],
    ['IMG-20230325-WA0122.jpg', '2023-03-25'],
    ['VID-20230325-WA0001.mp4', '2023-03-25'],
    ['signal-2023-05-01-12-00-00-123.jpg', '2023-05-01T12:00:00.123'],
    ['signal-2023-05-01-120000.jpeg', '2023-05-01T12:00:00'],
    ['photo_2023-05-01_12-00-00.jpg', '2023-05-01T12:00:00'],
    ['Photo 2023-05-01 12 00 00.jpg', '2023-05-01T12:00:00'],
    ['2023-05-01 12.00.00-1.jpg', '2023-05-01T12:00:00'],
    ['2023-05-01T12_00_00Z.jpg', '2023-05-01T12:00:00Z'],
    ['WP_20140905_12_00_00_Pro.jpg', '2014-09-05T12:00:00'],
    ['WIN_20140905_120000.JPG', '2014-09-05T12:00:00'],
    ['DJI_20230501120000_0001_D.JPG', '2023-05-01T12:00:00'],
    ['InShot_20230501_120000123.jpg', '2023-05-01T12:00:00.123'],
    ['FB_IMG_1512345678901.jpg', '2017-12-04T00:01:18.901Z'],
    ['mmexport1512345678901.jpg', '2017-12-04T00:01:18.901Z'],
    ['2014-03-05.jpg', '2014-03-05'],
    ['2014_03_05 party.jpg', '2014-03-05'],
    ['20030616.jpg', '2003-06-16'],
    ['1965-07-04 wedding.jpg', '1965-07-04'],
    ['scan 19650704.tif', '1965-07-04'],
  ])('reads %s', (name, expected) => {
    expect(shown(name)).toBe(expected);
  });

  it.each([
    'DSC_0001.JPG',
    'DSC02023.JPG',
    'DSC20051.JPG',
    'IMG_0001.HEIC',
    'IMG_1234567890.jpg',
    'P1010203.JPG',
    '100_2005.JPG',
    'CIMG2012.jpg',
    '+4917620120315.jpg',
    '0049 176 20120315.jpg',
    '555-20120315.jpg',
    '12345_20120315_n.jpg',
    '20120315_1234567890123_1234_n.jpg',
    '10203040506070809_n.jpg',
    'received_10203040506070809.jpeg',
    'Snapchat-1923456789.jpg',
    '20231301_120000.jpg',
    '20230230_120000.jpg',
    '2023-13-01.jpg',
    '20230001.jpg',
    '20239999.jpg',
    'IMG_20239999_999999.jpg',
    '1512345678901.jpg',
    'c3a20120315b.jpg'.replace('20120315', '201203159'),
    '2012-0315-4567.jpg',
    '20120315-4567.jpg',
    'image.jpg',
    '',
    '.jpg',
    '2023.jpg',
    '3840x2160.png',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6.jpg',
  ])('finds no date in %s', (name) => {
    expect(shown(name)).toBeUndefined();
  });

  it('finds no time of day in a time that no clock shows', () => {
    expect(shown('IMG_20230501_256199.jpg')).toBe('2023-05-01');
  });

  it('reads back every moment that a camera writes', () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 });
    fc.assert(
      fc.property(moment, fc.constantFrom('IMG_', 'VID_', 'Screenshot_', ''), (seconds, prefix) => {
        const iso = new Date(seconds * 1000).toISOString().slice(0, 19);
        const compact = iso.replace(/[-:]/g, '').replace('T', '_');
        expect(shown(`${prefix}${compact}.jpg`)).toBe(iso);
        expect(shown(`${prefix}${iso.replaceAll(':', '-').replace('T', '-')}.png`)).toBe(iso);
      }),
    );
  });

  it('answers any name quickly', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: fc.constantFrom('2', '0', '1', '-', '_', ' ', '.', 'a') }),
        (name) => {
          const found = captureTimeFromFileName(name);
          expect(found === undefined || found.wall.year >= 1900).toBe(true);
        },
      ),
    );
    const started = performance.now();
    captureTimeFromFileName(`${'2012-01-01 '.repeat(5000)}x`);
    captureTimeFromFileName('2'.repeat(65_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
