import { makeWallClock, type WallClock } from './wall-clock.ts';
import { tryParseOffset } from './utc-offset.ts';

export interface DateText {
  readonly wall: WallClock;
  /** The offset written behind the time, if any. */
  readonly offsetMinutes: number | undefined;
}

const pattern =
  /^(\d{4})[:\-/.](\d{1,2})[:\-/.](\d{1,2})[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d+))?\s*(Z|[+\-−]\d{1,2}:?\d{2})?$/;

/**
 * A date with a time as EXIF (`2023:05:01 12:00:00`) and XMP (`2023-05-01T12:00:00.12+02:00`) write it,
 * with the deviations that cameras are known for. A date without a time is no capture time: undefined.
 */
export function tryParseDateText(text: string, subSeconds = ''): DateText | undefined {
  const match = pattern.exec(withoutPadding(text));
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const wall = makeWallClock(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    // A leap second has no place in the clocks of computers.
    second === '60' ? 59 : Number(second ?? 0),
    milliseconds(fraction ?? withoutPadding(subSeconds)),
  );
  if (wall === undefined) return undefined;
  return { wall, offsetMinutes: offset === undefined ? undefined : tryParseOffset(offset) };
}

/** Sub-second digits are a decimal fraction of any length: `5` is half a second. */
function milliseconds(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits.slice(0, 3).padEnd(3, '0')) : 0;
}

/** Cameras pad fixed-width fields with NUL and blanks. */
function withoutPadding(text: string): string {
  return text.replaceAll('\0', ' ').trim();
}
