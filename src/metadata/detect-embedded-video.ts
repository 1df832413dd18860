import type { FileFacts } from './file-facts.ts';

/** Whether a still says that a video is embedded in it; servers take that one out and link it themselves. */
export type EmbeddedVideoFinding =
  | { readonly kind: 'none' }
  /** `trailerBytes`: from the start of the video to the end of the still, where known. */
  | { readonly kind: 'claimed'; readonly trailerBytes: number | undefined }
  /** It says so, but the file is too short to hold it: an edit or a messenger cut the video off. */
  | { readonly kind: 'broken' };

/** Judges the claim of a still against its size. */
export function detectEmbeddedVideo(
  facts: Pick<FileFacts, 'embeddedVideo'>,
  totalSize: number | undefined,
): EmbeddedVideoFinding {
  if (facts.embeddedVideo === undefined) return { kind: 'none' };
  const { trailerBytes } = facts.embeddedVideo;
  if (trailerBytes !== undefined && totalSize !== undefined && trailerBytes >= totalSize)
    return { kind: 'broken' };
  return { kind: 'claimed', trailerBytes };
}
