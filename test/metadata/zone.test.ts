import { describe, expect, it } from 'vitest';
import { isKnownZone, isNauticalZone, offsetAt, readWall, zoneAt } from '../../src/metadata/zone.ts';

describe('zoneAt', () => {
  it.each([
    [48.8584, 2.2945, 'Europe/Paris'],
    [10.4806, -66.9036, 'America/Caracas'],
    [27.7045, 85.3076, 'Asia/Kathmandu'],
    [30, -40, 'Etc/GMT+3'],
    [91, 0, undefined],
    [NaN, 0, undefined],
  ])('finds the zone of %s, %s', (latitude, longitude, zone) => {
    expect(zoneAt({ latitude, longitude })).toBe(zone);
  });

  it('tells nautical zones from those of countries', () => {
    expect(isNauticalZone('Etc/GMT+3')).toBe(true);
    expect(isNauticalZone('Europe/Paris')).toBe(false);
  });
});

describe('offsetAt', () => {
  it.each([
    ['America/Caracas', '2014-01-15T16:30:00Z', -270],
    ['America/Caracas', '2018-01-15T16:00:00Z', -240],
    ['Asia/Kathmandu', '2014-04-14T00:00:00Z', 345],
    ['Pacific/Apia', '2011-12-30T09:00:00Z', -600],
    ['Pacific/Apia', '2011-12-30T11:00:00Z', 840],
    ['Europe/Paris', '1890-01-01T00:00:00Z', 9],
    ['UTC', '2020-01-01T00:00:00Z', 0],
    ['No/Where', '2020-01-01T00:00:00Z', undefined],
  ])('%s at %s', (zone, instant, offset) => {
    expect(offsetAt(zone, Date.parse(instant))).toBe(offset);
  });
});

describe('readWall', () => {
  it.each([
    [
      'Europe/Berlin',
      '2019-07-01T12:00',
      { offsetMinutes: 120, occurs: 'once', laterOffsetMinutes: undefined },
    ],
    ['Europe/Berlin', '2019-10-27T02:30', { offsetMinutes: 120, occurs: 'twice', laterOffsetMinutes: 60 }],
    [
      'Europe/Berlin',
      '2019-10-27T01:59',
      { offsetMinutes: 120, occurs: 'once', laterOffsetMinutes: undefined },
    ],
    [
      'Europe/Berlin',
      '2019-10-27T03:00',
      { offsetMinutes: 60, occurs: 'once', laterOffsetMinutes: undefined },
    ],
    [
      'Europe/Berlin',
      '2019-03-31T02:30',
      { offsetMinutes: 60, occurs: 'never', laterOffsetMinutes: undefined },
    ],
    [
      'America/New_York',
      '2015-11-01T01:15',
      { offsetMinutes: -240, occurs: 'twice', laterOffsetMinutes: -300 },
    ],
    [
      'Australia/Lord_Howe',
      '2020-04-05T01:45',
      { offsetMinutes: 660, occurs: 'twice', laterOffsetMinutes: 630 },
    ],
    [
      'Pacific/Apia',
      '2011-12-30T12:00',
      { offsetMinutes: -600, occurs: 'never', laterOffsetMinutes: undefined },
    ],
    ['No/Where', '2011-12-30T12:00', undefined],
  ])('%s, %s', (zone, wall, reading) => {
    expect(readWall(zone, Date.parse(`${wall}Z`))).toEqual(reading);
  });
});

describe('isKnownZone', () => {
  it('knows the zones of the world and no others', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isKnownZone)).toEqual([true, true, false, false]);
  });
});
