import { formatBytes } from '../../lib/format-bytes.ts';
import { countStates } from '../sections/count-states.ts';
import { stateGroups, stateLabel } from '../sections/file-state.ts';
import type { ReportKind } from '../report.ts';
import type { Markup } from './markup.ts';
import { markup } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { words } from './words.ts';

const plans: ReadonlySet<ReportKind> = new Set(['plan', 'dry-run', 'archive-plan']);

/** The balanced tables: every photo and video by what became of it, and every file of the archives by kind. */
export function renderAccounts(context: PartContext): Markup {
  const { section } = context;
  const { accounts, number } = words;
  const { entries } = section;
  const states = countStates(section.files);
  const bytes = states.reduce((sum, row) => sum + row.bytes, 0);
  const kinds: (readonly [string, number])[] = [
    [accounts.media, entries.media],
    [accounts.sidecars, entries.sidecars],
    [accounts.albumMetadata, entries.albumMetadata],
    [accounts.other, entries.other],
  ];
  const isBalanced =
    section.files.length === entries.media &&
    kinds.reduce((sum, [, count]) => sum + count, 0) === entries.entries;
  const isPlanned = plans.has(section.kind);
  return part(context, 'accounts', accounts.heading, [
    markup`<p>${accounts.intro}</p>
      <table>
        <caption class="unseen">
          ${accounts.filesCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${isPlanned ? accounts.plannedState : accounts.state}</th>
            <th scope="col" class="figure">${accounts.files}</th>
            <th scope="col" class="figure">${accounts.size}</th>
          </tr>
        </thead>
        <tbody>
          ${states.map(
            ({ state, reason, files, bytes: size }) =>
              markup`<tr class="${stateGroups[state]}">
                <th scope="row">${stateLabel(state, reason, context.place)}</th>
                <td class="figure">${number(files)}</td>
                <td class="figure">${formatBytes(size)}</td>
              </tr> `,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${accounts.total}</th>
            <td class="figure">${number(section.files.length)}</td>
            <td class="figure">${formatBytes(bytes)}</td>
          </tr>
        </tfoot>
      </table>
      <table>
        <caption class="unseen">
          ${accounts.kindsCaption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${accounts.kind}</th>
            <th scope="col" class="figure">${accounts.files}</th>
          </tr>
        </thead>
        <tbody>
          ${kinds
            .filter(([, count]) => count > 0)
            .map(
              ([label, count]) =>
                markup`<tr>
                  <th scope="row">${label}</th>
                  <td class="figure">${number(count)}</td>
                </tr> `,
            )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${accounts.allFiles}</th>
            <td class="figure">${number(entries.entries)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="${isBalanced ? 'note' : 'warning'}">
        ${isBalanced ? accounts.balanced : accounts.unbalanced}
      </p>`,
  ]);
}
