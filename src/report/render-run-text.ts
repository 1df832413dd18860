import type { Outcome } from '../model/outcome.ts';
import type { AlbumResult, RunResult } from '../model/run-result.ts';
import { concludeRun } from './conclude-run.ts';
import { entryEquation } from './equation.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { formatDuration } from '../lib/format-duration.ts';
import { outcomeLabel, reasonLabel } from './outcome-label.ts';
import type { Paint } from './paint.ts';
import { renderProblems } from './render-problems.ts';
import type { RunWords } from './run-words.ts';
import { serverWords } from './run-words.ts';
import type { TextContext } from './text-context.ts';
import { createContext, listSome, nameLine, prose, section, table } from './text-context.ts';

export interface RunTextOptions {
  /** Columns: no line is longer. Less than 40 counts as 40. */
  readonly width: number;
  readonly paint: Paint;
  /** Files in each list (default 20). */
  readonly limit?: number;
  /** Where it went (default: to a server). */
  readonly words?: RunWords;
}

/** The end of a run for a person to read: what became of every file, and one last sentence. */
export function renderRunText(result: RunResult, options: RunTextOptions): string {
  const context = createContext(options, 20);
  const { words = serverWords } = options;
  const { whole, text } = concludeRun(result, words);
  return [
    ...section(say`Warnings`, renderProblems(result.warnings, { ...context, limit: 3 }), context),
    ...section(say`Put off`, outcomeLines(result.deferred, words, context), context),
    ...section(say`Failed`, outcomeLines(result.failed, words, context), context),
    ...section(say`Albums`, albumLines(result.albums, context), context),
    ...section(say`Result`, resultLines(result, words, context), context),
    ...prose(text, context, 0).map((line) =>
      whole ? context.paint.green(line) : context.paint.yellow(line),
    ),
    '',
  ].join('\n');
}

function outcomeLines(outcomes: readonly Outcome[], words: RunWords, context: TextContext): string[] {
  return listSome(
    outcomes,
    (outcome) => [
      nameLine(`${outcome.archive}: ${outcome.path}`, context),
      ...prose(explain(outcome, words), context, 4).map((line) => context.paint.dim(line)),
    ],
    context,
  );
}

function explain({ message, reason, retryable }: Outcome, words: RunWords): string {
  const why = message ?? (reason === undefined ? say`no reason given` : reasonLabel(reason, words));
  return retryable === false ? say`${why} (another run alone will not change this)` : why;
}

function albumLines(albums: readonly AlbumResult[], context: TextContext): string[] {
  if (albums.length === 0) return [];
  const lacking = albums.filter(({ present, expected }) => present < expected);
  if (lacking.length === 0) return prose(say`${countOf(albums.length, 'album')}, all complete`, context);
  return [
    ...prose(
      say`${formatCount(albums.length - lacking.length)} of ${countOf(albums.length, 'album')} complete; not complete:`,
      context,
    ),
    ...listSome(
      lacking,
      ({ title, present, expected }) =>
        table([[title, say`${formatCount(present)} of ${formatCount(expected)}`]], context, 4),
      context,
      4,
    ),
  ];
}

function resultLines(result: RunResult, words: RunWords, context: TextContext): string[] {
  const rows = result.outcomes
    .filter(({ files }) => files > 0)
    .map(({ state, reason, files, bytes }) => [
      outcomeLabel(state, reason, words),
      formatCount(files),
      formatBytes(bytes),
    ]);
  const files = result.outcomes.reduce((sum, outcome) => sum + outcome.files, 0);
  const bytes = result.outcomes.reduce((sum, outcome) => sum + outcome.bytes, 0);
  return [
    ...table([...rows, [say`all photos and videos`, formatCount(files), formatBytes(bytes)]], context),
    ...prose(entryEquation(result.entries), context),
    ...prose(effort(result, words), context),
  ];
}

function effort({ filesUploaded, bytesUploaded, durationMs }: RunResult, words: RunWords): string {
  const files = countOf(filesUploaded, 'file');
  const sent = words.effort(files, formatBytes(bytesUploaded), formatDuration(durationMs));
  // A rate over less than a second says nothing.
  if (bytesUploaded === 0 || durationMs < 1000) return sent;
  return [sent, `${formatBytes(bytesUploaded / (durationMs / 1000))}/s`].join(say`, `);
}
