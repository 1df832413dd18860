import type { ReportFile } from '../report.ts';
import type { FateGroup } from './file-state.ts';
import { isSeen, stateGroups } from './file-state.ts';

/** Photos and videos of one month of capture (UTC), by what became of them. */
export interface MonthCount {
  /** Undefined: no date is known. */
  readonly month: { readonly year: number; readonly index: number } | undefined;
  readonly counts: MonthCounts;
}

export type MonthCounts = Readonly<Record<Exclude<FateGroup, 'aside'>, number>>;

/** Months with photos or videos, oldest first, those without date last. */
export function countMonths(files: readonly ReportFile[]): MonthCount[] {
  const months = new Map<number, { -readonly [Group in keyof MonthCounts]: number }>();
  for (const file of files) {
    const group = stateGroups[file.state];
    if (group === 'aside' || !isSeen(file)) continue;
    const key = monthNumber(file.takenAtMs);
    let counts = months.get(key);
    if (counts === undefined) months.set(key, (counts = { came: 0, there: 0, attention: 0 }));
    counts[group] += 1;
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([key, counts]) => ({
      month: key === unknown ? undefined : { year: Math.floor(key / 12), index: ((key % 12) + 12) % 12 },
      counts,
    }));
}

/** After every real month, so that sorting puts it last. */
const unknown = Infinity;

function monthNumber(takenAtMs: number | undefined): number {
  if (takenAtMs === undefined) return unknown;
  const date = new Date(takenAtMs);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Number.isNaN(month) ? unknown : month;
}
