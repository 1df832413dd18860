import type { Comment } from '../../model/sidecar.ts';
import { toList, toObject, toSeconds, toText, toWords } from './loose-values.ts';

const silence: readonly Comment[] = [];

/** `sharedAlbumComments` of a photo or an album: words, or a mere like. */
export function readComments(value: unknown): readonly Comment[] {
  if (value === undefined) return silence;
  const comments = toList(value)
    .map(readComment)
    .filter((comment) => comment !== undefined);
  return comments.length === 0 ? silence : comments;
}

function readComment(value: unknown): Comment | undefined {
  const comment = toObject(value);
  if (comment === undefined) return undefined;
  const text = toWords(comment.text);
  const author = toText(comment.contentOwnerName);
  if (text === undefined && author === undefined && comment.liked === undefined) return undefined;
  return { author: author ?? '', text, createdAtSeconds: toSeconds(comment.creationTime) };
}
