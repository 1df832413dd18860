import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaptureTime } from '../../src/model/capture-time.ts';
import { noFacts } from '../../src/metadata/file-facts.ts';
import type { CaptureTimeInput } from '../../src/metadata/capture-time-input.ts';
import { resolveCaptureTime } from '../../src/metadata/resolve-capture-time.ts';
import { formatOffset } from '../../src/metadata/utc-offset.ts';
import { exifFacts } from './media-fixture.ts';

const places = {
  paris: { latitude: 48.8584, longitude: 2.2945 },
  berlin: { latitude: 52.5163, longitude: 13.3777 },
  london: { latitude: 51.5007, longitude: -0.1246 },
  newYork: { latitude: 40.6892, longitude: -74.0445 },
  tokyo: { latitude: 35.6586, longitude: 139.7454 },
  delhi: { latitude: 28.6562, longitude: 77.241 },
  kathmandu: { latitude: 27.7045, longitude: 85.3076 },
  caracas: { latitude: 10.4806, longitude: -66.9036 },
  apia: { latitude: -13.8333, longitude: -171.7667 },
  sydney: { latitude: -33.8568, longitude: 151.2153 },
  adelaide: { latitude: -34.9285, longitude: 138.6007 },
  chatham: { latitude: -43.95, longitude: -176.55 },
  stJohns: { latitude: 47.5615, longitude: -52.7126 },
  moscow: { latitude: 55.7525, longitude: 37.6231 },
  singapore: { latitude: 1.2868, longitude: 103.8545 },
  midAtlantic: { latitude: 30, longitude: -40 },
  northSea: { latitude: 56, longitude: 3 },
} as const;

const now = Date.UTC(2026, 0, 1);
const exif = exifFacts;
const video = (containerMs: number): CaptureTimeInput['facts'] => ({ ...noFacts, containerMs });

type Case = readonly [
  title: string,
  /** Google's time as ISO in UTC; undefined when absent. */
  google: string | undefined,
  input: Partial<CaptureTimeInput>,
  expected: string | undefined,
  from: string,
];

