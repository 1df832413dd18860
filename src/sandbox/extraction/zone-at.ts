import lookUpZone from '@photostructure/tz-lookup';

/** IANA zone of a position; undefined for no position. At sea it is the nautical zone, `Etc/GMT+2`. */
export function zoneAt(latitude: number | undefined, longitude: number | undefined): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  return lookUpZone(latitude, longitude);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Epoch milliseconds of a UTC clock that shows what a clock in the zone shows at that instant. */
export function wallInZone(instantMs: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = new Date(0);
  wall.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  wall.setUTCHours(part('hour'), part('minute'), part('second'));
  return wall.getTime() + (((instantMs % 1000) + 1000) % 1000);
}

/** The instant at which a clock in the zone shows this wall clock (the first of two when clocks go back). */
export function instantOfWall(wallMs: number, zone: string): number {
  const offsetBefore = wallInZone(wallMs - 86_400_000, zone) - (wallMs - 86_400_000);
  const guess = wallMs - offsetBefore;
  if (wallInZone(guess, zone) === wallMs) return guess;
  const offsetAfter = wallInZone(wallMs + 86_400_000, zone) - (wallMs + 86_400_000);
  return wallMs - offsetAfter;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
