import type { Entry } from '../../model/entry.ts';

/** Tells an entry apart from all others, the same for every opening of the same archives. */
export function entryIdentity({ sourceIndex, index, size, crc32, dir, name }: Entry): string {
  return [sourceIndex, index, size, crc32, dir, name].join('|');
}
