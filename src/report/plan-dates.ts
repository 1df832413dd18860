import { say } from '../lib/say.ts';
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

/** Where a date comes from, in words. */
export function dateSourceLabel(source: PlannedMedia['takenAtFrom']): string {
  return dateSources.find(([known]) => known === source)?.[1] ?? source;
}

/** Where dates come from, best sources first, in words. */
export const dateSources: readonly (readonly [PlannedMedia['takenAtFrom'], string])[] = [
  ['sidecar', say`Google's sidecar`],
  ['exif', say`the file's own EXIF`],
  ['video', say`the video itself`],
  ['original', say`the photo it belongs to`],
  ['filename', say`the file name`],
  ['folder', say`the year of its folder`],
  ['none', say`nowhere: no date known`],
];
