import type { ZipRecords } from './zip-records.ts';

const LOCAL_HEADER_BYTES = 30;

/** What is wrong with the place of an entry. */
export type Misplacement = 'overlaps' | 'no-header';

/**
 * Finds entries that reach into the next one's bytes, which no honest archive has: a zip bomb repeats one compressed
 * block in thousands of entries that way. What is left over is free of overlaps. Records that repeat another one
 * exactly are harmless. Where one wrong offset would make its neighbour look guilty, `hasHeader` tells which it is.
 */
export function findOverlaps(
  records: ZipRecords,
  hasHeader: (headerOffset: number) => boolean,
): Map<number, Misplacement> {
  const found = new Map<number, Misplacement>();
  const order = byOffset(records);
  // From the last to the first; `later` holds the starts already passed, the nearest on top.
  const later: number[] = [];
  for (let position = order.length - 1; position >= 0; position--) {
    const index = order[position] ?? 0;
    const end = records.headerOffset(index) + LOCAL_HEADER_BYTES + records.compressedSize(index);
    for (let next = later.at(-1); next !== undefined; next = later.at(-1)) {
      if (end <= records.headerOffset(next)) break;
      if (isSamePlace(records, index, next)) {
        later.pop();
      } else if (hasHeader(records.headerOffset(next))) {
        found.set(index, 'overlaps');
        break;
      } else {
        found.set(next, 'no-header');
        later.pop();
      }
    }
    later.push(index);
  }
  return found;
}

/** Entries usually lie in directory order, and then nothing has to be sorted. */
function byOffset(records: ZipRecords): Uint32Array {
  const order = Uint32Array.from({ length: records.count }, (_, index) => index);
  const isSorted = order.every(
    (index) => index === 0 || records.headerOffset(index - 1) <= records.headerOffset(index),
  );
  if (isSorted) return order;
  return order.sort((a, b) => records.headerOffset(a) - records.headerOffset(b) || a - b);
}

function isSamePlace(records: ZipRecords, a: number, b: number): boolean {
  return (
    records.headerOffset(a) === records.headerOffset(b) &&
    records.compressedSize(a) === records.compressedSize(b)
  );
}
