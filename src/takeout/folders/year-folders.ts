/** The year in a folder's name, and the name with `#` in its place. */
export interface YearTemplate {
  readonly year: number;
  /** Folded. */
  readonly template: string;
}

/** Undefined unless the name holds exactly one number of four digits that can be a year. */
export function readYearTemplate(name: string): YearTemplate | undefined {
  const folded = toAsciiDigits(name.normalize('NFC').toLowerCase()).trim();
  const numbers = folded.match(/\d+/gu) ?? [];
  const [number] = numbers;
  if (number?.length !== 4 || numbers.length !== 1) return undefined;
  const year = toGregorian(Number(number));
  return year === undefined ? undefined : { year, template: folded.replace(number, '#') };
}

const day = 86_400;

/** Whether almost all instants lie in the year, give or take a day for the zones of the world. */
export function mostlyInYear(instants: readonly number[], year: number): boolean {
  const from = Date.UTC(year, 0, 1) / 1000 - day;
  const to = Date.UTC(year + 1, 0, 1) / 1000 + day;
  const inside = instants.filter((instant) => instant >= from && instant < to).length;
  return instants.length > 0 && inside >= instants.length * 0.95;
}

/** Thai folders may count from Buddha's death. */
function toGregorian(number: number): number | undefined {
  if (number >= 1800 && number < 2100) return number;
  return number >= 2400 && number < 2643 ? number - 543 : undefined;
}

/** Digits of other scripts stand in blocks of ten that begin at zero. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}
