import type { UploadEstimate } from './upload-estimate.ts';

/** `fits`, `tight`: only if part of it is there already, `too-small`: whatever is there. */
export type SpaceVerdict = 'fits' | 'tight' | 'too-small';

/**
 * Whether an upload fits into the space that is left. What is there already is not known without reading every
 * file: it can be no more than the user's library holds.
 *
 * @param usedBytes what the user's library holds; undefined when the server does not tell
 */
export function judgeSpace(
  { totalBytes, knownBytes }: UploadEstimate,
  freeBytes: number,
  usedBytes: number | undefined,
): SpaceVerdict {
  if (totalBytes - knownBytes <= freeBytes) return 'fits';
  const mostPresent = Math.max(knownBytes, Math.min(totalBytes, usedBytes ?? totalBytes));
  return totalBytes - mostPresent > freeBytes ? 'too-small' : 'tight';
}
