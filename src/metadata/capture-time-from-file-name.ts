import { makeWallClock, wallFromMs, type WallClock } from './wall-clock.ts';

export interface FileNameTime {
  readonly wall: WallClock;
  /** The name tells UTC, not the clock on the wall. */
  readonly isUtc: boolean;
  /** `day`: the name has no time; `wall` is at noon. */
  readonly precision: 'second' | 'day';
}

/**
 * The date that a camera, messenger or screenshot tool wrote into a file name, or undefined.
 * Only shapes that dates have: counters, telephone numbers and ids must not become dates.
 */
export function captureTimeFromFileName(name: string): FileNameTime | undefined {
  const stem = name.replace(/\.[A-Za-z0-9~]{1,5}$/, '');
  return epochTime(stem) ?? dateAndTime(stem) ?? dateOnly(stem);
}

/** Apps that name files by milliseconds since 1970: Facebook, WeChat. */
function epochTime(stem: string): FileNameTime | undefined {
  const match = /^(?:FB_(?:IMG|VID)_|mmexport|wx_camera_)(1\d{12})(?!\d)/.exec(stem);
  if (match === null) return undefined;
  return { wall: wallFromMs(Number(match[1])), isUtc: true, precision: 'second' };
}

const date = String.raw`(?<!\d)(?<year>(?:19|20)\d\d)(?<sep>[-_. ]?)(?<month>\d\d)\k<sep>(?<day>\d\d)`;
const time = String.raw`(?<hour>\d\d?)[-_.:h ]?(?<minute>\d\d)[-_.:m ]?(?<second>\d\d)`;
const milliseconds = String.raw`(?:[-_.,]?(?<millisecond>\d{3}))?(?!\d)`;
/** `IMG_20230501_120000`, `Screenshot 2023-05-01 at 1.02.03 PM`, `2023-05-01 kl. 12.00.00`. */
const spaced = new RegExp(
  String.raw`${date}(?:[-_. T]{1,3}|,?\s+\p{L}[\p{L}.]{0,5}\s+|\s*\p{L}\s*las\s+)${time}${milliseconds}(?<rest>.*)$`,
  'su',
);
/** `BURST20230501120000123`, `20230501120000`. */
const packed = new RegExp(
  String.raw`(?<!\d)(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<millisecond>\d{3})?(?!\d)(?<rest>.*)$`,
  's',
);

function dateAndTime(stem: string): FileNameTime | undefined {
  for (const pattern of [spaced, packed]) {
    const groups = pattern.exec(stem)?.groups;
    const wall = groups === undefined ? undefined : wallOf(groups);
    if (wall !== undefined) return { wall, isUtc: tellsUtc(stem, groups?.rest ?? ''), precision: 'second' };
  }
  return undefined;
}

function wallOf(groups: Record<string, string | undefined>): WallClock | undefined {
  const part = (name: string): number => Number(groups[name] ?? 0);
  const hour = hourOfDay(part('hour'), groups.rest ?? '');
  return makeWallClock(
    part('year'),
    part('month'),
    part('day'),
    hour,
    part('minute'),
    part('second'),
    part('millisecond'),
  );
}

/** macOS and WhatsApp write `1.02.03 PM`, lately with a narrow no-break space. */
function hourOfDay(hour: number, rest: string): number {
  const half = /^[\s\u202f_]*([ap])\.?m\b/i.exec(rest)?.[1]?.toLowerCase();
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** Pixel phones name their photos (`PXL_…`) by UTC; others only where they say so. */
function tellsUtc(stem: string, rest: string): boolean {
  return /(?:^|_)PXL_\d/.test(stem) || /^Z\b/.test(rest);
}

/** A date alone. A group of digits beside it, as in telephone numbers and ids of social networks, makes it none. */
const lone = new RegExp(String.raw`(?<!\d[-_. ()]{0,2})${date}(?!\d|[-_. ]\d{7}|[-. ]\d{4}(?!\d))`);

/** `IMG-20230325-WA0122`, `2014-03-05`, `20030616`. */
function dateOnly(stem: string): FileNameTime | undefined {
  const groups = lone.exec(stem)?.groups;
  if (groups === undefined) return undefined;
  const wall = makeWallClock(Number(groups.year), Number(groups.month), Number(groups.day), 12);
  return wall === undefined ? undefined : { wall, isUtc: false, precision: 'day' };
}
