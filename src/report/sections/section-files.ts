import type { EntryPlace } from '../../model/entry-place.ts';
import { entryPlace } from '../../model/entry-place.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';
import type { ReportFile } from '../report.ts';

/** What a report adds to what a plan knows of a file. */
export type Fate = Pick<ReportFile, 'state'> &
  Partial<Pick<ReportFile, 'reason' | 'message' | 'retryable' | 'checksum' | 'assetId'>>;

/** Every photo and video of a plan with its fate. */
export function sectionFiles(
  plan: Plan,
  fateOf: (item: PlannedMedia, place: EntryPlace, index: number) => Fate,
): ReportFile[] {
  return plan.media.map((item, index) => {
    const { entry, kind } = item.media;
    const place = entryPlace(plan.sources, entry);
    const fate = fateOf(item, place, index);
    return {
      archive: place.archive,
      dir: entry.dir,
      name: entry.name,
      kind,
      sizeBytes: entry.size,
      action: item.action,
      state: fate.state,
      reason: fate.reason,
      message: fate.message,
      retryable: fate.retryable,
      checksum: fate.checksum,
      assetId: fate.assetId,
      fileName: item.fileName,
      takenAtMs: item.takenAtMs,
      takenAtFrom: item.takenAtFrom,
      albums: item.albums.length === 0 ? none : item.albums.map(({ title }) => title),
    };
  });
}

/** Most photos are in no album. */
const none: readonly string[] = [];

/** The state of a file as the plan alone decides it. */
export function plannedFate({ action, reason, of }: PlannedMedia): Fate {
  switch (action) {
    case 'upload':
      return { state: 'to-upload' };
    case 'skip':
      return { state: 'skipped', reason };
    case 'export-duplicate':
      // Copies of something that is left out are left out with it.
      return { state: action, reason: of?.action === 'skip' ? of.reason : undefined };
    case 'live-video':
    case 'embedded-video':
      return { state: action };
  }
}
