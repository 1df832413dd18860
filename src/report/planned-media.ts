import type { PlannedMedia } from '../model/plan.ts';

/** Its bytes go to the server, by itself or as the moving half of a live photo. */
export function travels({ action }: PlannedMedia): boolean {
  return action === 'upload' || action === 'live-video';
}

/** Bytes of all these files. */
export function sumBytes(media: readonly PlannedMedia[]): number {
  return media.reduce((sum, planned) => sum + planned.media.entry.size, 0);
}
