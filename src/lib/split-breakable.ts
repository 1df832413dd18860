import { splitClusters } from './text-width.ts';

/**
 * Splits a text without spaces where a line may end: Japanese and Chinese between any two characters, except where
 * their rules of typesetting forbid it. Words of other scripts stay whole. Joined, the pieces are the text.
 */
export function splitBreakable(text: string): string[] {
  if (!ideographic.test(text)) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const cluster of splitClusters(text)) {
    if (piece !== '' && mayBreak(piece, cluster)) {
      pieces.push(piece);
      piece = '';
    }
    piece += cluster;
  }
  return [...pieces, piece];
}

function mayBreak(before: string, after: string): boolean {
  const isBeside = ideographicEnd.test(before) || ideographic.test(after);
  return isBeside && !opening.test(before) && !closing.test(after);
}

/** Scripts that are written without spaces, with their punctuation and full-width forms. */
const signs = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\u3000-\\u303f\\uff00-\\uffef]';
const ideographic = new RegExp(signs, 'u');
const ideographicEnd = new RegExp(`${signs}\\p{M}*$`, 'u');

/** No line ends with one of these. */
const opening = /[\p{Ps}\p{Pi}"']$/u;

/** No line begins with one of these: what closes, what belongs to the character before it, small kana. */
const closing =
  /^[\p{Pe}\p{Pf}"',.:;!?%…‥、。，．・：；！？％ー～〜々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/u;
