import type { AssetUpdate } from '../../model/asset-update.ts';
import { describeUpdate } from '../describe-update.ts';
import type { Markup } from './markup.ts';
import { markup, name } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { words } from './words.ts';

/** The page is no database: the .json report lists all. */
const mostShown = 500;

/** What was, or is to be, filled in on photos that the server had already. */
export function renderUpdates(context: PartContext): Markup | undefined {
  const { updates, kind } = context.section;
  if (updates.length === 0) return undefined;
  const rest = updates.length - mostShown;
  return part(context, 'updates', words.updates.heading[kind], [
    markup`<details>
      <summary>${words.updates.show(updates.length)}</summary>
      ${updateTable(updates.slice(0, mostShown))}
      ${rest > 0 ? markup`<p>${words.problems.more(rest)}</p>` : undefined}
    </details>`,
  ]);
}

function updateTable(updates: readonly AssetUpdate[]): Markup {
  const labels = words.updates;
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${labels.caption}"><table>
    <caption class="unseen">
      ${labels.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${labels.file}</th>
        <th scope="col">${labels.what}</th>
      </tr>
    </thead>
    <tbody>
      ${updates.map(
        ({ path, fields }) =>
          markup`<tr><th scope="row">${name(path)}</th><td>${fields.map((field) => markup`<div>${describeUpdate(field)}</div>`)}</td></tr>
`,
      )}
    </tbody>
  </table></div>`;
}
