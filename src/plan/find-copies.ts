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
 * What is in a group, and in which order, does not depend on the order of `media`.
 *
 * @param crcOf CRC-32 of an entry, where it is known (folders have none in their listing)
 */
export function* findCopies(
  media: readonly Media[],
  crcOf: (entry: Entry) => number | undefined,
  compare: CompareMedia,
): Generator<Copies> {
  const telling = (entry: Entry): number | undefined => (entry.size === 0 ? undefined : crcOf(entry));
  const suspects = groupSuspects(media, telling);
  for (const item of media) {
    const group = suspects.get(telling(item.entry));
    if (group === undefined) yield [item];
    // Each group once, when its first file comes.
    else if (group[0] === item) yield* splitBySize(group, compare);
  }
}

/** The files that share their CRC with another one, by CRC. Most do not, and leave no trace here. */
function groupSuspects(
  media: readonly Media[],
  crcOf: (entry: Entry) => number | undefined,
): ReadonlyMap<number | undefined, Media[]> {
  const sorted = Float64Array.from(media, ({ entry }) => crcOf(entry) ?? Number.NaN).sort();
  const repeated = new Set(sorted.filter((crc, i) => crc === sorted[i - 1]));
  return groupBy(
    media.filter(({ entry }) => repeated.has(crcOf(entry) ?? Number.NaN)),
    ({ entry }) => crcOf(entry),
  );
}

function* splitBySize(media: readonly Media[], compare: CompareMedia): Generator<Copies> {
  for (const copies of groupBy(media, ({ entry }) => entry.size).values()) {
    const [kept, ...others] = copies.sort(compare);
    if (kept !== undefined) yield [kept, ...others];
  }
}
