import type { JournalStatus, RunStatus } from '../migrate/status/journal-status.ts';
import { adviseAfterRun } from './advise-after-run.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { isOutcomeState, outcomeLabel, reasonLabel } from './outcome-label.ts';
import type { Paint } from './paint.ts';
import type { TextContext } from './text-context.ts';
import { createContext, listSome, nameLine, prose, section, table } from './text-context.ts';

export interface StatusTextOptions {
  readonly width: number;
  readonly paint: Paint;
}

/** What was done so far, server by server and run by run, and how to go on. */
export function renderStatusText(journals: readonly JournalStatus[], options: StatusTextOptions): string {
  const context = createContext(options, 20);
  if (journals.length === 0) return `${say`Nothing was uploaded from this computer yet.`}\n`;
  return journals
    .flatMap((journal) => {
      const last = journal.runs.at(-1);
      return section(
        whose(journal),
        [
          ...journal.runs.flatMap((run) => [...runLines(run, context), '']),
          ...prose(last === undefined ? say`No run was begun yet.` : adviseAfterRun(last), context),
        ],
        context,
      );
    })
    .join('\n');
}

/** One run in detail: also its albums, and when asked the files that it uploaded. */
export function renderRunStatusText(
  { journal, run }: { readonly journal: JournalStatus; readonly run: RunStatus },
  options: StatusTextOptions & { readonly files: boolean },
): string {
  const context = createContext(options, Infinity);
  const albums = run.albums.map(({ title, created, added }) => [
    created ? title : say`${title} (was there before)`,
    formatCount(added),
  ]);
  return [
    ...section(whose(journal), runLines(run, context), context),
    ...section(say`Albums, and how many photos and videos were put in`, table(albums, context), context),
    ...(run.stacks === 0 ? [] : [say`${countOf(run.stacks, 'stack was made', 'stacks were made')}.`, '']),
    ...(options.files
      ? section(
          say`Uploaded files`,
          listSome(
            run.created,
            ({ name, isUndone }) => [nameLine(isUndone ? say`${name} (undone)` : name, context)],
            context,
          ),
          context,
        )
      : []),
    ...prose(adviseAfterRun(run), context, 0),
    '',
  ].join('\n');
}

function whose({ server, userId }: JournalStatus): string {
  return say`${server ?? say`an unknown server`}, user ${userId ?? say`unknown`}`;
}

function runLines(run: RunStatus, context: TextContext): string[] {
  const { outcomes, reasons } = run;
  const counts = Object.entries(outcomes).filter(([, count]) => count > 0);
  return [
    `  ${context.paint.bold(run.id)}  ${stateLabels[run.state]}`,
    ...prose(times(run), context, 4),
    ...table(
      [
        ...(counts.length > 0
          ? counts.map(([state, count]) => [labelOf(state), formatCount(count)])
          : [[say`uploaded before it stopped`, formatCount(run.created.length)]]),
        ...Object.entries(reasons).map(([reason, count]) => [`  ${reasonLabel(reason)}`, formatCount(count)]),
        ...(run.undone === 0 ? [] : [[say`taken back since`, formatCount(run.undone)]]),
      ],
      context,
      4,
    ),
  ];
}

const stateLabels: Record<RunStatus['state'], string> = {
  whole: say`whole`,
  incomplete: say`ended, but not whole`,
  interrupted: say`interrupted`,
  running: say`running`,
  undone: say`undone`,
};

function times({ startedAt, endedAt, files }: RunStatus): string {
  const start = minute(startedAt) ?? say`an unknown start`;
  const end = minute(endedAt) ?? say`an unknown end`;
  const time = say`${start} to ${end}`;
  if (files === undefined) return time;
  return [time, countOf(files, 'photo or video', 'photos and videos')].join(say`, `);
}

function minute(iso: string | undefined): string | undefined {
  return iso === undefined || iso === '' ? undefined : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A journal of another version may know states that this program does not. */
function labelOf(state: string): string {
  return isOutcomeState(state) ? outcomeLabel(state, undefined) : state;
}
