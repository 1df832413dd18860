import type { Plan, PlannedMedia } from '../../model/plan.ts';
import { entryKey } from '../entry-key.ts';
import type { JournalState } from '../journal/journal-state.ts';

/** What an upload will ask of the server's space. */
export interface UploadEstimate {
  readonly totalBytes: number;
  /** What of it earlier runs are known to have brought there. */
  readonly knownBytes: number;
}

/**
 * Adds up the plan's files, and, once somebody asks, those of them that are known to be there. Reads none of them.
 */
export function estimateUpload(
  plan: Plan,
  known: Pick<JournalState, 'assets' | 'hashes'> | undefined,
): UploadEstimate {
  const isKnown = ({ media: { entry } }: PlannedMedia): boolean => {
    const key = entryKey(entry, plan.sources[entry.sourceIndex]);
    const sha1 = key === undefined ? undefined : known?.hashes.get(key)?.sha1;
    return sha1 !== undefined && known?.assets.has(sha1) === true;
  };
  let knownBytes: number | undefined;
  return {
    totalBytes: sumBytes(filesToUpload(plan)),
    get knownBytes() {
      return (knownBytes ??= known === undefined ? 0 : sumBytes(filesToUpload(plan).filter(isKnown)));
    },
  };
}

function sumBytes(files: readonly PlannedMedia[]): number {
  return files.reduce((sum, { media }) => sum + media.entry.size, 0);
}

/** The files that travel, unless they are there already. */
export function filesToUpload(plan: Plan): readonly PlannedMedia[] {
  return plan.media.filter(({ action }) => action === 'upload' || action === 'live-video');
}
