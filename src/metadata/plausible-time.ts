const dayMs = 86_400_000;
const quarterMs = 900_000;
/** The first photograph is of 1826. */
const earliestMs = Date.UTC(1826, 0, 1);
/** Where clocks that were never set begin: QuickTime's 1904 and Unix' 1970. */
const zeroesMs = [Date.UTC(1904, 0, 1), 0];

/**
 * Whether a time can be a capture time: not in the future, not before photography, and not the zero of a
 * computer's clock (in whatever zone it was taken for local). Works on instants and on wall clocks alike.
 */
export function isPlausibleTime(ms: number, nowMs: number): boolean {
  if (!(ms >= earliestMs && ms <= nowMs + dayMs)) return false;
  return !zeroesMs.some((zero) => Math.abs(ms - zero) <= 14 * 4 * quarterMs && (ms - zero) % quarterMs === 0);
}

/** Midnight of New Year's Day: where cameras start whose battery was empty. */
export function looksLikeClockReset(wallMs: number): boolean {
  const date = new Date(wallMs);
  return date.getUTCMonth() === 0 && date.getUTCDate() === 1 && Math.floor(wallMs / 1000) % 86_400 === 0;
}
