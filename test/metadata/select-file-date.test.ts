import { describe, expect, it } from 'vitest';
import { tryParseDateText } from '../../src/metadata/parse-date-text.ts';
import type { ExifValues } from '../../src/metadata/read-exif.ts';
import { selectFileDate } from '../../src/metadata/select-file-date.ts';
import { wallMs } from '../../src/metadata/wall-clock.ts';

const original = '2020:02:02 10:00:00';
const later = '2020:02:02 10:00:07';

function selected(
  exif: ExifValues,
  xmp: Readonly<Record<string, string>> = {},
): Record<string, unknown> | undefined {
  const fields = new Map(
    Object.entries(xmp).map(([name, text]) => [name, { text, items: [], fields: new Map() }]),
  );
  const date = selectFileDate(exif, fields);
  if (date === undefined) return undefined;
  const { wall, offsetMinutes, weakOffsetMinutes, tag, contested } = date;
  return {
    time: new Date(wallMs(wall)).toISOString().slice(11, 23),
    offset: offsetMinutes,
    weak: weakOffsetMinutes,
    tag,
    contested,
  };
}

describe('selectFileDate', () => {
  it.each<[string, ExifValues, Record<string, string>, Record<string, unknown>]>([
    [
      'DateTimeOriginal first',
      { dateTimeOriginal: original, dateTimeDigitized: later, modifyDate: later },
      {},
      { time: '10:00:00.000', tag: 'original', contested: true },
    ],
    [
      'its own offset and fraction settle it',
      {
        dateTimeOriginal: original,
        subSecTimeOriginal: '25',
        offsetTimeOriginal: '+02:00',
        dateTimeDigitized: later,
      },
      {},
      { time: '10:00:00.250', offset: 120, tag: 'original', contested: false },
    ],
    [
      'an offset of the change is weak',
      { dateTimeOriginal: original, offsetTime: '-08:00' },
      {},
      { offset: undefined, weak: -480 },
    ],
    [
      'an offset of digitising counts for the same moment',
      { dateTimeOriginal: original, dateTimeDigitized: original, offsetTimeDigitized: '+05:30' },
      {},
      { offset: 330, contested: false },
    ],
    [
      'an offset of digitising is weak for another moment',
      { dateTimeOriginal: original, dateTimeDigitized: later, offsetTimeDigitized: '+05:30' },
      {},
      { offset: undefined, weak: 330 },
    ],
    [
      'digitising next',
      { dateTimeOriginal: '0000:00:00 00:00:00', dateTimeDigitized: later, offsetTimeDigitized: '+01:00' },
      {},
      { time: '10:00:07.000', offset: 60, tag: 'digitized', contested: true },
    ],
    [
      'then XMP',
      { modifyDate: later },
      { 'xmp:CreateDate': '2020-02-02T11:00:00-03:30' },
      { time: '11:00:00.000', offset: -210, tag: 'xmp' },
    ],
    [
      'the last change at last',
      { modifyDate: later, offsetTime: '+02:00' },
      {},
      { time: '10:00:07.000', offset: 120, tag: 'modified' },
    ],
  ])('%s', (_, exif, xmp, expected) => {
    expect(selected(exif, xmp)).toMatchObject(expected);
  });

  it('finds none where there is none', () => {
    expect(selected({ dateTimeOriginal: '    :  :     :  :  ' })).toBeUndefined();
  });
});

describe('tryParseDateText', () => {
  it.each([
    ['2023:05:01 12:00:00', '2023-05-01T12:00:00.000', undefined],
    ['2023:05:01 12:00:00\0', '2023-05-01T12:00:00.000', undefined],
    ['2023-05-01T12:00:00.5+02:00', '2023-05-01T12:00:00.500', 120],
    ['2023-05-01T12:00:00.123456Z', '2023-05-01T12:00:00.123', 0],
    ['2022-12-24T17:45:30+0100', '2022-12-24T17:45:30.000', 60],
    ['2023:05:01 12:00', '2023-05-01T12:00:00.000', undefined],
    ['2023/05/01 9:05:01', '2023-05-01T09:05:01.000', undefined],
    ['2016:12:31 23:59:60', '2016-12-31T23:59:59.000', undefined],
    ['2023-05-01T12:00:00+25:00', '2023-05-01T12:00:00.000', undefined],
  ])('reads %j', (text, wall, offset) => {
    const date = tryParseDateText(text);
    expect(date && new Date(wallMs(date.wall)).toISOString().slice(0, -1)).toBe(wall);
    expect(date?.offsetMinutes).toBe(offset);
  });

  it.each([
    '',
    '2023:05:01',
    '2023-05',
    '2023:02:29 12:00:00',
    '2023:13:01 12:00:00',
    '0001:01:01 00:00:00',
    '2023:05:01 24:00:00',
    'yesterday',
  ])('finds no time in %j', (text) => {
    expect(tryParseDateText(text)).toBeUndefined();
  });
});
