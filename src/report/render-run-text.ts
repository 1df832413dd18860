import type { Outcome } from '../model/outcome.ts';
import type { AlbumResult, RunResult } from '../model/run-result.ts';
import { concludeRun } from './conclude-run.ts';
import { entryEquation } from './equation.ts';
import { formatBytes } from './format-bytes.ts';
import { countOf, formatCount } from './format-count.ts';
import { formatDuration } from './format-duration.ts';
import { outcomeLabel, reasonLabel } from './outcome-label.ts';
import type { Paint } from './paint.ts';
import { renderProblems } from './render-problems.ts';
import type { TextContext } from './text-context.ts';
import { createContext, listSome, nameLine, prose, section, table } from './text-context.ts';

export interface RunTextOptions {
  /** Columns: no line is longer. Less than 40 counts as 40. */
  readonly width: number;
  readonly paint: Paint;
  /** Files in each list (default 20). */
  readonly limit?: number;
}

/** The end of a run for a person to read: what became of every file, and one last sentence. */
export function renderRunText(result: RunResult, options: RunTextOptions): string {
  const context = createContext(options, 20);
  const { whole, text } = concludeRun(result);
  return [
    ...section('Warnings', renderProblems(result.warnings, { ...context, limit: 3 }), context),
    ...section('Put off', outcomeLines(result.deferred, context), context),
    ...section('Failed', outcomeLines(result.failed, context), context),
    ...section('Albums', albumLines(result.albums, context), context),
    ...section('Result', resultLines(result, context), context),
    ...prose(text, context, 0).map((line) =>
      whole ? context.paint.green(line) : context.paint.yellow(line),
    ),
    '',
  ].join('\n');
}

function outcomeLines(outcomes: readonly Outcome[], context: TextContext): string[] {
  return listSome(
    outcomes,
    (outcome) => [
      nameLine(`${outcome.archive}: ${outcome.path}`, context),
      ...prose(explain(outcome), context, 4).map((line) => context.paint.dim(line)),
    ],
    context,
  );
}

function explain({ message, reason, retryable }: Outcome): string {
  const why = message ?? reasonLabel(reason ?? 'no reason given');
  return retryable === false ? `${why} (another run alone will not change this)` : why;
}

function albumLines(albums: readonly AlbumResult[], context: TextContext): string[] {
  if (albums.length === 0) return [];
  const lacking = albums.filter(({ present, expected }) => present < expected);
  if (lacking.length === 0) return prose(`${countOf(albums.length, 'album')}, all complete`, context);
  return [
    ...prose(
      `${formatCount(albums.length - lacking.length)} of ${countOf(albums.length, 'album')} complete; not complete:`,
      context,
    ),
    ...listSome(
      lacking,
      ({ title, present, expected }) =>
        table([[title, `${formatCount(present)} of ${formatCount(expected)}`]], context, 4),
      context,
      4,
    ),
  ];
}

function resultLines(result: RunResult, context: TextContext): string[] {
  const rows = result.outcomes
    .filter(({ files }) => files > 0)
    .map(({ state, reason, files, bytes }) => [
      outcomeLabel(state, reason),
      formatCount(files),
      formatBytes(bytes),
    ]);
  const files = result.outcomes.reduce((sum, outcome) => sum + outcome.files, 0);
  const bytes = result.outcomes.reduce((sum, outcome) => sum + outcome.bytes, 0);
  return [
    ...table([...rows, ['all photos and videos', formatCount(files), formatBytes(bytes)]], context),
    ...prose(entryEquation(result.entries), context),
    ...prose(effort(result), context),
  ];
}

function effort({ filesUploaded, bytesUploaded, durationMs }: RunResult): string {
  const sent = `${countOf(filesUploaded, 'file')} and ${formatBytes(bytesUploaded)} sent in ${formatDuration(durationMs)}`;
  // A rate over less than a second says nothing.
  if (bytesUploaded === 0 || durationMs < 1000) return sent;
  return `${sent}, ${formatBytes(bytesUploaded / (durationMs / 1000))}/s`;
}