// prettier-ignore
const agreement: readonly Case[] = [
  ['offset and Google agree', '2023-05-01T10:00:00Z', { facts: exif('2023:05:01 12:00:00.123+02:00') }, '2023-05-01T12:00:00.123+02:00', 'exif exif-offset certain'],
  ['an offset of half an hour', '2017-09-08T01:36:05Z', { facts: exif('2017:09:08 07:06:05+05:30') }, '2017-09-08T07:06:05.000+05:30', 'exif exif-offset certain'],
  ['Google is a few seconds off', '2023-05-01T10:00:31Z', { facts: exif('2023:05:01 12:00:00+02:00') }, '2023-05-01T12:00:00.000+02:00', 'exif exif-offset certain'],
  ['Google took the wall clock for UTC, the file knows better', '2023-05-01T12:00:00Z', { facts: exif('2023:05:01 12:00:00+02:00') }, '2023-05-01T12:00:00.000+02:00', 'exif exif-offset likely'],
  ['Google is an hour off from date and offset', '2023-05-01T11:00:00Z', { facts: exif('2023:05:01 12:00:00+02:00') }, '2023-05-01T12:00:00.000+02:00', 'exif exif-offset likely'],
  ['the offset in the file beats the place', '2023-05-01T10:00:00Z', { facts: exif('2023:05:01 12:00:00+02:00'), place: places.newYork }, '2023-05-01T12:00:00.000+02:00', 'exif exif-offset certain'],
  ['naive date, place in summer', '2019-08-10T10:00:00Z', { facts: exif('2019:08:10 12:00:00'), place: places.paris }, '2019-08-10T12:00:00.000+02:00', 'exif gps certain'],
  ['naive date, place in winter', '2019-01-10T11:00:00Z', { facts: exif('2019:01:10 12:00:00'), place: places.paris }, '2019-01-10T12:00:00.000+01:00', 'exif gps certain'],
  ['summer in the south', '2019-01-09T22:15:00Z', { facts: exif('2019:01:10 09:15:00'), place: places.sydney }, '2019-01-10T09:15:00.000+11:00', 'exif gps certain'],
  ['winter in the south', '2019-08-09T23:15:00Z', { facts: exif('2019:08:10 09:15:00'), place: places.sydney }, '2019-08-10T09:15:00.000+10:00', 'exif gps certain'],
  ['the hour that comes twice, its first time', '2019-10-27T00:30:00Z', { facts: exif('2019:10:27 02:30:00.5'), place: places.berlin }, '2019-10-27T02:30:00.500+02:00', 'exif gps certain'],
  ['the hour that comes twice, its second time', '2019-10-27T01:30:00Z', { facts: exif('2019:10:27 02:30:00.5'), place: places.berlin }, '2019-10-27T02:30:00.500+01:00', 'exif gps certain'],
  ['the same hour without a place', '2019-10-27T01:30:00Z', { facts: exif('2019:10:27 02:30:00') }, '2019-10-27T02:30:00.000+01:00', 'exif exif-minus-google certain'],
  ['the hour that never was: a clock not yet set forward', '2019-03-31T01:30:00Z', { facts: exif('2019:03:31 02:30:00'), place: places.berlin }, '2019-03-31T02:30:00.000+01:00', 'exif gps certain'],
  ['a minute before summer time', '2019-03-31T00:59:00Z', { facts: exif('2019:03:31 01:59:00'), place: places.berlin }, '2019-03-31T01:59:00.000+01:00', 'exif gps certain'],
  ['a minute after', '2019-03-31T01:00:00Z', { facts: exif('2019:03:31 03:00:00'), place: places.berlin }, '2019-03-31T03:00:00.000+02:00', 'exif gps certain'],
  ['the hour that comes twice in New York', '2015-11-01T06:15:00Z', { facts: exif('2015:11:01 01:15:00'), place: places.newYork }, '2015-11-01T01:15:00.000-05:00', 'exif gps certain'],
  ['Kathmandu', '2014-04-14T04:15:00Z', { facts: exif('2014:04:14 10:00:00'), place: places.kathmandu }, '2014-04-14T10:00:00.000+05:45', 'exif gps certain'],
  ['Kathmandu without a place', '2014-04-14T04:15:00Z', { facts: exif('2014:04:14 10:00:00') }, '2014-04-14T10:00:00.000+05:45', 'exif exif-minus-google certain'],
  ['Caracas, half an hour off until 2016', '2014-01-15T16:30:00Z', { facts: exif('2014:01:15 12:00:00'), place: places.caracas }, '2014-01-15T12:00:00.000-04:30', 'exif gps certain'],
  ['Caracas since 2016', '2018-01-15T16:00:00Z', { facts: exif('2018:01:15 12:00:00'), place: places.caracas }, '2018-01-15T12:00:00.000-04:00', 'exif gps certain'],
  ['Caracas without a place', '2014-01-15T16:30:00Z', { facts: exif('2014:01:15 12:00:00') }, '2014-01-15T12:00:00.000-04:30', 'exif exif-minus-google certain'],
  ['Apia east of the date line', '2011-12-29T22:00:00Z', { facts: exif('2011:12:29 12:00:00'), place: places.apia }, '2011-12-29T12:00:00.000-10:00', 'exif gps certain'],
  ['Apia after it jumped over a day', '2011-12-30T22:00:00Z', { facts: exif('2011:12:31 12:00:00'), place: places.apia }, '2011-12-31T12:00:00.000+14:00', 'exif gps certain'],
  ['Chatham in summer', '2020-01-15T01:00:00Z', { facts: exif('2020:01:15 14:45:00'), place: places.chatham }, '2020-01-15T14:45:00.000+13:45', 'exif gps certain'],
  ['St. John’s in summer', '2020-07-15T14:30:00Z', { facts: exif('2020:07:15 12:00:00'), place: places.stJohns }, '2020-07-15T12:00:00.000-02:30', 'exif gps certain'],
  ['Moscow in the years of permanent summer time', '2013-01-15T08:00:00Z', { facts: exif('2013:01:15 12:00:00'), place: places.moscow }, '2013-01-15T12:00:00.000+04:00', 'exif gps certain'],
  ['Moscow since', '2015-01-15T09:00:00Z', { facts: exif('2015:01:15 12:00:00'), place: places.moscow }, '2015-01-15T12:00:00.000+03:00', 'exif gps certain'],
  ['Google knew no zone and took the wall clock for UTC', '2016-06-06T12:00:00Z', { facts: exif('2016:06:06 12:00:00'), place: places.delhi }, '2016-06-06T12:00:00.000+05:30', 'exif gps likely'],
  ['the same, and no place either', '2016-06-06T12:00:00Z', { facts: exif('2016:06:06 12:00:00') }, '2016-06-06T12:00:00.000+00:00', 'exif exif-minus-google likely'],
  ['winter in London is UTC', '2016-01-06T12:00:00Z', { facts: exif('2016:01:06 12:00:00'), place: places.london }, '2016-01-06T12:00:00.000+00:00', 'exif gps certain'],
  ['a camera on home time abroad keeps wall clock and instant', '2016-06-06T10:00:00Z', { facts: exif('2016:06:06 06:00:00'), place: places.paris }, '2016-06-06T06:00:00.000-04:00', 'exif exif-minus-google certain'],
  ['at sea Google’s difference counts, not the longitude', '2016-06-06T14:00:00Z', { facts: exif('2016:06:06 12:00:00'), place: places.midAtlantic }, '2016-06-06T12:00:00.000-02:00', 'exif exif-minus-google certain'],
  ['at sea a clock on UTC stays', '2016-06-06T12:00:00Z', { facts: exif('2016:06:06 12:00:00'), place: places.midAtlantic }, '2016-06-06T12:00:00.000+00:00', 'exif exif-minus-google likely'],
  ['a date of digitising that agrees', '1998-12-25T19:00:00Z', { facts: exif('1998:12:25 20:00:00', { tag: 'digitized', contested: true }) }, '1998-12-25T20:00:00.000+01:00', 'exif exif-minus-google certain'],
  ['before 1970, with a place', '1965-07-04T16:00:00Z', { facts: exif('1965:07:04 12:00:00'), place: places.newYork }, '1965-07-04T12:00:00.000-04:00', 'exif gps certain'],
  ['Google rounds the fraction up', '2020-02-02T08:00:01Z', { facts: exif('2020:02:02 10:00:00.987') }, '2020-02-02T10:00:00.987+02:00', 'exif exif-minus-google certain'],
  ['fireworks at New Year: Google agrees', '2012-12-31T23:00:00Z', { facts: exif('2013:01:01 00:00:00'), place: places.berlin }, '2013-01-01T00:00:00.000+01:00', 'exif gps certain'],
  ['an iPhone video with zone', '2022-12-24T16:45:30Z', { kind: 'video', facts: exif('2022:12:24 17:45:30+01:00', { tag: 'quicktime' }) }, '2022-12-24T17:45:30.000+01:00', 'video exif-offset certain'],
];

