import { entryPlace } from '../../model/entry-place.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
import type { Difference } from './verification.ts';

/** A difference of one file, with all that names the file. */
export function differenceOf(
  plan: Plan,
  { media: { entry } }: PlannedMedia,
  difference: Pick<Difference, 'kind' | 'message'> & Partial<Difference>,
): Difference {
  return {
    ...entryPlace(plan.sources, entry),
    sizeBytes: entry.size,
    ...difference,
  };
}
