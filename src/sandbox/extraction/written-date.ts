import type { Capabilities } from '../capabilities.ts';

type Rules = Capabilities['extraction'];

/** A date as somebody wrote it: a wall clock, and the offset when one was written. */
export interface WrittenDate {
  /** The wall clock as epoch milliseconds of a UTC clock that shows it. */
  readonly wallMs: number;
  readonly offsetMinutes: number | undefined;
  /** Name of the zone the written offset stands for; undefined also for some forms of UTC. */
  readonly zoneName: string | undefined;
}

const pattern = /^\s*(\d{4})[-:](\d\d)[-:](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?\s*(Z|[+-][\d:]+)?\s*$/;

/** Undefined for what the server ignores as a whole: partial dates, garbage, and offsets it does not know. */
export function tryWrittenDate(text: string | undefined, rules: Rules): WrittenDate | undefined {
  const match = pattern.exec(text ?? '');
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = match;
  const wallMs = wallClock([year, month, day, hour, minute, second].map(Number), fraction);
  if (wallMs === undefined) return undefined;
  if (zone === undefined || zone === '-00:00')
    return { wallMs, offsetMinutes: undefined, zoneName: undefined };
  if (zone === 'Z') return { wallMs, offsetMinutes: 0, zoneName: rules.zuluZone };
  const offsetMinutes = tryOffset(zone, rules);
  if (offsetMinutes === undefined) return undefined;
  return { wallMs, offsetMinutes, zoneName: offsetMinutes === 0 ? 'UTC+0' : offsetName(offsetMinutes) };
}

/** Minutes east of UTC; undefined for an offset the server does not know (whole hours -11…+14 and a short list). */
export function tryOffset(text: string, rules: Rules): number | undefined {
  const form = rules.looseOffsets ? /^([+-])(\d\d):?(\d\d)?(?::\d\d)?$/ : /^([+-])(\d\d):(\d\d)$/;
  const match = form.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '+', hours = '0', minutes = '00'] = match;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const known =
    minutes === '00'
      ? offset >= -11 * 60 && offset <= 14 * 60
      : rules.fractionalOffsets.includes(`${sign}${hours}:${minutes}`);
  return known ? offset : undefined;
}

/** `UTC+5:30`, `UTC-5`, `UTC`. */
export function offsetName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${minutes}`;
}

function wallClock(parts: number[], fraction: string): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wallMs);
  const real =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  // Date.UTC takes years below 100 for 19xx; the server ignores such dates.
  if (!real || year < 100) return undefined;
  return wallMs + Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-6);
}
