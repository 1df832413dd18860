import type { EntryCounts } from '../model/run-result.ts';
import { countOf, formatCount } from '../lib/format-count.ts';

/** One side of an accounting equation: a number and what it counts. */
export type Term = readonly [count: number, singular: string, plural?: string];

/** `12 files = 9 photos and videos + 3 sidecars`: terms that are zero are left out. */
export function equation(total: Term, terms: readonly Term[]): string {
  const shown = terms.filter(([count]) => count !== 0).map((term) => countOf(...term));
  return `${countOf(...total)} = ${shown.length === 0 ? formatCount(0) : shown.join(' + ')}`;
}

/** The entries of all sources by kind. */
export function entryEquation(counts: EntryCounts): string {
  return equation(
    [counts.entries, 'file'],
    [
      [counts.media, 'photo or video', 'photos and videos'],
      [counts.sidecars, 'sidecar'],
      [counts.albumMetadata, 'album file'],
      [counts.other, 'other file'],
    ],
  );
}
