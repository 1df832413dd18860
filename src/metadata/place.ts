import type { Place } from '../model/sidecar.ts';

/** Positions closer than this are one: EXIF and Google round differently. */
const sameWithinMetres = 15;
const metresPerDegree = 111_320;

/** The place, or undefined for 0,0 (which means none) and for positions outside the earth. */
export function checkedPlace(place: Partial<Place>): Place | undefined {
  const { latitude, longitude, altitude } = place;
  if (latitude === undefined || longitude === undefined) return undefined;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  if (latitude === 0 && longitude === 0) return undefined;
  return altitude === undefined ? { latitude, longitude } : { latitude, longitude, altitude };
}

export function isSamePlace(a: Place, b: Place): boolean {
  const north = (a.latitude - b.latitude) * metresPerDegree;
  const turn = Math.abs(a.longitude - b.longitude);
  const east = Math.min(turn, 360 - turn) * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east) <= sameWithinMetres;
}
