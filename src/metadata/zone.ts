import lookUpZone from '@photostructure/tz-lookup';
import { IANAZone } from 'luxon';
import type { Place } from '../model/sidecar.ts';

const dayMs = 86_400_000;

/** The time zone that clocks at a place keep; at sea a nautical one (`Etc/GMT+2`). */
export function zoneAt(place: Pick<Place, 'latitude' | 'longitude'>): string | undefined {
  try {
    return lookUpZone(place.latitude, place.longitude);
  } catch {
    return undefined; // not a place on earth
  }
}

/** Nautical zones follow from the longitude alone: no clock on board is bound to them. */
export function isNauticalZone(zone: string): boolean {
  return zone.startsWith('Etc/');
}

export function isKnownZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** Minutes east of UTC that clocks of a zone show at an instant; undefined for a zone that does not exist. */
export function offsetAt(zone: string, instantMs: number): number | undefined {
  const offset = IANAZone.create(zone).offset(instantMs);
  // Local mean times before railways have seconds (Paris +00:09:21); the formats we write have not.
  return Number.isNaN(offset) ? undefined : Math.round(offset) || 0;
}

/** What a wall clock in a zone means. */
export interface WallReading {
  readonly offsetMinutes: number;
  /** `twice`: clocks were set back and showed this hour again. `never`: they were set forward over it. */
  readonly occurs: 'once' | 'twice' | 'never';
  /** The other offset of an hour that comes twice. */
  readonly laterOffsetMinutes: number | undefined;
}

/**
 * Reads a wall clock (as {@link wallMs}) in a zone. Of an hour that comes twice the first is taken,
 * for an hour that never was the offset before the change, as a clock nobody has set yet.
 */
export function readWall(zone: string, wall: number): WallReading | undefined {
  const before = offsetAt(zone, wall - dayMs);
  const after = offsetAt(zone, wall + dayMs);
  if (before === undefined || after === undefined) return undefined;
  const fits = [...new Set([before, after])].filter(
    (offset) => offsetAt(zone, wall - offset * 60_000) === offset,
  );
  const [first, second] = fits.sort((a, b) => b - a);
  if (first === undefined) return { offsetMinutes: before, occurs: 'never', laterOffsetMinutes: undefined };
  return {
    offsetMinutes: first,
    occurs: second === undefined ? 'once' : 'twice',
    laterOffsetMinutes: second,
  };
}