// prettier-ignore
const disagreement: readonly Case[] = [
  ['no EXIF, a place', '2019-08-10T10:00:00Z', { place: places.tokyo }, '2019-08-10T19:00:00.000+09:00', 'sidecar gps certain'],
  ['no EXIF, a place at sea', '2019-08-10T10:00:00Z', { place: places.midAtlantic }, '2019-08-10T07:00:00.000-03:00', 'sidecar gps certain'],
  ['no EXIF, the British part of the North Sea', '2019-08-10T10:00:00Z', { place: places.northSea }, '2019-08-10T11:00:00.000+01:00', 'sidecar gps certain'],
  ['no EXIF, the second of the hour that comes twice', '2019-10-27T01:30:00Z', { place: places.berlin }, '2019-10-27T02:30:00.000+01:00', 'sidecar gps certain'],
  ['no EXIF, --time-zone', '2019-01-10T10:00:00Z', { timeZone: 'Europe/Athens' }, '2019-01-10T12:00:00.000+02:00', 'sidecar option certain'],
  ['no EXIF, nothing but this computer', '2019-01-10T10:00:00Z', {}, '2019-01-10T05:00:00.000-05:00', 'sidecar machine certain'],
  ['a neighbour beats --time-zone', '2019-01-10T10:00:00Z', { timeZone: 'Europe/Athens', neighbours: [{ instantMs: Date.UTC(2019, 0, 10, 8), offsetMinutes: 540 }] }, '2019-01-10T19:00:00.000+09:00', 'sidecar neighbour certain'],
  ['at sea a neighbour beats the longitude', '2019-01-10T10:00:00Z', { place: places.midAtlantic, neighbours: [{ instantMs: Date.UTC(2019, 0, 10, 8), offsetMinutes: -120 }] }, '2019-01-10T08:00:00.000-02:00', 'sidecar neighbour certain'],
  ['a name in UTC tells no zone', '2019-01-10T10:00:00Z', { fileName: 'IMG_20190110_100000.jpg' }, '2019-01-10T05:00:00.000-05:00', 'sidecar machine certain'],
  ['the nearest neighbour counts', '2019-01-10T10:00:00Z', { neighbours: [{ instantMs: Date.UTC(2019, 0, 10, 4), offsetMinutes: 60 }, { instantMs: Date.UTC(2019, 0, 10, 12), offsetMinutes: 120 }] }, '2019-01-10T12:00:00.000+02:00', 'sidecar neighbour certain'],
  ['a neighbour of another day is none', '2019-01-10T10:00:00Z', { neighbours: [{ instantMs: Date.UTC(2019, 0, 12, 4), offsetMinutes: 60 }] }, '2019-01-10T05:00:00.000-05:00', 'sidecar machine certain'],
  ['the name tells the wall clock that EXIF lost', '2019-01-10T10:00:00Z', { fileName: 'IMG_20190110_193700.jpg' }, '2019-01-10T05:00:00.000-05:00', 'sidecar machine certain'],
  ['a name that differs by a zone', '2019-01-10T10:00:00Z', { fileName: 'IMG_20190110_190000.jpg' }, '2019-01-10T19:00:00.000+09:00', 'sidecar exif-minus-google certain'],
  ['a Pixel names by UTC, which tells no zone', '2019-01-10T10:00:00Z', { fileName: 'PXL_20190110_100000123.jpg' }, '2019-01-10T05:00:00.000-05:00', 'sidecar machine certain'],
  ['the user corrected the year of a scan', '1985-07-04T16:00:00Z', { facts: exif('2020:03:03 09:00:00'), place: places.newYork }, '1985-07-04T12:00:00.000-04:00', 'sidecar gps certain'],
  ['the user corrected seven minutes: the offset of the file still counts', '2023-05-01T10:07:00Z', { facts: exif('2023:05:01 12:00:00+02:00') }, '2023-05-01T12:07:00.000+02:00', 'sidecar exif-offset certain'],
  ['a scan’s offset says nothing of another year', '1985-07-04T16:00:00Z', { facts: exif('2020:03:03 09:00:00+01:00'), timeZone: 'Europe/Berlin' }, '1985-07-04T18:00:00.000+02:00', 'sidecar option certain'],
  ['minutes that no zone has', '2023-05-01T10:00:00Z', { facts: exif('2023:05:01 12:20:00'), place: places.paris }, '2023-05-01T12:00:00.000+02:00', 'sidecar gps certain'],
  ['a camera whose clock was never set', '2013-06-01T10:00:00Z', { facts: exif('2000:01:01 00:00:00'), place: places.berlin }, '2013-06-01T12:00:00.000+02:00', 'sidecar gps certain'],
  ['EXIF in 1970', '2013-06-01T10:00:00Z', { facts: exif('1970:01:01 00:00:00'), place: places.berlin }, '2013-06-01T12:00:00.000+02:00', 'sidecar gps certain'],
  ['EXIF in the future', '2013-06-01T10:00:00Z', { facts: exif('2099:06:01 12:00:00'), place: places.berlin }, '2013-06-01T12:00:00.000+02:00', 'sidecar gps certain'],
  ['a photo of 1890', '1890-06-01T10:00:00Z', { timeZone: 'Etc/GMT-1' }, '1890-06-01T11:00:00.000+01:00', 'sidecar option certain'],
  ['Singapore before 1982', '1980-05-05T04:30:00Z', { place: places.singapore }, '1980-05-05T12:00:00.000+07:30', 'sidecar gps certain'],
  ['a second before 1970', '1969-07-20T20:17:40Z', { place: places.london }, '1969-07-20T21:17:40.000+01:00', 'sidecar gps certain'],
  ['a video has only its container', undefined, { kind: 'video', facts: video(Date.UTC(2019, 3, 5, 6, 7, 8)), place: places.tokyo }, '2019-04-05T15:07:08.000+09:00', 'video gps certain'],
  ['Google beats the container of a video', '2019-04-05T06:07:00Z', { kind: 'video', facts: video(Date.UTC(2019, 3, 5, 6, 7, 8)), place: places.tokyo }, '2019-04-05T15:07:00.000+09:00', 'sidecar gps certain'],
  ['a container of 1904 is none', undefined, { kind: 'video', facts: video(Date.UTC(1904, 0, 1)), fileName: 'VID_20190405_150708.mp4', timeZone: 'Asia/Tokyo' }, '2019-04-05T15:07:08.000+09:00', 'filename option likely'],
];

