import type { ReportSection } from '../report.ts';
import { archiveWords, serverWords } from '../run-words.ts';
import { renderFileList } from './file-list.ts';
import type { Markup } from './markup.ts';
import { markup, name } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { renderAccounts } from './render-accounts.ts';
import { renderAlbums } from './render-albums.ts';
import { renderEffort } from './render-effort.ts';
import { renderDates, renderPlaces } from './render-origins.ts';
import { renderFigures, renderOutcome } from './render-outcome.ts';
import { renderProblems } from './render-problems.ts';
import { renderUpdates } from './render-updates.ts';
import { renderYears } from './render-years.ts';
import { words } from './words.ts';

/** One export on the page, from the sentence that everybody wants to the last file. */
export function* renderSection(
  section: ReportSection,
  index: number,
  level: PartContext['level'],
): Generator<Markup> {
  const thumbnails = new Map(Array.from(section.thumbnails.keys(), (key, position) => [key, position]));
  const place = section.folder === undefined ? serverWords : archiveWords;
  const context: PartContext = { section, index, thumbnails, level, place };
  yield markup`<article class="section" id="section-${index}" aria-labelledby="outcome-${index}">
`;
  yield renderOutcome(context);
  // Of an export that nobody could read there is nothing more to say.
  if (section.sources.length > 0) yield* renderParts(context);
  yield markup`</article>
`;
}

function* renderParts(context: PartContext): Generator<Markup> {
  yield renderFigures(context);
  for (const render of parts) {
    const rendered = render(context);
    if (rendered !== undefined) yield rendered;
  }
}

/** In the order of reading: bad news first, proof last. */
const parts: readonly ((context: PartContext) => Markup | undefined)[] = [
  renderProblems,
  renderYears,
  renderAlbums,
  renderUpdates,
  renderDates,
  renderPlaces,
  renderFileList,
  renderAccounts,
  renderEffort,
  renderSources,
];

function renderSources(context: PartContext): Markup {
  const { section } = context;
  const { sources } = words;
  return part(
    context,
    'sources',
    sources.heading,
    markup`<table>
      <caption class="unseen">
        ${sources.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${sources.name}</th>
          <th scope="col" class="figure">${sources.entries}</th>
        </tr>
      </thead>
      <tbody>
        ${section.sources.map(
          (source) =>
            markup`<tr>
              <th scope="row">${name(source.name)}</th>
              <td class="figure">${words.number(source.entries)}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}
