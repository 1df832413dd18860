import { groupBy } from '../../lib/group-by.ts';
import type { DifferenceKind } from '../../migrate/verify/verification.ts';
import { entryPath } from '../../model/entry.ts';
import { adviseState } from '../advise-state.ts';
import { describeProblem } from '../describe-problem.ts';
import { differenceLabels } from '../difference-label.ts';
import { factLabel } from '../fact-label.ts';
import { problemSentence } from '../render-problems.ts';
import type { ReportFile, ReportProblem } from '../report.ts';
import { fileKey } from '../report.ts';
import { stateGroups, stateLabel } from '../sections/file-state.ts';
import type { Markup } from './markup.ts';
import { markup, name, prose, trusted } from './markup.ts';
import type { PartContext } from './part.ts';
import { part } from './part.ts';
import { shortMessage } from './short-message.ts';
import { words } from './words.ts';

/** So many of a kind are shown at once, and so many at all. */
const shownAtOnce = 4;
const shownAtMost = 200;

/** Everything that needs a look, by kind, each with what to do about it. */
export function renderProblems(context: PartContext): Markup {
  const { section } = context;
  const attention = section.files.filter(({ state }) => stateGroups[state] === 'attention');
  const files = groupBy(attention, ({ state, reason }) => `${state} ${reason ?? ''}`);
  const problems = [...groupBy(section.problems, ({ kind, code }) => `${kind} ${code}`).values()];
  const isQuiet = files.size + problems.length === 0;
  return part(context, 'problems', words.problems.heading, [
    ...(isQuiet ? [markup`<p>${words.problems.none}</p>`] : []),
    ...[...files.values()].map((group) => fileIssue(group, context)),
    // Single, grave ones must not be buried below hundreds of small ones.
    ...problems.sort((a, b) => a.length - b.length).map((group) => problemIssue(group, context)),
  ]);
}

function fileIssue(files: readonly ReportFile[], context: PartContext): Markup {
  const { state, reason } = files[0] ?? { state: 'failed', reason: undefined };
  const rest = files.length - shownAtOnce;
  return issue(
    {
      heading: capitalise(stateLabel(state, reason, context.place)),
      count: files.length,
      advice: adviseState(state, reason, context.place),
      isGrave: true,
    },
    markup`<ul>
        ${files.slice(0, shownAtOnce).map((file) => fileItem(file, context))}
      </ul>
      ${rest > 0 ? markup`<p class="note">${words.problems.moreFiles(rest)}</p>` : ''}`,
    context,
  );
}

function fileItem(file: ReportFile, context: PartContext): Markup {
  const path = entryPath(file);
  return markup`<li>
    ${thumbnail(fileKey({ archive: file.archive, path }), context)}
    <div>
      <strong>${name(file.name)}</strong> <span class="where">${name(`${file.archive}: ${file.dir}`)}</span>${
        file.message === undefined ? '' : markup`<span>${shortMessage(file)}</span>`
      }
    </div>
  </li> `;
}

function problemIssue(problems: readonly ReportProblem[], context: PartContext): Markup {
  const { kind, code } = problems[0] ?? { kind: 'problem', code: '' };
  const { heading, advice } =
    kind === 'problem'
      ? describeProblem(code)
      : { heading: differenceLabels[code as DifferenceKind], advice: undefined };
  const hidden = problems.slice(shownAtOnce, shownAtMost);
  const rest = problems.length - shownAtMost;
  return issue(
    { heading, count: problems.length, advice, isGrave: kind === 'difference' },
    markup`<ul>
        ${problems.slice(0, shownAtOnce).map((problem) => problemItem(problem, context))}
      </ul>
      ${
        hidden.length === 0
          ? ''
          : markup`<details>
              <summary>${words.problems.show(hidden.length)}</summary>
              <ul>
                ${hidden.map((problem) => problemItem(problem, context))}
              </ul>
              ${rest > 0 ? markup`<p class="note">${words.problems.more(rest)}</p>` : ''}
            </details>`
      }`,
    context,
  );
}

function problemItem(problem: ReportProblem, context: PartContext): Markup {
  const { code, archive, path, expected, found } = problem;
  const key = archive !== undefined && path !== undefined ? fileKey({ archive, path }) : undefined;
  return markup`<li>
    ${key === undefined ? '' : thumbnail(key, context)}
    <div>
      <span>${sentence(problem)}</span>${
        expected === undefined && found === undefined
          ? ''
          : markup`<span class="where"
              >${words.problems.expected}: ${name(expected === undefined ? '–' : factLabel(code, expected))} · ${words.problems.found}:
              ${name(found === undefined ? '–' : factLabel(code, found))}</span>`
      }
    </div>
  </li> `;
}

function sentence(problem: ReportProblem): string {
  const text = problemSentence(problem);
  const { album } = problem;
  return album === undefined || text.includes(album) ? text : `${album}: ${text}`;
}

function issue(
  about: {
    readonly heading: string;
    readonly count: number;
    readonly advice: string | undefined;
    readonly isGrave: boolean;
  },
  content: Markup,
  { level }: PartContext,
): Markup {
  const heading = trusted(String(level + 1));
  return markup`<article class="issue${about.isGrave ? ' grave' : ''}">
<h${heading}>${about.heading} <span class="count">${words.number(about.count)}</span></h${heading}>
${about.advice === undefined ? '' : markup`<p class="advice">${prose(about.advice)}</p>`}
${content}
</article>
`;
}

/** An empty frame that the page's script fills; none where there is no picture. */
function thumbnail(key: string, { thumbnails }: PartContext): Markup | undefined {
  const position = thumbnails.get(key);
  return position === undefined ? undefined : markup`<span class="thumb" data-thumb="${position}"></span>`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
