import type { PlannedMedia } from '../model/plan.ts';
import { travels } from './planned-media.ts';
import type { TextContext } from './text-context.ts';
import { countRow, table } from './text-context.ts';

/** How many dates come from where, best sources first. */
export function renderPlanDates(media: readonly PlannedMedia[], context: TextContext): string[] {
  const counts = new Map<PlannedMedia['takenAtFrom'], number>();
  for (const planned of media) {
    if (travels(planned)) counts.set(planned.takenAtFrom, (counts.get(planned.takenAtFrom) ?? 0) + 1);
  }
  return table(
    dateSources.flatMap(([source, label]) => countRow(label, counts.get(source) ?? 0)),
    context,
  );
}

/** Where dates come from, best sources first, in words. */
export const dateSources: readonly (readonly [PlannedMedia['takenAtFrom'], string])[] = [
  ['sidecar', "Google's sidecar"],
  ['exif', "the file's own EXIF"],
  ['video', 'the video itself'],
  ['original', 'the photo it belongs to'],
  ['filename', 'the file name'],
  ['folder', 'the year of its folder'],
  ['none', 'nowhere: no date known'],
];
