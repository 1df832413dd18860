import type { EntryCounts } from '../model/run-result.ts';
import { countOf, formatCount } from '../lib/format-count.ts';

/** One side of an accounting equation: a number, and the same with what it counts. */
export type Term = readonly [count: number, counted: string];

/** `12 files = 9 photos and videos + 3 sidecars`: terms that are zero are left out. */
export function equation(total: string, terms: readonly Term[]): string {
  const shown = terms.filter(([count]) => count !== 0).map(([, counted]) => counted);
  return `${total} = ${shown.length === 0 ? formatCount(0) : shown.join(' + ')}`;
}

/** The entries of all sources by kind. */
export function entryEquation({ entries, media, sidecars, albumMetadata, other }: EntryCounts): string {
  return equation(countOf(entries, 'file'), [
    [media, countOf(media, 'photo or video', 'photos and videos')],
    [sidecars, countOf(sidecars, 'sidecar')],
    [albumMetadata, countOf(albumMetadata, 'album file')],
    [other, countOf(other, 'other file')],
  ]);
}
