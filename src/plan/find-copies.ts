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
  const byCrc = groupByCrc(media, telling);
  for (const item of media) {
    const crc = telling(item.entry);
    const found = crc === undefined ? item : byCrc.get(crc);
    if (!Array.isArray(found)) yield [item];
    // Each group once, when its first file comes.
    else if (found[0] === item) yield* splitBySize(found, compare);
  }
}

/** Most files have no copy: for them no list is made, which over a large export would weigh as much as they do. */
function groupByCrc(
  media: readonly Media[],
  crcOf: (entry: Entry) => number | undefined,
): ReadonlyMap<number, Media | Media[]> {
  const groups = new Map<number, Media | Media[]>();
  for (const item of media) {
    const crc = crcOf(item.entry);
    if (crc === undefined) continue;
    const found = groups.get(crc);
    if (found === undefined) groups.set(crc, item);
    else if (Array.isArray(found)) found.push(item);
    else groups.set(crc, [found, item]);
  }
  return groups;
}

function* splitBySize(media: readonly Media[], compare: CompareMedia): Generator<Copies> {
  for (const copies of groupBy(media, ({ entry }) => entry.size).values()) {
    const [kept, ...others] = copies.sort(compare);
    if (kept !== undefined) yield [kept, ...others];
  }
}
