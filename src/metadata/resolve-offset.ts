import type { ZoneSource } from '../model/capture-time.ts';
import type { Place } from '../model/sidecar.ts';
import { isRealOffset } from './utc-offset.ts';
import { isNauticalZone, offsetAt, readWall, zoneAt } from './zone.ts';
import { say } from '../lib/say.ts';

const dayMs = 86_400_000;
/** Google's seconds are rounded, cameras write even ones. */
const toleranceMs = 2000;

/** A moment of which either the instant or the wall clock (as if in UTC) is known. */
export type Moment =
  { readonly kind: 'instant'; readonly ms: number } | { readonly kind: 'wall'; readonly ms: number };

/** A photo whose zone is certain, near in time to one whose zone is not. */
export interface NeighbourZone {
  readonly instantMs: number;
  readonly offsetMinutes: number;
}

/** Everything that may tell the zone of a moment. */
export interface OffsetHints {
  /** The offset that stands in the file beside the date. */
  readonly exact: number | undefined;
  readonly place: Place | undefined;
  /** Wall clock that the file or its name tells, minus Google's instant. */
  readonly wallMinusGoogle: number | undefined;
  /** An offset in the file that belongs to another date. */
  readonly weak: number | undefined;
  readonly neighbours: readonly NeighbourZone[];
  readonly timeZone: string | undefined;
  readonly machineZone: string;
}

export interface ResolvedOffset {
  readonly offsetMinutes: number;
  readonly zoneSource: ZoneSource;
  /** False where the hour came twice, or the zone is an assumption about the photographer. */
  readonly isSure: boolean;
  /** Ends a sentence: "zone from …". */
  readonly why: string;
}

/** The offset of a moment by the best hint there is. */
export function resolveOffset(moment: Moment, hints: OffsetHints): ResolvedOffset {
  const zone = hints.place === undefined ? undefined : zoneAt(hints.place);
  const fromPlace = zone === undefined ? undefined : inZone(zone, moment, 'gps', say`the place (${zone})`);
  const isAtSea = zone !== undefined && isNauticalZone(zone);
  return (
    given(hints.exact, 'exif-offset', true, say`the offset in the file`) ??
    (isAtSea ? undefined : fromPlace) ??
    given(hints.wallMinusGoogle, 'exif-minus-google', true, say`wall clock minus Google’s time`) ??
    given(hints.weak, 'exif-offset', false, say`the offset of another date in the file`) ??
    fromNeighbours(moment, hints) ??
    fromPlace ??
    fromOption(moment, hints.timeZone) ??
    inZone(hints.machineZone, moment, 'machine', say`this computer (${hints.machineZone})`) ?? {
      offsetMinutes: 0,
      zoneSource: 'none',
      isSure: false,
      why: say`nothing, so UTC`,
    }
  );
}

function given(
  offsetMinutes: number | undefined,
  zoneSource: ZoneSource,
  isSure: boolean,
  why: string,
): ResolvedOffset | undefined {
  return offsetMinutes === undefined ? undefined : { offsetMinutes, zoneSource, isSure, why };
}

function inZone(
  zone: string,
  moment: Moment,
  zoneSource: ZoneSource,
  why: string,
): ResolvedOffset | undefined {
  const isOfPlace = zoneSource === 'gps';
  if (moment.kind === 'instant') return given(offsetAt(zone, moment.ms), zoneSource, isOfPlace, why);
  const reading = readWall(zone, moment.ms);
  return given(reading?.offsetMinutes, zoneSource, isOfPlace && reading?.occurs === 'once', why);
}

function fromOption(moment: Moment, timeZone: string | undefined): ResolvedOffset | undefined {
  return timeZone === undefined ? undefined : inZone(timeZone, moment, 'option', `--time-zone (${timeZone})`);
}

/** The one that is nearest in time, within a day. */
function fromNeighbours(moment: Moment, hints: OffsetHints): ResolvedOffset | undefined {
  let nearest: NeighbourZone | undefined;
  let nearestMs = dayMs;
  for (const neighbour of hints.neighbours) {
    const { instantMs, offsetMinutes } = neighbour;
    const ms = moment.kind === 'instant' ? instantMs : instantMs + offsetMinutes * 60_000;
    const distanceMs = Math.abs(ms - moment.ms);
    if (distanceMs >= nearestMs) continue;
    nearest = neighbour;
    nearestMs = distanceMs;
  }
  return given(nearest?.offsetMinutes, 'neighbour', false, say`photos taken nearby in time`);
}

/** The real offset that lies between a wall clock and an instant, or undefined when none does. */
export function offsetBetween(wallMs: number, instantMs: number): number | undefined {
  const differenceMs = wallMs - instantMs;
  const minutes = Math.round(differenceMs / 60_000) || 0;
  const isClose = Math.abs(differenceMs - minutes * 60_000) <= toleranceMs;
  return isClose && isRealOffset(minutes) ? minutes : undefined;
}
