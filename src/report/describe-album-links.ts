import type { AlbumLinks } from '../archive/album-links.ts';
import { albumsFolder, manifestName } from '../archive/layout.ts';
import { sanitize } from '../lib/sanitize.ts';
import { countOf, formatCount } from '../lib/format-count.ts';

/** What became of the wish to see albums as folders, in a sentence or two. */
export function describeAlbumLinks(dir: string, links: AlbumLinks): string[] {
  const { hard, symbolic, failed, reason = 'no reason given' } = links;
  const how =
    symbolic === 0 ? '' : `, ${formatCount(symbolic)} of them symbolic: this disk gives no file two names`;
  return [
    `${countOf(hard + symbolic, 'link')} in ${sanitize(`${dir}/${albumsFolder}`)}${how}.`,
    ...(failed === 0
      ? []
      : [
          `${countOf(failed, 'link')} could not be made (${sanitize(reason)}). ${manifestName} lists all albums all the same.`,
        ]),
  ];
}
