import type { Plan, PlannedMedia } from '../model/plan.ts';

/** What has to be handled together: a photo with the videos that belong to it, and all copies of either. */
export interface AssetUnit {
  readonly main: PlannedMedia;
  /** Moving halves of `main`: live videos to link, embedded videos to compare. */
  readonly videos: readonly PlannedMedia[];
  /** Export duplicates, by what they are copies of. */
  readonly copies: ReadonlyMap<PlannedMedia, readonly PlannedMedia[]>;
}

/** Groups the media to be handled into units, in the order in which their bytes lie in the archives. */
export function groupIntoUnits(plan: Plan): AssetUnit[] {
  const videos = new Map<PlannedMedia, PlannedMedia[]>();
  const copies = new Map<PlannedMedia, PlannedMedia[]>();
  const mains: PlannedMedia[] = [];
  for (const item of plan.media) {
    if (item.action === 'upload') mains.push(item);
    else if (item.of !== undefined && item.action === 'export-duplicate') append(copies, item.of, item);
    else if (item.of !== undefined && item.action !== 'skip') append(videos, item.of, item);
  }
  return mains.sort(byPosition).map((main) => toUnit(main, videos, copies));
}

const none: readonly PlannedMedia[] = [];
const noCopies: AssetUnit['copies'] = new Map();

function toUnit(
  main: PlannedMedia,
  videos: ReadonlyMap<PlannedMedia, PlannedMedia[]>,
  copies: ReadonlyMap<PlannedMedia, PlannedMedia[]>,
): AssetUnit {
  const halves = videos.get(main) ?? none;
  // As most photos are: a Map for each would take more memory than all else of the unit.
  if (halves === none && !copies.has(main)) return { main, videos: none, copies: noCopies };
  const withCopies = [main, ...halves].filter((item) => copies.has(item));
  return {
    main,
    videos: halves,
    copies: new Map(withCopies.map((item) => [item, copies.get(item) ?? none])),
  };
}

/** Archive order: a spinning disk reads forward. */
function byPosition(a: PlannedMedia, b: PlannedMedia): number {
  const [left, right] = [a.media.entry, b.media.entry];
  return left.sourceIndex - right.sourceIndex || left.index - right.index;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
