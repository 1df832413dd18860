import lookUpZone from '@photostructure/tz-lookup';

/** IANA zone of a position; undefined for no position. At sea it is the zone of the nearest land, as servers show. */
export function zoneAt(latitude: number | undefined, longitude: number | undefined): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const key = `${latitude} ${longitude}`;
  const zone = zones.get(key) ?? landZone(latitude, longitude);
  zones.set(key, zone);
  return zone;
}

const zones = new Map<string, string>();

/** Looks around in growing circles until one touches land; the nautical zone where there is none. */
function landZone(latitude: number, longitude: number): string {
  const here = lookUpZone(latitude, longitude);
  if (!here.startsWith('Etc/')) return here;
  for (let radius = 0.25; radius < 60; radius += 0.25) {
    const steps = Math.max(8, Math.round(radius * 24));
    for (let step = 0; step < steps; step += 1) {
      const zone = zoneAway(latitude, longitude, radius, (2 * Math.PI * step) / steps);
      if (zone !== undefined && !zone.startsWith('Etc/')) return zone;
    }
  }
  return here;
}

/** `radius` in degrees of a great circle, near enough. */
function zoneAway(latitude: number, longitude: number, radius: number, angle: number): string | undefined {
  const north = latitude + radius * Math.cos(angle);
  if (Math.abs(north) > 90) return undefined;
  const shrink = Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  const east = longitude + (radius * Math.sin(angle)) / shrink;
  return lookUpZone(north, ((((east + 180) % 360) + 360) % 360) - 180);
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
