/** What the name of an archive part or of its unpacked folder tells. */
export interface PartName {
  /** Name before the counters: equal for the parts of one export. */
  readonly stem: string;
  /** The number that newer exports carry before the part number; parts are counted anew in each. */
  readonly batch: number | undefined;
  readonly part: number | undefined;
  /** The stem ends in Google's time stamp, so it identifies the export wherever the file lies. */
  readonly stamped: boolean;
}

/**
 * Google: `takeout-20240712T112341Z-010`, since 2025 also `takeout-20260318T202441Z-3-002`. The time has been seen
 * with seven digits, so digits are not counted.
 */
const STAMPED = /^(.*\d{8}T\d{4,}Z)(?:-(\d{1,9}))?-(\d{1,9})$/i;
const STAMP_AT_END = /\d{8}T\d{4,}Z$/i;
/** A part that was renamed but kept its three digits: `anna-003`. Four digits would be a year. */
const THREE_DIGITS = /^(.*[^\d\s_-])[-_ ](\d{3})$/;
/** What browsers and file managers append to a name that is taken: `takeout-…-001 (1)`. */
const COPY_SUFFIX = /\s?\(\d{1,3}\)$/;
/** `Takeout 2`, `takeout-2`; not the day of `Takeout-2026-07-06`. */
const LOOSE_COUNTER = /(?: |(?<!\d)[-_])\d{1,3}$/;

/** Takes a base name apart, with or without `.zip`; understands any name, however little it tells. */
export function parsePartName(baseName: string): PartName {
  const name = baseName.replace(/\.zip$/i, '').replace(COPY_SUFFIX, '');
  const stamped = STAMPED.exec(name);
  if (stamped !== null) {
    return {
      stem: stamped[1] ?? name,
      batch: stamped[2] === undefined ? undefined : Number(stamped[2]),
      part: Number(stamped[3]),
      stamped: true,
    };
  }
  const numbered = THREE_DIGITS.exec(name);
  if (numbered !== null) {
    return { stem: numbered[1] ?? name, batch: undefined, part: Number(numbered[2]), stamped: false };
  }
  return {
    stem: name.replace(LOOSE_COUNTER, '') || name,
    batch: undefined,
    part: undefined,
    stamped: STAMP_AT_END.test(name),
  };
}

const NATURAL = new Intl.Collator('en', { numeric: true });

/** Orders names as people count: part 2 before part 10, and a copy `(1)` after its first. */
export function compareNaturally(a: string, b: string): number {
  const order = NATURAL.compare(a.replace(/\.zip$/i, ''), b.replace(/\.zip$/i, ''));
  if (order !== 0) return order;
  return a < b ? -1 : a > b ? 1 : 0;
}
