import type { AlbumLinks } from '../archive/album-links.ts';
import { albumsFolder, manifestName } from '../archive/layout.ts';
import { sanitize } from '../lib/sanitize.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';

/** What became of the wish to see albums as folders, in a sentence or two. */
export function describeAlbumLinks(dir: string, links: AlbumLinks): string[] {
  const { hard, symbolic, failed, reason = say`no reason given` } = links;
  const made = countOf(hard + symbolic, 'link');
  const place = sanitize(`${dir}/${albumsFolder}`);
  return [
    symbolic === 0
      ? say`${made} in ${place}.`
      : say`${made} in ${place}, ${formatCount(symbolic)} of them symbolic: this disk gives no file two names.`,
    ...(failed === 0
      ? []
      : [
          say`${countOf(failed, 'link')} could not be made (${sanitize(reason)}). ${manifestName} lists all albums all the same.`,
        ]),
  ];
}
