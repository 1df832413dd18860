import { compareText } from '../../lib/compare-text.ts';
import type { AlbumResult } from '../../model/run-result.ts';
import type { Markup } from './markup.ts';
import { markup, name } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { words } from './words.ts';

/** So many albums are shown before the reader asks for more. */
const shownAtOnce = 12;

/** Albums with what they hold, those that lack something first. */
export function renderAlbums(context: PartContext): Markup | undefined {
  const { section } = context;
  if (section.albums.length === 0) return undefined;
  const sorted = [...section.albums].sort((a, b) => compareText(a.title, b.title));
  const lacking = sorted.filter(isLacking);
  const ordered = [...lacking, ...sorted.filter((album) => !isLacking(album))];
  const first = Math.max(shownAtOnce, lacking.length);
  const rest = ordered.slice(first);
  return part(context, 'albums', words.albums.heading(ordered.length), [
    markup`<p>${lacking.length === 0 ? words.albums.complete : words.albums.lacking(lacking.length)}</p>`,
    albumTable(ordered.slice(0, first)),
    ...(rest.length === 0
      ? []
      : [
          markup`<details>
            <summary>${words.albums.more(rest.length)}</summary>
            ${albumTable(rest)}
          </details>`,
        ]),
  ]);
}

function isLacking({ present, expected }: AlbumResult): boolean {
  return present < expected;
}

function albumTable(albums: readonly AlbumResult[]): Markup {
  const { albums: labels } = words;
  return markup`<table>
    <caption class="unseen">
      ${labels.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${labels.title}</th>
        <th scope="col" class="figure">${labels.holds}</th>
      </tr>
    </thead>
    <tbody>
      ${albums.map(
        (album) =>
          markup`<tr${isLacking(album) ? markup` class="lacking"` : ''}><th scope="row">${name(album.title)}</th><td class="figure">${labels.share(album.present, album.expected)}</td></tr>
`,
      )}
    </tbody>
  </table> `;
}
