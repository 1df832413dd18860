import { isNauticalZone, zoneAt } from '../../metadata/zone.ts';
import type { Plan } from '../../model/plan.ts';
import type { PlaceSummary } from '../report.ts';

/** Counts what will be seen on the server by the time zone of its place: what can be told offline. */
export function summarizePlaces(plan: Plan): PlaceSummary {
  const counts = new Map<string | undefined, number>();
  let withoutPlace = 0;
  for (const { action, place } of plan.media) {
    if (action !== 'upload') continue;
    if (place === undefined) {
      withoutPlace += 1;
      continue;
    }
    const found = zoneAt(place);
    const zone = found === undefined || isNauticalZone(found) ? undefined : found;
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const zones = Array.from(counts, ([zone, files]) => ({ zone, files })).sort((a, b) => b.files - a.files);
  return { withPlace: zones.reduce((sum, { files }) => sum + files, 0), withoutPlace, zones };
}
