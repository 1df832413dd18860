import type { RunResult } from '../model/run-result.ts';
import { countLooseEnds } from './count-loose-ends.ts';
import { countState } from './count-state.ts';
import { findRunImbalance } from './find-run-imbalance.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { RunWords } from './run-words.ts';
import { serverWords } from './run-words.ts';
import { sayAllThere } from './say-all-there.ts';

/** The last sentence of a run, the one a person needs, and whether it is good news. */
export interface Conclusion {
  readonly whole: boolean;
  readonly text: string;
}

/** Says whether everything is where it was to be brought, else how much is not, why, and what to do. */
export function concludeRun(result: RunResult, words = serverWords): Conclusion {
  const imbalance = findRunImbalance(result);
  if (imbalance !== undefined) {
    return {
      whole: false,
      text: say`The figures do not add up: ${imbalance}. This is a bug, please report it.`,
    };
  }
  const missing = countState(result, 'in-server-trash', 'deferred', 'failed', 'not-reached');
  if (missing > 0 || result.interrupted)
    return { whole: false, text: missingSentence(result, missing, words) };
  const lacking = result.albums.filter(({ present, expected }) => present < expected).length;
  if (lacking > 0) {
    const albums = countOf(lacking, 'album lacks some of them', 'albums lack some of them');
    return {
      whole: false,
      text: say`${allThere(result, words)}, but ${albums}. Run the same command again to complete what can be completed.`,
    };
  }
  const looseEnds = countLooseEnds(result);
  if (looseEnds > 0) {
    const apart = countOf(looseEnds, 'stack or live photo', 'stacks or live photos');
    return {
      whole: false,
      text: say`${allThere(result, words)}, but ${apart} could not be put together. Run the same command again to try that again.`,
    };
  }
  const unread = unreadSources(result);
  if (unread !== undefined) {
    return {
      whole: false,
      text: say`${allThere(result, words, 'readable')}, but ${unread} could not be read.`,
    };
  }
  const absent = result.warnings.filter(({ code }) => absentParts.has(code)).length;
  if (absent > 0) {
    return {
      whole: true,
      text: say`${allThere(result, words, 'given-parts')}. The export has more: see the warnings.`,
    };
  }
  return { whole: true, text: say`${allThere(result, words)}.` };
}

const absentParts: ReadonlySet<string> = new Set(['missing-part', 'probably-missing-part']);

/** What is damaged was told as a warning, and is no part of any sum. */
function unreadSources({ warnings }: RunResult): string | undefined {
  const count = (...codes: string[]): number => warnings.filter(({ code }) => codes.includes(code)).length;
  const archives = count('unreadable-archive', 'unreadable-folder');
  const sidecars = count('unreadable-sidecar');
  if (archives > 0 && sidecars > 0)
    return say`${countOf(archives, 'archive')} and ${countOf(sidecars, 'sidecar')}`;
  if (archives > 0) return countOf(archives, 'archive');
  return sidecars > 0 ? countOf(sidecars, 'sidecar') : undefined;
}

function allThere(result: RunResult, words: RunWords, of?: 'readable' | 'given-parts'): string {
  const count = onServer(result);
  const leftOut = countState(result, 'skipped');
  if (count > 0) return sayAllThere({ count, leftOut, place: words.there, ...(of !== undefined && { of }) });
  return leftOut > 0 ? words.nothingBrought(leftOut) : say`There are no photos or videos in these files`;
}

/** Distinct files, as the plan counts what is to be uploaded: exact copies and embedded videos are none. */
function onServer(result: RunResult): number {
  return countState(result, 'uploaded', 'live-video', 'already-on-server');
}

function missingSentence(result: RunResult, missing: number, words: RunWords): string {
  return [missingHead(result, missing, words), ...advice(result, words)].join(say` `);
}

function missingHead(result: RunResult, missing: number, { there }: RunWords): string {
  if (missing === 0) return say`The run was interrupted before it was done.`;
  const all = countOf(onServer(result) + missing, 'photo or video', 'photos and videos');
  const why = causes(result).join(say`, `);
  return missing === 1
    ? say`1 of ${all} is not ${there}: ${why}.`
    : say`${formatCount(missing)} of ${all} are not ${there}: ${why}.`;
}

function causes(result: RunResult): string[] {
  const failed = countState(result, 'failed');
  const deferred = countState(result, 'deferred');
  const notReached = countState(result, 'not-reached');
  const inTrash = countState(result, 'in-server-trash');
  return [
    ...(failed > 0 ? [countOf(failed, 'failed', 'failed')] : []),
    ...(deferred > 0 ? [countOf(deferred, 'put off', 'put off')] : []),
    ...(notReached > 0 ? [countOf(notReached, 'not reached yet', 'not reached yet')] : []),
    ...(inTrash > 0 ? [countOf(inTrash, "lies in the server's trash", "lie in the server's trash")] : []),
  ];
}

function advice(result: RunResult, words: RunWords): string[] {
  const again =
    result.interrupted ||
    countState(result, 'not-reached') > 0 ||
    [...result.failed, ...result.deferred].some((outcome) => outcome.retryable === true);
  return [
    ...(again ? [words.again] : []),
    ...(countState(result, 'in-server-trash') > 0
      ? [say`With --restore-trashed, files in the trash are restored.`]
      : []),
  ];
}
