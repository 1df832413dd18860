import { formatBytes } from '../lib/format-bytes.ts';
import { countOf } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { PlannedMedia } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';

const mostNames = 3;

/** Files that are to be uploaded and do not fit through the way to the server, as one problem; undefined for none. */
export function describeOversize(
  media: readonly PlannedMedia[],
  isTooLarge: (sizeBytes: number) => boolean,
  hasDirectRoute: boolean,
): Problem | undefined {
  const large = media
    .filter(({ action }) => action === 'upload' || action === 'live-video')
    .filter((item) => isTooLarge(item.media.entry.size))
    .sort((a, b) => b.media.entry.size - a.media.entry.size);
  if (large.length === 0) return undefined;
  const bytes = large.reduce((sum, item) => sum + item.media.entry.size, 0);
  const names = large.slice(0, mostNames).map(({ fileName }) => fileName);
  const shown = names.join(', ') + (large.length > mostNames ? ', …' : '');
  const size = formatBytes(bytes);
  const what = say`${countOf(large.length, 'file is', 'files are')} too large for this way to the server (${size}: ${shown})`;
  return {
    code: 'too-large-for-route',
    message: hasDirectRoute
      ? say`${what}: sent by --direct-url`
      : say`${what}: put off; give --direct-url, or run again in the network of the server`,
  };
}
