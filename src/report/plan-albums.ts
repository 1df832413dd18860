import { entryPath } from '../model/entry.ts';
import type { PlannedAlbum } from '../model/plan.ts';
import type { AlbumCount } from './count-album.ts';
import { countAlbum } from './count-album.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { TextContext } from './text-context.ts';
import { listSome, nameLine, prose, table } from './text-context.ts';

/** Albums with `143 of 143`: first those that lack something, each with what it lacks, then the whole ones. */
export function renderPlanAlbums(albums: readonly PlannedAlbum[], context: TextContext): string[] {
  const counted = albums.map((album) => ({ album, count: countAlbum(album) }));
  const lacking = counted.filter(({ count }) => count.unresolved > 0 || count.leftOut > 0);
  const whole = counted.filter(({ count }) => count.unresolved === 0 && count.leftOut === 0);
  const wholeLimit = context.limit * 5;
  return [
    ...lacking.flatMap(({ album, count }) => [
      ...table([[album.title, share(count)]], context).map((line) => context.paint.yellow(line)),
      ...lackingLines(album, count, context),
    ]),
    ...table(
      whole.slice(0, wholeLimit).map(({ album, count }) => [album.title, share(count)]),
      context,
    ),
    ...restLine(whole.length - wholeLimit, context),
  ];
}

function share(count: AlbumCount): string {
  return say`${formatCount(count.present)} of ${formatCount(count.expected)}`;
}

function lackingLines(planned: PlannedAlbum, count: AlbumCount, context: TextContext): string[] {
  const { unresolved } = planned.album;
  return [
    ...(count.leftOut > 0 ? prose(say`${formatCount(count.leftOut)} left out on purpose`, context, 4) : []),
    ...(unresolved.length > 0
      ? prose(say`${countOf(unresolved.length, 'photo')} not found in this export:`, context, 4)
      : []),
    ...listSome(unresolved, (entry) => [nameLine(entryPath(entry), context, 6)], context, 6),
  ];
}

function restLine(rest: number, context: TextContext): string[] {
  if (rest <= 0) return [];
  return prose(say`and ${countOf(rest, 'more album')}, complete`, context).map((line) =>
    context.paint.dim(line),
  );
}
