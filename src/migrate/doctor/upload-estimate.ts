import type { Plan, PlannedMedia } from '../../model/plan.ts';
import { entryKey } from '../entry-key.ts';
import type { JournalState } from '../journal/journal-state.ts';

/** What an upload will ask of the server's space. */
export interface UploadEstimate {
  readonly totalBytes: number;
  /** What of it earlier runs are known to have brought there. */
  readonly knownBytes: number;
}

/** Adds up the plan's files, and those of them that are known to be there. Reads none of them. */
export function estimateUpload(
  plan: Plan,
  known: Pick<JournalState, 'assets' | 'hashes'> | undefined,
): UploadEstimate {
  let totalBytes = 0;
  let knownBytes = 0;
  for (const item of filesToUpload(plan)) {
    const { entry } = item.media;
    totalBytes += entry.size;
    const key = entryKey(entry, plan.sources[entry.sourceIndex]);
    const sha1 = key === undefined ? undefined : known?.hashes.get(key)?.sha1;
    if (sha1 !== undefined && known?.assets.has(sha1) === true) knownBytes += entry.size;
  }
  return { totalBytes, knownBytes };
}

/** The files that travel, unless they are there already. */
export function filesToUpload(plan: Plan): readonly PlannedMedia[] {
  return plan.media.filter(({ action }) => action === 'upload' || action === 'live-video');
}
