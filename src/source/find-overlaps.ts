import type { ZipLocations } from './zip-locations.ts';

const LOCAL_HEADER_BYTES = 30;

/** What is wrong with the place of an entry. */
export type Misplacement = 'overlaps' | 'no-header';

/**
 * Finds entries that reach into the next one's bytes, which no honest archive has: a zip bomb repeats one compressed
 * block in thousands of entries that way. What is left over is free of overlaps. Records that repeat another one
 * exactly are harmless. Where one wrong offset would make its neighbour look guilty, `hasHeader` tells which it is.
 */
export function findOverlaps(
  locations: ZipLocations,
  hasHeader: (headerOffset: number) => boolean,
): Map<number, Misplacement> {
  const found = new Map<number, Misplacement>();
  const order = byOffset(locations);
  // From the last to the first; `later` holds the starts already passed, the nearest on top.
  const later: number[] = [];
  for (let position = order.length - 1; position >= 0; position--) {
    const index = order[position] ?? 0;
    const end = locations.headerOffset(index) + LOCAL_HEADER_BYTES + locations.compressedSize(index);
    for (let next = later.at(-1); next !== undefined; next = later.at(-1)) {
      if (end <= locations.headerOffset(next)) break;
      if (isSamePlace(locations, index, next)) {
        later.pop();
      } else if (hasHeader(locations.headerOffset(next))) {
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
function byOffset(locations: ZipLocations): Uint32Array {
  const order = Uint32Array.from({ length: locations.count }, (_, index) => index);
  const isSorted = order.every(
    (index) => index === 0 || locations.headerOffset(index - 1) <= locations.headerOffset(index),
  );
  if (isSorted) return order;
  return order.sort((a, b) => locations.headerOffset(a) - locations.headerOffset(b) || a - b);
}

function isSamePlace(locations: ZipLocations, a: number, b: number): boolean {
  return (
    locations.headerOffset(a) === locations.headerOffset(b) &&
    locations.compressedSize(a) === locations.compressedSize(b)
  );
}
