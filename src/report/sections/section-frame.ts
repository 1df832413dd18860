import type { Plan } from '../../model/plan.ts';
import type { EntryCounts } from '../../model/run-result.ts';
import type { ReportSection } from '../report.ts';
import { summarizePlan } from '../summarize-plan.ts';
import { summarizePlaces } from './summarize-places.ts';

/** What sections of all kinds take from the plan. */
export function sectionFrame(
  plan: Plan,
): Pick<ReportSection, 'sources' | 'entries' | 'places' | 'thumbnails'> {
  return {
    sources: plan.sources.map(({ name, exportId, part, entryCount }) => ({
      name,
      exportId,
      part,
      entries: entryCount,
    })),
    entries: entryCounts(plan),
    places: summarizePlaces(plan),
    thumbnails: new Map(),
  };
}

function entryCounts(plan: Plan): EntryCounts {
  const { entries, media, sidecars, albumMetadata, other } = summarizePlan(plan);
  return { entries, media, sidecars, albumMetadata, other };
}