// prettier-ignore
const withoutGoogle: readonly Case[] = [
  ['EXIF with offset', undefined, { facts: exif('2023:05:01 12:00:00+02:00') }, '2023-05-01T12:00:00.000+02:00', 'exif exif-offset certain'],
  ['EXIF with place', undefined, { facts: exif('2023:05:01 12:00:00'), place: places.paris }, '2023-05-01T12:00:00.000+02:00', 'exif gps certain'],
  ['EXIF with place in the hour that comes twice', undefined, { facts: exif('2019:10:27 02:30:00'), place: places.berlin }, '2019-10-27T02:30:00.000+02:00', 'exif gps likely'],
  ['EXIF with the offset of another date', undefined, { facts: exif('2018:03:03 10:00:00', { weakOffsetMinutes: -480 }) }, '2018-03-03T10:00:00.000-08:00', 'exif exif-offset likely'],
  ['the place beats the offset of another date', undefined, { facts: exif('2018:03:03 10:00:00', { weakOffsetMinutes: -480 }), place: places.paris }, '2018-03-03T10:00:00.000+01:00', 'exif gps certain'],
  ['EXIF alone with --time-zone', undefined, { facts: exif('2018:07:03 10:00:00'), timeZone: 'Australia/Adelaide' }, '2018-07-03T10:00:00.000+09:30', 'exif option likely'],
  ['EXIF alone on this computer', undefined, { facts: exif('2018:07:03 10:00:00') }, '2018-07-03T10:00:00.000-04:00', 'exif machine likely'],
  ['EXIF alone with a neighbour', undefined, { facts: exif('2018:07:03 10:00:00'), neighbours: [{ instantMs: Date.UTC(2018, 6, 3, 1), offsetMinutes: 540 }] }, '2018-07-03T10:00:00.000+09:00', 'exif neighbour likely'],
  ['zero is no time', '1970-01-01T00:00:00Z', { facts: exif('2018:07:03 10:00:00+02:00') }, '2018-07-03T10:00:00.000+02:00', 'exif exif-offset certain'],
  ['zero in another zone is none either', '1970-01-01T05:00:00Z', { facts: exif('2018:07:03 10:00:00+02:00') }, '2018-07-03T10:00:00.000+02:00', 'exif exif-offset certain'],
  ['1904 is no time', '1904-01-01T00:00:00Z', { fileName: '20190405_150708.mp4', timeZone: 'UTC' }, '2019-04-05T15:07:08.000+00:00', 'filename option likely'],
  ['the future is no time', '2031-01-01T00:00:00Z', { facts: exif('2018:07:03 10:00:00+02:00') }, '2018-07-03T10:00:00.000+02:00', 'exif exif-offset certain'],
  ['Google’s guess loses against EXIF', '2015-05-05T12:00:00Z', { sidecarIsGuess: true, facts: exif('2009:07:03 10:00:17'), timeZone: 'Europe/Rome' }, '2009-07-03T10:00:17.000+02:00', 'exif option likely'],
  ['Google’s guess loses against the name', '2015-05-05T12:00:00Z', { sidecarIsGuess: true, fileName: 'IMG-20140325-WA0122.jpg', timeZone: 'Europe/Rome' }, '2014-03-25T12:00:00.000+01:00', 'filename option guess'],
  ['Google’s guess is better than nothing', '2015-05-05T12:00:00Z', { sidecarIsGuess: true, timeZone: 'Europe/Rome' }, '2015-05-05T14:00:00.000+02:00', 'sidecar option guess'],
  ['Google’s guess is better than the folder', '2015-05-05T12:00:00Z', { sidecarIsGuess: true, folderYear: 2015, timeZone: 'UTC' }, '2015-05-05T12:00:00.000+00:00', 'sidecar option guess'],
  ['a Pixel’s name is UTC', undefined, { fileName: 'PXL_20230501_120000123.jpg', timeZone: 'Europe/Rome' }, '2023-05-01T14:00:00.123+02:00', 'filename option likely'],
  ['a name with a place', undefined, { fileName: 'IMG_20230501_120000.jpg', place: places.tokyo }, '2023-05-01T12:00:00.000+09:00', 'filename gps certain'],
  ['a name beats the clock that was never set', undefined, { fileName: 'IMG_20230501_120000.jpg', facts: exif('2000:01:01 00:00:00'), timeZone: 'UTC' }, '2023-05-01T12:00:00.000+00:00', 'filename option likely'],
  ['the clock that was never set beats the folder', undefined, { facts: exif('2000:01:01 00:00:00'), folderYear: 2001, timeZone: 'UTC' }, '2000-01-01T00:00:00.000+00:00', 'exif option guess'],
  ['the last change is all there is', undefined, { facts: exif('2006:04:05 06:07:08', { tag: 'modified' }), timeZone: 'UTC' }, '2006-04-05T06:07:08.000+00:00', 'exif option guess'],
  ['only the year of the folder', undefined, { folderYear: 2004, timeZone: 'Asia/Tokyo' }, '2004-01-01T12:00:00.000+09:00', 'folder option guess'],
  ['nothing at all', undefined, {}, undefined, 'none none guess'],
  ['a folder of a year to come', undefined, { folderYear: 2077 }, undefined, 'none none guess'],
  ['an unknown zone does not stop anything', '2019-01-10T10:00:00Z', { timeZone: 'Mars/Olympus', machineZone: 'Nowhere' }, '2019-01-10T10:00:00.000+00:00', 'sidecar none certain'],
];

