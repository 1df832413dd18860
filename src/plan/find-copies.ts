import { groupBy } from '../lib/group-by.ts';
import type { Entry } from '../model/entry.ts';
import type { Media } from '../model/library.ts';
import type { CompareMedia } from './compare-media.ts';

/** The media files of an export that hold the same bytes, as far as the archives' directories tell. */
export interface CopyGroup {
  /** The copy that will be uploaded, and speaks for the others. */
  readonly kept: Media;
  /** All copies, the kept one first. */
  readonly copies: readonly Media[];
}

/**
 * Groups media by CRC-32 and size: candidates for the same bytes, free of charge. A run confirms each by SHA-1
 * before it leaves one out. Media without a CRC, and empty files, are groups of their own.
 * What is in a group, and in which order, does not depend on the order of `media`.
 *
 * @param crcOf CRC-32 of an entry, where it is known (folders have none in their listing)
 */
export function findCopies(
  media: readonly Media[],
  crcOf: (entry: Entry) => number | undefined,
  compare: CompareMedia,
): readonly CopyGroup[] {
  const groups = groupBy(media, (item) => contentKey(item.entry, crcOf(item.entry)) ?? item);
  return Array.from(groups.values(), (copies) => {
    const [kept, ...others] = copies.length === 1 ? copies : copies.sort(compare);
    if (kept === undefined) throw new Error('a group of copies is never empty');
    return { kept, copies: [kept, ...others] };
  });
}

function contentKey({ size }: Entry, crc: number | undefined): string | undefined {
  return crc === undefined || size === 0 ? undefined : `${crc}:${size}`;
}
