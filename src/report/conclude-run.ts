import type { RunResult } from '../model/run-result.ts';
import { countLooseEnds } from './count-loose-ends.ts';
import { countState } from './count-state.ts';
import { findRunImbalance } from './find-run-imbalance.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import type { RunWords } from './run-words.ts';
import { serverWords } from './run-words.ts';

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
      text: `The figures do not add up: ${imbalance}. This is a bug, please report it.`,
    };
  }
  const missing = countState(result, 'in-server-trash', 'deferred', 'failed', 'not-reached');
  if (missing > 0 || result.interrupted)
    return { whole: false, text: missingSentence(result, missing, words) };
  const lacking = result.albums.filter(({ present, expected }) => present < expected).length;
  if (lacking > 0) {
    return {
      whole: false,
      text:
        `${allThere(result, words)}, but ${countOf(lacking, 'album lacks', 'albums lack')} some of them. ` +
        'Run the same command again to complete what can be completed.',
    };
  }
  const looseEnds = countLooseEnds(result);
  if (looseEnds > 0) {
    return {
      whole: false,
      text:
        `${allThere(result, words)}, but ${countOf(looseEnds, 'stack or live photo', 'stacks or live photos')} ` +
        'could not be put together. Run the same command again to try that again.',
    };
  }
  const unread = unreadSources(result);
  if (unread !== undefined) {
    return {
      whole: false,
      text: `${allThere(result, words, 'that could be read')}, but ${unread} could not be read.`,
    };
  }
  const absent = result.warnings.filter(({ code }) => absentParts.has(code)).length;
  if (absent > 0) {
    return {
      whole: true,
      text: `${allThere(result, words, 'of the parts given here')}. The export has more: see the warnings.`,
    };
  }
  return { whole: true, text: `${allThere(result, words)}.` };
}

const absentParts: ReadonlySet<string> = new Set(['missing-part', 'probably-missing-part']);

/** What is damaged was told as a warning, and is no part of any sum. */
function unreadSources({ warnings }: RunResult): string | undefined {
  const count = (...codes: string[]): number => warnings.filter(({ code }) => codes.includes(code)).length;
  const archives = count('unreadable-archive', 'unreadable-folder');
  const sidecars = count('unreadable-sidecar');
  const parts = [
    ...(archives > 0 ? [countOf(archives, 'archive', 'archives')] : []),
    ...(sidecars > 0 ? [countOf(sidecars, 'sidecar', 'sidecars')] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function allThere(result: RunResult, words: RunWords, whose = 'of this export'): string {
  const there = onServer(result);
  const skipped = countState(result, 'skipped');
  if (there === 0) {
    return skipped === 0
      ? 'There are no photos or videos in these files'
      : `Nothing was to be ${words.brought}: ${countOf(skipped, 'file was', 'files were')} left out on purpose`;
  }
  const which = there === 1 ? 'The one photo or video' : `All ${formatCount(there)} photos and videos`;
  const verb = there === 1 ? 'is' : 'are';
  if (skipped === 0) return `${which} ${whose} ${verb} ${words.there}`;
  return (
    `${which} that you asked for ${verb} ${words.there} ` +
    `(${countOf(skipped, 'file was', 'files were')} left out on purpose)`
  );
}

/** Distinct files, as the plan counts what is to be uploaded: exact copies and embedded videos are none. */
function onServer(result: RunResult): number {
  return countState(result, 'uploaded', 'live-video', 'already-on-server');
}

function missingSentence(result: RunResult, missing: number, words: RunWords): string {
  const total = onServer(result) + missing;
  const head =
    missing === 0
      ? 'The run was interrupted before it was done'
      : `${formatCount(missing)} of ${countOf(total, 'photo or video', 'photos and videos')} ` +
        `${missing === 1 ? 'is' : 'are'} not ${words.there}: ${causes(result).join(', ')}`;
  return `${head}. ${advice(result, words).join(' ')}`.trimEnd();
}

function causes(result: RunResult): string[] {
  const inTrash = countState(result, 'in-server-trash');
  const counts: readonly (readonly [number, string])[] = [
    [countState(result, 'failed'), 'failed'],
    [countState(result, 'deferred'), 'put off'],
    [countState(result, 'not-reached'), 'not reached yet'],
    [inTrash, inTrash === 1 ? "lies in the server's trash" : "lie in the server's trash"],
  ];
  return counts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`);
}

function advice(result: RunResult, words: RunWords): string[] {
  const again =
    result.interrupted ||
    countState(result, 'not-reached') > 0 ||
    [...result.failed, ...result.deferred].some((outcome) => outcome.retryable === true);
  return [
    ...(again
      ? [`Run the same command again: it goes on where it stopped, and nothing is ${words.carried} twice.`]
      : []),
    ...(countState(result, 'in-server-trash') > 0
      ? ['With --restore-trashed, files in the trash are restored.']
      : []),
  ];
}
