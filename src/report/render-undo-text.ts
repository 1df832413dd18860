import type { UndoResult } from '../migrate/undo/execute-undo.ts';
import type { UndoPlan } from '../migrate/undo/undo-plan.ts';
import { countOf } from '../lib/format-count.ts';
import type { Paint } from './paint.ts';
import type { TextContext } from './text-context.ts';
import { createContext, listSome, nameLine, prose, section } from './text-context.ts';

export interface UndoTextOptions {
  readonly width: number;
  readonly paint: Paint;
  /** Names in each list (default 20). */
  readonly limit?: number;
}

/** What taking back a run would do, or is about to do, by name. */
export function renderUndoPlanText(plan: UndoPlan, options: UndoTextOptions): string {
  const context = createContext(options, 20);
  const gone = plan.albums.filter((album) => album.delete);
  const thinned = plan.albums.filter((album) => !album.delete);
  return [
    ...section(
      'To the trash',
      listSome(plan.trash, ({ name }) => [nameLine(name, context)], context),
      context,
    ),
    ...section(
      'Albums to remove',
      listSome(gone, ({ title }) => [nameLine(title, context)], context),
      context,
    ),
    ...section(
      'Albums to take photos out of',
      listSome(
        thinned,
        ({ title, remove }) => prose(`${title}: ${countOf(remove.length, 'photo')}`, context),
        context,
      ),
      context,
    ),
    ...section('Kept', keptLines(plan, context), context),
  ].join('\n');
}

function keptLines({ kept, trashed }: UndoPlan, context: TextContext): string[] {
  return [
    ...listSome(
      kept,
      ({ name, message }) => [
        nameLine(name, context),
        ...prose(message, context, 4).map((line) => context.paint.dim(line)),
      ],
      context,
    ),
    ...(trashed.length === 0
      ? []
      : prose(`${countOf(trashed.length, 'file lies', 'files lie')} in the trash already`, context)),
  ];
}

/** The last sentence before anything is done. */
export function undoPlanSentence(plan: UndoPlan): string {
  const steps = [
    ...(plan.trash.length > 0
      ? [`move ${countOf(plan.trash.length, 'photo or video', 'photos and videos')} to the trash`]
      : []),
    ...albumSteps(
      plan.albums.filter((album) => album.delete).length,
      plan.albums.filter((album) => !album.delete).length,
    ),
    ...(plan.stacks.length > 0 ? [`take ${countOf(plan.stacks.length, 'stack')} apart`] : []),
  ];
  if (steps.length === 0) return `There is nothing to take back of ${plan.run}${keptClause(plan)}.`;
  return `Would ${steps.join(', ')}${keptClause(plan)}. Nothing was done: add --yes to do it.`;
}

function albumSteps(gone: number, thinned: number): string[] {
  return [
    ...(gone > 0 ? [`remove ${countOf(gone, 'album')}`] : []),
    ...(thinned > 0 ? [`take photos out of ${countOf(thinned, 'album')}`] : []),
  ];
}

function keptClause({ kept }: UndoPlan): string {
  return kept.length === 0 ? '' : ` (${countOf(kept.length, 'file stays', 'files stay')} as they are)`;
}

/** What was taken back, and what was not. */
export function renderUndoResultText(plan: UndoPlan, result: UndoResult, options: UndoTextOptions): string {
  const context = createContext(options, 20);
  const failures = listSome(
    result.failures,
    ({ name, message }) => [nameLine(name, context), ...prose(message, context, 4)],
    context,
  );
  const isAll = result.failures.length === 0 && !result.interrupted;
  return [
    ...section('Failed', failures, context),
    ...prose(undoResultSentence(plan, result), context, 0).map((line) =>
      isAll ? context.paint.green(line) : context.paint.yellow(line),
    ),
    '',
  ].join('\n');
}

export function undoResultSentence(plan: UndoPlan, result: UndoResult): string {
  const done =
    `${countOf(result.trashed, 'photo or video was', 'photos and videos were')} moved to the trash, ` +
    `${countOf(result.albumsDeleted, 'album was', 'albums were')} removed${keptClause(plan)}.`;
  const left =
    result.interrupted || result.failures.length > 0 ? ' Run the same command again to do the rest.' : '';
  const back = ' Until the trash is emptied, the same upload with --restore-trashed brings them back.';
  return `${done}${left}${result.trashed > 0 ? back : ''}`;
}
