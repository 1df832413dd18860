import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOfWall, wallInZone, zoneAt } from '../../../src/sandbox/extraction/zone-at.ts';

describe('zoneAt', () => {
  it.each([
    [52.52, 13.405, 'Europe/Berlin'],
    [40.7128, -74.006, 'America/New_York'],
    [0, 30, 'Africa/Kampala'],
    [56.5, 3, 'Europe/Oslo'],
    [0, -140, 'Pacific/Marquesas'],
    [40, -35, 'Atlantic/Azores'],
  ])('%f, %f is in %s', (latitude, longitude, zone) => expect(zoneAt(latitude, longitude)).toBe(zone));

  it('knows none without a position', () => expect(zoneAt(undefined, 1)).toBeUndefined());
});

describe('wallInZone and instantOfWall', () => {
  it.each([
    ['2011-07-11T09:11:11.123Z', 'Europe/Berlin', '2011-07-11T11:11:11.123Z'],
    ['1890-05-05T05:05:05.000Z', 'UTC', '1890-05-05T05:05:05.000Z'],
    ['2020-01-02T03:04:05.000Z', 'America/New_York', '2020-01-01T22:04:05.000Z'],
    ['2014-01-15T16:30:00.000Z', 'America/Caracas', '2014-01-15T12:00:00.000Z'],
    ['1969-12-31T23:59:59.001Z', 'Asia/Tokyo', '1970-01-01T08:59:59.001Z'],
  ])('%s in %s is %s', (instant, zone, wall) => {
    expect(new Date(wallInZone(Date.parse(instant), zone)).toISOString()).toBe(wall);
    expect(new Date(instantOfWall(Date.parse(wall), zone)).toISOString()).toBe(instant);
  });

  it('undo each other except in the hours that come twice', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
    const instant = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(instant, zone, (instantMs, name) => {
        const wall = wallInZone(instantMs, name);
        expect(wallInZone(instantOfWall(wall, name), name)).toBe(wall);
      }),
      { numRuns: 300 },
    );
  });
});
