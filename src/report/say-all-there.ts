import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';

interface AllThere {
  /** Different photos and videos, all of which are there: at least one. */
  readonly count: number;
  /** Files that were left out on purpose. */
  readonly leftOut: number;
  /** Where they are: `on the server`. */
  readonly place: string;
  /** What they are all of (default: the export). */
  readonly of?: 'readable' | 'given-parts';
}

/** `All 12 photos and videos of this export are on the server`: a sentence without its end. */
export function sayAllThere({ count, leftOut, place, of }: AllThere): string {
  const all = formatCount(count);
  const isOne = count === 1;
  if (leftOut > 0) {
    const aside = leftOutOnPurpose(leftOut);
    return isOne
      ? say`The one photo or video that you asked for is ${place} (${aside})`
      : say`All ${all} photos and videos that you asked for are ${place} (${aside})`;
  }
  switch (of) {
    case 'readable':
      return isOne
        ? say`The one photo or video that could be read is ${place}`
        : say`All ${all} photos and videos that could be read are ${place}`;
    case 'given-parts':
      return isOne
        ? say`The one photo or video of the parts given here is ${place}`
        : say`All ${all} photos and videos of the parts given here are ${place}`;
    case undefined:
      return isOne
        ? say`The one photo or video of this export is ${place}`
        : say`All ${all} photos and videos of this export are ${place}`;
  }
}

export function leftOutOnPurpose(count: number): string {
  return countOf(count, 'file was left out on purpose', 'files were left out on purpose');
}
