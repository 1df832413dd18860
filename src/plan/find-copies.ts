import { groupBy } from '../lib/group-by.ts';
import type { Entry } from '../model/entry.ts';
import type { Media } from '../model/library.ts';
import type { CompareMedia } from './compare-media.ts';

/**
 * The media files of an export that hold the same bytes, as far as the archives' directories tell. The first is the
 * one that will be uploaded, and speaks for the others.
 */
export type Copies = readonly [Media, ...Media[]];

/**
 * Groups media by CRC-32 and size: candidates for the same bytes, free of charge. A run confirms each by SHA-1
 * before it leaves one out. Media without a CRC, and empty files, are groups of their own.
 * What is in a group, and in which order, does not depend on the order of `media`; the groups come in the order in
 * which their first files do there.
 *
 * @param crcOf CRC-32 of an entry, where it is known (folders have none in their listing)
 */
export function* findCopies(
  media: readonly Media[],
  crcOf: (entry: Entry) => number | undefined,
  compare: CompareMedia,
): Generator<Copies> {
  const telling = ({ entry }: Media): number | undefined => (entry.size === 0 ? undefined : crcOf(entry));
  const repeated = findRepeated(media, telling);
  const isSuspect = (item: Media): boolean => repeated.has(telling(item) ?? Number.NaN);
  const keyOf = (item: Media): string => `${telling(item)} ${item.entry.size}`;
  const groups = groupBy(media.filter(isSuspect), keyOf);
  for (const item of media) {
    const group = isSuspect(item) ? groups.get(keyOf(item)) : undefined;
    if (group === undefined) yield [item];
    if (group?.[0] !== item) continue;
    const [kept = item, ...others] = group.toSorted(compare);
    yield [kept, ...others];
  }
}

/** The CRCs of more than one file. Most files are alone with theirs, and leave no trace here. */
function findRepeated(
  media: readonly Media[],
  crcOf: (item: Media) => number | undefined,
): ReadonlySet<number> {
  const sorted = Float64Array.from(media, (item) => crcOf(item) ?? Number.NaN).sort();
  return new Set(sorted.filter((crc, i) => crc === sorted[i - 1]));
}
