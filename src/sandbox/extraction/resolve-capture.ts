import type { Capabilities } from '../capabilities.ts';
import type { MediaTags, Tags } from './media-tags.ts';
import { offsetName, tryOffset, tryWrittenDate, type WrittenDate } from './written-date.ts';
import { instantOfWall, wallInZone, zoneAt } from './zone-at.ts';

type Rules = Capabilities['extraction'];

/** What the server shows of an asset's capture time. */
export interface Capture {
  /** `fileCreatedAt` and `exifInfo.dateTimeOriginal`. */
  readonly instantMs: number;
  /** `localDateTime`: the wall clock, as epoch milliseconds of a UTC clock that shows it. */
  readonly localMs: number;
  /** `exifInfo.timeZone`. */
  readonly zoneName: string | undefined;
}

/** A zone by name (of a place) or by offset. */
interface Zone {
  readonly name: string;
  readonly offsetMinutes?: number;
}

/**
 * Decides date and zone from the sidecar, else the media, else `fallbackMs`.
 * The zone is the first of: the sidecar's OffsetTimeOriginal, the sidecar's position, then (unless a sidecar date
 * hides them) the media's own offset and position, then the offset inside the date.
 */
export function resolveCapture(media: MediaTags, sidecar: Tags, fallbackMs: number, rules: Rules): Capture {
  const sidecarZone = explicitZone(sidecar, rules) ?? placeZone(sidecar);
  const sidecarDate = tryWrittenDate(sidecar.date, rules);
  if (sidecarDate !== undefined) {
    const leaked = rules.sidecarDateHidesMediaZone ? undefined : mediaZone(media, rules);
    const zone = sidecarZone ?? writtenZone(sidecarDate) ?? leaked;
    return capture(sidecarDate, instantOf(sidecarDate, sidecarZone), zone, rules);
  }
  const mediaDate = tryWrittenDate(media.date, rules);
  if (mediaDate !== undefined) {
    const own = explicitZone(media, rules) ?? placeZone(media);
    const zone = sidecarZone ?? own ?? writtenZone(mediaDate) ?? containerZone(media);
    const instantMs = media.dateIsUtc === true ? mediaDate.wallMs : instantOf(mediaDate, own);
    return capture(mediaDate, instantMs, zone, rules);
  }
  const zone = sidecarZone ?? mediaZone(media, rules);
  return { instantMs: fallbackMs, localMs: fallbackMs, zoneName: zone?.name };
}

function explicitZone(tags: Tags, rules: Rules): Zone | undefined {
  const offsetMinutes = tags.offset === undefined ? undefined : tryOffset(tags.offset, rules);
  return offsetMinutes === undefined ? undefined : { name: offsetName(offsetMinutes), offsetMinutes };
}

function placeZone({ latitude, longitude }: Tags): Zone | undefined {
  if (latitude === undefined || longitude === undefined || !isPlace(latitude, longitude)) return undefined;
  const name = zoneAt(latitude, longitude);
  return name === undefined ? undefined : { name };
}

/** 0,0 and positions off the globe count as none. */
export function isPlace(latitude: number, longitude: number): boolean {
  if (latitude === 0 && longitude === 0) return false;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function mediaZone(media: MediaTags, rules: Rules): Zone | undefined {
  return explicitZone(media, rules) ?? placeZone(media) ?? containerZone(media);
}

function containerZone(media: MediaTags): Zone | undefined {
  return media.dateIsUtc === true ? { name: 'UTC', offsetMinutes: 0 } : undefined;
}

function writtenZone({ offsetMinutes, zoneName }: WrittenDate): Zone | undefined {
  return zoneName === undefined ? undefined : { name: zoneName, offsetMinutes: offsetMinutes ?? 0 };
}

/** A written offset fixes the instant; without one the date is local in the zone, and without a zone it is UTC. */
function instantOf(date: WrittenDate, zone: Zone | undefined): number {
  const offsetMinutes = date.offsetMinutes ?? zone?.offsetMinutes;
  if (offsetMinutes !== undefined) return date.wallMs - offsetMinutes * 60_000;
  return zone === undefined ? date.wallMs : instantOfWall(date.wallMs, zone.name);
}

function capture(date: WrittenDate, instantMs: number, zone: Zone | undefined, rules: Rules): Capture {
  const localMs =
    rules.localTime === 'as-written' || zone === undefined ? date.wallMs : seenIn(zone, instantMs);
  return { instantMs, localMs, zoneName: zone?.name };
}

function seenIn(zone: Zone, instantMs: number): number {
  return zone.offsetMinutes === undefined
    ? wallInZone(instantMs, zone.name)
    : instantMs + zone.offsetMinutes * 60_000;
}
