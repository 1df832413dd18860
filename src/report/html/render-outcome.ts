import type { FateGroup } from '../sections/file-state.ts';
import { isSeen, stateGroups } from '../sections/file-state.ts';
import type { ReportFile, ReportSection } from '../report.ts';
import type { Markup } from './markup.ts';
import { markup, name, prose, trusted } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { words } from './words.ts';

/** The sentence that a person needs, whether it is good news, and whom it is about. */
export function renderOutcome({ section, index, level }: PartContext): Markup {
  const { conclusion, kind, person } = section;
  const heading = trusted(String(level - 1));
  const mood = conclusion.whole ? 'good' : 'attention';
  return markup`<header class="outcome ${mood}">
<p class="kicker">${person === undefined ? [] : markup`${name(person)} · `}${words.kinds[kind]} · ${name(whereTo(section))}</p>
<p class="mood">${conclusion.whole ? check : mark} ${conclusion.whole ? words.good[kind] : words.attention}</p>
<h${heading} id="outcome-${index}">${prose(conclusion.text)}</h${heading}>
</header>
`;
}

function whereTo({ server, folder }: ReportSection): string {
  return folder ?? (server === undefined ? words.offline : words.as(server.user, server.url));
}

const check = markup`<svg aria-hidden="true" viewBox="0 0 24 24">
  <circle cx="12" cy="12" r="11" />
  <path d="M7 12.5l3.4 3.4L17 9" />
</svg>`;
const mark = markup`<svg aria-hidden="true" viewBox="0 0 24 24">
  <circle cx="12" cy="12" r="11" />
  <path d="M12 6.5v7M12 17v.2" />
</svg>`;

/** The few figures that everybody asks for first. */
export function renderFigures(context: PartContext): Markup {
  const { section } = context;
  const { figures } = words;
  const counts = countGroups(section.files);
  const rows: (readonly [count: number, label: string, group: string])[] = [
    [section.files.length, figures.total, 'total'],
    [counts.came, figures.came[section.kind], 'came'],
    [counts.there, figures.there[section.kind], 'there'],
    [counts.attention, figures.attention, 'attention'],
    [counts.aside, figures.aside, 'aside'],
  ];
  return part(
    context,
    'figures',
    figures.heading,
    markup`<dl>
      ${rows
        .filter(([count, , group]) => count > 0 || group === 'total')
        .map(
          ([count, label, group]) =>
            markup`<div class="${group}">
              <dt>${label}</dt>
              <dd>${words.number(count)}</dd>
            </div>`,
        )}
    </dl>`,
  );
}

/** Files in groups. Moving halves stand with the files that need no place of their own: people see one photo. */
function countGroups(files: readonly ReportFile[]): Record<FateGroup, number> {
  const counts = { came: 0, there: 0, attention: 0, aside: 0 };
  for (const file of files) counts[isSeen(file) ? stateGroups[file.state] : 'aside'] += 1;
  return counts;
}
