export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
}

/** Offsets that are no whole hours and that 1.135.3, 2.7.5 and 3.0.3 all read, in minutes. */
const readByAll: ReadonlySet<number> = new Set([
  -570, -510, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825,
]);
/** Read by some: Caracas until 2016, Singapore until 1982, Pyongyang until 2018, Eucla's summer. */
const readBySome: ReadonlyMap<number, (version: ServerVersion) => boolean> = new Map([
  [-270, ({ major }) => major < 2],
  [450, ({ major }) => major < 2],
  [510, ({ major }) => major >= 2],
  [585, ({ major }) => major !== 2],
]);

/**
 * Whether a server keeps a sidecar date that carries this offset. Of any other offset it drops the whole date
 * without a word and takes another one. Measured on 1.135.3, 2.7.5 and 3.0.3.
 */
export function serverAcceptsOffset(version: ServerVersion, minutes: number): boolean {
  if (minutes % 60 === 0) return minutes >= -660 && minutes <= 840;
  return readByAll.has(minutes) || readBySome.get(minutes)?.(version) === true;
}

/**
 * Whether a sidecar date in UTC beside a position is shown as the local time of that position.
 * Since 2.3; older servers show UTC.
 */
export function serverLocalisesUtc(version: ServerVersion): boolean {
  return version.major > 2 || (version.major === 2 && version.minor >= 3);
}

/** The accepted offset closest to a real one; of two as close, the eastern. */
export function nearestAcceptedOffset(minutes: number, accepts: (minutes: number) => boolean): number {
  const wanted = Math.round(minutes);
  for (let distance = 0; distance <= 24 * 60; distance += 1) {
    if (accepts(wanted + distance)) return wanted + distance;
    if (accepts(wanted - distance)) return wanted - distance;
  }
  return 0;
}
