import { SourceError } from '../../lib/errors.ts';
import { countOf } from '../../lib/format-count.ts';
import { say } from '../../lib/say.ts';
import type { Plan } from '../../model/plan.ts';
import { outOfReach } from '../out-of-reach.ts';
import type { Finding } from './finding.ts';
import { failure, ok, warning } from './finding.ts';

const damaged = new Set(['unreadable-archive', 'unreadable-folder']);

/** Whether the export is complete and can be read, as far as names, lists and sidecars tell. */
export function checkArchives({ sources, media, others, problems }: Plan): Finding {
  const grave = problems.filter(({ code }) => outOfReach.has(code) && code !== 'too-large-for-route');
  const details = grave.map(({ message }) => message);
  const unreadable = others.filter(({ kind }) => kind === 'unreadable').length;
  if (unreadable > 0) details.push(say`${countOf(unreadable, 'file')} in them cannot be read`);
  if (unreadable > 0 || grave.some(({ code }) => damaged.has(code)))
    return failure(
      'archives',
      new SourceError('unreadable-archive', say`part of the export cannot be read`, {
        hint: say`Download the damaged parts again, as long as Google keeps them.`,
      }),
      details,
    );
  if (details.length > 0)
    return warning(
      'archives',
      say`the export is not complete`,
      say`What is missing here will be missing there.`,
      details,
    );
  const where = sources.every(({ kind }) => kind === 'folder')
    ? countOf(sources.length, 'folder')
    : countOf(sources.length, 'archive');
  return ok(
    'archives',
    say`${where} with ${countOf(media.length, 'photo or video', 'photos and videos')}; no part is known to be missing`,
  );
}
