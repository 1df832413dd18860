/** A date and time as a clock on the wall shows it, without any zone. Only dates that exist in the calendar. */
export interface WallClock {
  readonly year: number;
  /** 1…12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** The wall clock of these components, or undefined when no calendar or clock shows them. */
export function makeWallClock(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): WallClock | undefined {
  if (!(year >= 1000 && year <= 9999 && hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { year, month, day, hour, minute, second, millisecond };
}

/** Milliseconds since 1970 if this wall clock hung in Greenwich: the number in which wall clocks are compared. */
export function wallMs(wall: WallClock): number {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

/** The inverse of {@link wallMs}. */
export function wallFromMs(ms: number): WallClock {
  const date = new Date(ms);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}
