import type { UndoResult } from '../migrate/undo/execute-undo.ts';
import type { UndoPlan } from '../migrate/undo/undo-plan.ts';
import { countOf } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
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
      say`To the trash`,
      listSome(plan.trash, ({ name }) => [nameLine(name, context)], context),
      context,
    ),
    ...section(
      say`Albums to remove`,
      listSome(gone, ({ title }) => [nameLine(title, context)], context),
      context,
    ),
    ...section(
      say`Albums to take photos out of`,
      listSome(
        thinned,
        ({ title, remove }) => prose(`${title}: ${countOf(remove.length, 'photo')}`, context),
        context,
      ),
      context,
    ),
    ...section(say`Kept`, keptLines(plan, context), context),
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
      : prose(
          countOf(trashed.length, 'file lies in the trash already', 'files lie in the trash already'),
          context,
        )),
  ];
}

/** The last sentence before anything is done. */
export function undoPlanSentence(plan: UndoPlan): string {
  const steps = undoSteps(plan);
  const kept = keptAside(plan);
  if (steps.length === 0) return say`There is nothing to take back of ${plan.run}${kept}.`;
  return say`Would ${steps.join(say`, `)}${kept}. Nothing was done: add --yes to do it.`;
}

function undoSteps({ trash, albums, stacks }: UndoPlan): string[] {
  const gone = albums.filter((album) => album.delete).length;
  const thinned = albums.length - gone;
  return [
    ...(trash.length > 0
      ? [say`move ${countOf(trash.length, 'photo or video', 'photos and videos')} to the trash`]
      : []),
    ...(gone > 0 ? [say`remove ${countOf(gone, 'album')}`] : []),
    ...(thinned > 0 ? [say`take photos out of ${countOf(thinned, 'album')}`] : []),
    ...(stacks.length > 0 ? [say`take ${countOf(stacks.length, 'stack')} apart`] : []),
  ];
}

/** An aside in brackets; empty where nothing is kept. */
function keptAside({ kept }: UndoPlan): string {
  return kept.length === 0
    ? ''
    : say` (${countOf(kept.length, 'file stays as it is', 'files stay as they are')})`;
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
    ...section(say`Failed`, failures, context),
    ...prose(undoResultSentence(plan, result), context, 0).map((line) =>
      isAll ? context.paint.green(line) : context.paint.yellow(line),
    ),
    '',
  ].join('\n');
}

export function undoResultSentence(plan: UndoPlan, result: UndoResult): string {
  const trashed = countOf(
    result.trashed,
    'photo or video was moved to the trash',
    'photos and videos were moved to the trash',
  );
  const removed = countOf(result.albumsDeleted, 'album was removed', 'albums were removed');
  return [
    say`${trashed}, ${removed}${keptAside(plan)}.`,
    ...(result.interrupted || result.failures.length > 0
      ? [say`Run the same command again to do the rest.`]
      : []),
    ...(result.trashed > 0
      ? [say`Until the trash is emptied, the same upload with --restore-trashed brings them back.`]
      : []),
  ].join(say` `);
}
