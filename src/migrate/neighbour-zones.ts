import type { FileFacts } from '../metadata/file-facts.ts';
import type { NeighbourZone } from '../metadata/resolve-offset.ts';
import { offsetBetween } from '../metadata/resolve-offset.ts';
import { wallMs } from '../metadata/wall-clock.ts';
import { offsetAt, zoneAt } from '../metadata/zone.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';

/** Photos of the same half day are taken to be of the same zone. */
const reachMs = 12 * 3_600_000;
/** So many neighbours are asked on either side. */
const reachCount = 6;

/**
 * Finds photos whose zone is certain near one whose zone is not: by their place in the sidecar, else by the
 * date in their own head. Which ones are asked depends on the plan alone, so two runs decide alike.
 */
export class NeighbourZones {
  readonly #plan: Plan;
  #byTime: readonly PlannedMedia[] | undefined;
  readonly #factsOf: (item: PlannedMedia) => Promise<FileFacts | undefined>;

  constructor(plan: Plan, factsOf: (item: PlannedMedia) => Promise<FileFacts | undefined>) {
    this.#plan = plan;
    this.#factsOf = factsOf;
  }

  async near(item: PlannedMedia): Promise<NeighbourZone[]> {
    if (item.takenAtMs === undefined) return [];
    const zones: NeighbourZone[] = [];
    for (const candidate of this.#candidates(item, item.takenAtMs)) {
      const zone = await this.#zoneOf(candidate);
      if (zone !== undefined) zones.push(zone);
    }
    return zones;
  }

  #candidates(item: PlannedMedia, instantMs: number): PlannedMedia[] {
    const byTime = (this.#byTime ??= sortByTime(this.#plan));
    const middle = lowerBound(byTime, instantMs);
    const near = byTime
      .slice(Math.max(0, middle - 4 * reachCount), middle + 4 * reachCount)
      .filter((other) => other !== item && Math.abs(instantOf(other) - instantMs) <= reachMs)
      .filter((other) => deviceOf(other) === deviceOf(item))
      .sort((a, b) => Math.abs(instantOf(a) - instantMs) - Math.abs(instantOf(b) - instantMs));
    const placed = near.filter((other) => other.place !== undefined);
    return (placed.length > 0 ? placed : near.filter(hasCameraClock)).slice(0, reachCount);
  }

  async #zoneOf(candidate: PlannedMedia): Promise<NeighbourZone | undefined> {
    const instantMs = instantOf(candidate);
    const zone = candidate.place === undefined ? undefined : zoneAt(candidate.place);
    if (zone !== undefined) {
      const offsetMinutes = offsetAt(zone, instantMs);
      return offsetMinutes === undefined ? undefined : { instantMs, offsetMinutes };
    }
    const date = (await this.#factsOf(candidate))?.date;
    if (date === undefined) return undefined;
    const between = offsetBetween(wallMs(date.wall), instantMs);
    // No difference at all mostly means that Google knew no zone either.
    const offsetMinutes = date.offsetMinutes ?? (between === 0 ? undefined : between);
    return offsetMinutes === undefined ? undefined : { instantMs, offsetMinutes };
  }
}

function sortByTime({ media }: Plan): PlannedMedia[] {
  return media
    .filter((item) => item.takenAtFrom === 'sidecar' && item.action === 'upload')
    .sort((a, b) => instantOf(a) - instantOf(b));
}

/** Google tells the kind of device that uploaded a photo, and nothing closer. */
function deviceOf(item: PlannedMedia): string | undefined {
  return item.media.sidecar?.sidecar.deviceType;
}

/** Formats in which cameras write the time; screenshots and messenger copies have none. */
function hasCameraClock(item: PlannedMedia): boolean {
  return /\.(?:jpe?g|hei[cf]|dng)$/iu.test(item.fileName) && item.media.relation === undefined;
}

function instantOf(item: PlannedMedia): number {
  return item.takenAtMs ?? 0;
}

function lowerBound(sorted: readonly PlannedMedia[], instantMs: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && instantOf(item) < instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
