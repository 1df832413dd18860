/**
 * Offsets from UTC in minutes that clocks on earth have shown since zones were agreed upon.
 * Besides the whole hours: Marquesas, Pitcairn until 1998, Caracas 2007-2016, Newfoundland (and its summer),
 * Tehran (and its summer), Kabul, India, Kathmandu until and after 1986, Yangon, Singapore until 1982,
 * Pyongyang 2015-2018, Eucla (and its summer), Adelaide (and its summer), Norfolk until 2015, Chatham (both).
 */
const fractionalOffsets: ReadonlySet<number> = new Set([
  -570, -510, -270, -210, -150, 210, 270, 330, 340, 345, 390, 450, 510, 525, 570, 585, 630, 690, 765, 825,
]);

/** Whether some place on earth keeps or kept clocks at this offset. */
export function isRealOffset(minutes: number): boolean {
  const isWholeHour = minutes % 60 === 0 && minutes >= -720 && minutes <= 840;
  return isWholeHour || fractionalOffsets.has(minutes);
}

/** Minutes east of UTC from `+02:00`, `+0200`, `-3:30`, `+2` or `Z`; undefined for blanks, zeros and nonsense. */
export function tryParseOffset(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === 'Z') return 0;
  const match = /^([+\-−])(\d{1,2}):?(\d{2})?(?::?00)?$/.exec(trimmed);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const signed = match[1] === '+' || minutes === 0 ? minutes : -minutes;
  return isRealOffset(signed) ? signed : undefined;
}

/** `+02:00`; never `Z`, which servers take for "zone unknown". */
export function formatOffset(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  return `${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
