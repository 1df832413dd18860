import type { CaptureTime } from '../model/capture-time.ts';
import type { Place } from '../model/sidecar.ts';
import type { FileDate } from './file-facts.ts';
import { looksLikeClockReset } from './plausible-time.ts';
import { offsetBetween } from './resolve-offset.ts';
import { wallMs } from './wall-clock.ts';
import { isNauticalZone, readWall, zoneAt } from './zone.ts';
import { say } from '../lib/say.ts';

/** What is taken from the file when it agrees with Google: its wall clock, and this. */
export type Agreement = Pick<CaptureTime, 'zoneSource' | 'confidence' | 'why'> & {
  readonly offsetMinutes: number;
};

/** Where the zone is explicit, the instants have to be one within this. */
const sameInstantMs = 60_000;

/**
 * The offset under which the date of a file means Google's instant, or undefined when they disagree. Without an
 * explicit zone any offset that clocks on earth have shown will do.
 */
export function agreeWithGoogle(
  date: FileDate,
  googleMs: number,
  place: Place | undefined,
): Agreement | undefined {
  const wall = wallMs(date.wall);
  const isGoogleAt = (offset: number): boolean => Math.abs(wall - offset * 60_000 - googleMs) < sameInstantMs;
  const between = offsetBetween(wall, googleMs);
  if (date.offsetMinutes !== undefined) {
    return agreeWithOffset(date.offsetMinutes, isGoogleAt(date.offsetMinutes), between);
  }
  const local = readAtPlace(wall, place);
  const fitting = local?.offsets.find(isGoogleAt);
  if (local !== undefined && fitting !== undefined) {
    const why = say`the file’s wall clock is Google’s time in ${local.zone}`;
    return { offsetMinutes: fitting, zoneSource: 'gps', confidence: 'certain', why };
  }
  const first = local?.offsets[0];
  // Google takes a wall clock for UTC when it knows no zone; the place knows better.
  if (between === 0 && local !== undefined && first !== undefined && !isNauticalZone(local.zone)) {
    const why = say`Google took the wall clock for UTC, the place is in ${local.zone}`;
    return { offsetMinutes: first, zoneSource: 'gps', confidence: 'likely', why };
  }
  if (between === undefined) return undefined;
  const confidence = between === 0 || looksLikeClockReset(wall) ? 'likely' : 'certain';
  const why = say`the file’s wall clock and Google’s time give the zone`;
  return { offsetMinutes: between, zoneSource: 'exif-minus-google', confidence, why };
}

function agreeWithOffset(
  offsetMinutes: number,
  isGoogle: boolean,
  between: number | undefined,
): Agreement | undefined {
  const zoneSource = 'exif-offset';
  if (isGoogle) {
    const why = say`date and offset of the file agree with Google`;
    return { offsetMinutes, zoneSource, confidence: 'certain', why };
  }
  if (between === undefined) return undefined;
  const why = say`the file’s wall clock agrees with Google, its own offset is kept`;
  return { offsetMinutes, zoneSource, confidence: 'likely', why };
}

/** The offsets that a wall clock can have at a place: two in the hour that comes twice. */
function readAtPlace(
  wall: number,
  place: Place | undefined,
): { readonly zone: string; readonly offsets: readonly number[] } | undefined {
  const zone = place === undefined ? undefined : zoneAt(place);
  const reading = zone === undefined ? undefined : readWall(zone, wall);
  if (zone === undefined || reading === undefined) return undefined;
  const { offsetMinutes, laterOffsetMinutes } = reading;
  const offsets = laterOffsetMinutes === undefined ? [offsetMinutes] : [offsetMinutes, laterOffsetMinutes];
  return { zone, offsets };
}
