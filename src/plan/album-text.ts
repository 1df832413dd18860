import type { Album } from '../model/library.ts';
import type { Comment } from '../model/sidecar.ts';
import type { PlanOptions } from './plan-options.ts';

/** Description of the album on the server: Google's own text, and the comments when they are wanted. */
export function albumDescription(
  { description, comments }: Pick<Album, 'description' | 'comments'>,
  options: Pick<PlanOptions, 'comments'>,
): string {
  if (!options.comments) return description;
  return [description, comments.map(commentLine).join('\n')].filter((text) => text !== '').join('\n\n');
}

function commentLine({ author, text, createdAtSeconds }: Comment): string {
  const day = dayOf(createdAtSeconds);
  const who = [author.trim(), day === undefined ? '' : `(${day})`].filter((part) => part !== '').join(' ');
  // A comment without text is a mere like.
  return who === '' ? (text ?? '♥') : `${who}: ${text ?? '♥'}`;
}

function dayOf(seconds: number | undefined): string | undefined {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