const original: CaptureTime = {
  instantMs: Date.UTC(2022, 11, 24, 16, 45, 30, 500),
  offsetMinutes: 60,
  source: 'exif',
  zoneSource: 'gps',
  confidence: 'certain',
  why: 'because',
};

// prettier-ignore
const related: readonly Case[] = [
  ['an edited copy without EXIF', '2022-12-24T16:45:30Z', { original }, '2022-12-24T17:45:30.500+01:00', 'original gps certain'],
  ['an edited copy with EXIF decides for itself', '2022-12-24T16:45:30Z', { original, facts: exif('2022:12:24 18:45:30.2+02:00') }, '2022-12-24T18:45:30.200+02:00', 'exif exif-offset certain'],
  ['a live video with a container date in UTC', '2022-12-24T16:45:30Z', { kind: 'video', original, facts: video(Date.UTC(2022, 11, 24, 16, 45, 29)) }, '2022-12-24T17:45:30.500+01:00', 'original gps certain'],
  ['a live video without anything', undefined, { kind: 'video', original }, '2022-12-24T17:45:30.500+01:00', 'original gps certain'],
  ['an original of which nothing is known', '2022-12-24T16:45:30Z', { original: { ...original, instantMs: undefined }, timeZone: 'UTC' }, '2022-12-24T16:45:30.000+00:00', 'sidecar option certain'],
];

