import { sanitize } from '../../lib/sanitize.ts';
import { entryPath } from '../../model/entry.ts';
import type { ReportFile, ReportSection } from '../report.ts';
import { fileKey } from '../report.ts';
import { countStates } from '../sections/count-states.ts';
import type { FateGroup } from '../sections/file-state.ts';
import { stateGroups, stateLabel } from '../sections/file-state.ts';
import type { Markup } from './markup.ts';
import { markup, scriptData } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { shortMessage } from './short-message.ts';
import { words } from './words.ts';

/**
 * The data of a list as the page's script reads it: names once each, and seven numbers a file, so that a hundred
 * thousand files are a few megabytes.
 */
interface ListData {
  readonly archives: readonly string[];
  readonly dirs: readonly string[];
  readonly messages: readonly string[];
  readonly states: readonly { readonly label: string; readonly group: string }[];
  /** Base64 of a JPEG, and its quarter turns. */
  readonly thumbs: readonly (readonly [string, number])[];
  readonly names: readonly string[];
  /** For each name: archive, dir, state, bytes, day since 1970, message, thumb; -1 for none, {@link noDay} for no day. */
  readonly rows: readonly number[];
}

const noDay = -1e9;

/** Files that were not brought, or are not there as themselves: to be searched and leafed through. */
export function renderFileList(context: PartContext): Markup {
  const { section, index } = context;
  const { list } = words;
  const files = listedFiles(section);
  const data = scriptData(`data-${index}`, listData(files, context));
  const heading = list.heading[section.kind];
  if (files.length === 0)
    return part(context, 'files', heading, [markup`<p>${list.empty[section.kind]}</p>`, data]);
  return part(context, 'files', heading, [
    markup`<div class="filter" role="search">
        <p>
          <label for="search-${index}">${list.search}</label><input type="search" id="search-${index}" autocomplete="off" spellcheck="false" />
        </p>
        <p>
          <label for="filter-${index}">${list.filter}</label><select id="filter-${index}">
            <option value="">${list.all} (${words.number(files.length)})</option>
            ${countStates(files).map(
              ({ state, reason, files: count }, position) =>
                markup`<option value="${position}">
                  ${stateLabel(state, reason, context.place)} (${words.number(count)})
                </option>`,
            )}
          </select>
        </p>
      </div>
      <p class="showing" role="status" id="showing-${index}"></p>
      <table class="files" id="list-${index}" data-section="${index}">
        <caption class="unseen">
          ${list.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${list.file}</th>
            <th scope="col">${list.state}</th>
            <th scope="col">${list.taken}</th>
            <th scope="col" class="figure">${list.size}</th>
          </tr>
        </thead>
        <tbody></tbody>
      </table>
      <nav class="pages" id="pages-${index}" aria-label="${list.pages}">
        <button type="button" class="previous">${list.previous}</button><span></span><button type="button" class="next">${list.next}</button>
      </nav>
      <noscript><p>${list.noScript}</p></noscript>`,
    data,
  ]);
}

/** First what needs a look, then what was left aside, last what was there before. */
function listedFiles({ files }: ReportSection): ReportFile[] {
  return files
    .filter(({ state }) => stateGroups[state] !== 'came' && state !== 'on-server')
    .sort((a, b) => urgency(a) - urgency(b));
}

function urgency({ state }: ReportFile): number {
  return groupUrgency[stateGroups[state]] * 100 + stateOrder.indexOf(state);
}

const stateOrder = Object.keys(stateGroups);
const groupUrgency: Readonly<Record<FateGroup, number>> = { attention: 0, aside: 1, there: 2, came: 3 };

function listData(files: readonly ReportFile[], { section, thumbnails, place }: PartContext): ListData {
  const archives = new Numbering();
  const dirs = new Numbering();
  const messages = new Numbering();
  const states = countStates(files);
  const stateNumbers = new Map(
    states.map(({ state, reason }, number) => [`${state} ${reason ?? ''}`, number]),
  );
  const rows: number[] = [];
  for (const file of files) {
    rows.push(
      archives.of(file.archive),
      dirs.of(file.dir),
      stateNumbers.get(`${file.state} ${file.reason ?? ''}`) ?? 0,
      file.sizeBytes,
      file.takenAtMs === undefined ? noDay : Math.floor(file.takenAtMs / 86_400_000),
      file.message === undefined ? -1 : messages.of(shortMessage(file)),
      thumbnails.get(fileKey({ archive: file.archive, path: entryPath(file) })) ?? -1,
    );
  }
  return {
    archives: archives.texts(),
    dirs: dirs.texts(),
    messages: messages.texts(),
    states: states.map(({ state, reason }) => ({
      label: sanitize(stateLabel(state, reason, place)),
      group: stateGroups[state],
    })),
    thumbs: Array.from(section.thumbnails.values(), ({ jpeg, quarterTurns }) => [
      Buffer.from(jpeg).toString('base64'),
      quarterTurns,
    ]),
    names: files.map(({ name }) => sanitize(name)),
    rows,
  };
}

/** Gives each different text a number, in order of appearance. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  /** Safe to show. */
  texts(): string[] {
    return Array.from(this.#numbers.keys(), sanitize);
  }
}