function resolve(google: string | undefined, input: Partial<CaptureTimeInput>): CaptureTime {
  return resolveCaptureTime({
    kind: 'image',
    fileName: 'IMG_0001.jpg',
    sidecarSeconds: google === undefined ? undefined : Date.parse(google) / 1000,
    place: undefined,
    facts: undefined,
    machineZone: 'America/New_York',
    nowMs: now,
    ...input,
  });
}

function shown({ instantMs, offsetMinutes }: CaptureTime): string | undefined {
  if (instantMs === undefined || offsetMinutes === undefined) return undefined;
  const local = new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, -1);
  return `${local}${formatOffset(offsetMinutes)}`;
}

describe('resolveCaptureTime', () => {
  describe.each([
    ['file and Google agree', agreement],
    ['Google alone, or against the file', disagreement],
    ['without Google', withoutGoogle],
    ['belonging to another', related],
  ])('%s', (_, cases) => {
    it.each(cases)('%s', (_title, google, input, expected, from) => {
      const time = resolve(google, input);
      expect(shown(time)).toBe(expected);
      expect(`${time.source} ${time.zoneSource} ${time.confidence}`).toBe(from);
      expect(time.why).not.toBe('');
    });
  });

  it('keeps the wall clock of a file whenever it lies a real offset from Google', () => {
    const wall = fc.integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2025, 0, 1) / 1000 });
    const offset = fc.constantFrom(
      -660,
      -570,
      -480,
      -300,
      -270,
      -210,
      -60,
      60,
      210,
      330,
      345,
      480,
      570,
      765,
      840,
    );
    fc.assert(
      fc.property(
        wall,
        offset,
        fc.option(fc.constantFrom(...Object.values(places)), { nil: undefined }),
        (seconds, minutes, place) => {
          const text = new Date(seconds * 1000)
            .toISOString()
            .slice(0, 19)
            .replaceAll('-', ':')
            .replace('T', ' ');
          const time = resolve(new Date((seconds - minutes * 60) * 1000).toISOString(), {
            facts: exif(text),
            place,
          });
          expect(shown(time)?.slice(0, 19)).toBe(new Date(seconds * 1000).toISOString().slice(0, 19));
          expect(time.instantMs).toBe((seconds - minutes * 60) * 1000);
        },
      ),
    );
  });
});
