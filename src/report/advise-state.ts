import { say } from '../lib/say.ts';
import type { FileState } from './report.ts';
import type { RunWords } from './run-words.ts';
import { serverWords } from './run-words.ts';

/** What to do about files in this state; undefined where nothing has to be done, or nobody knows. */
export function adviseState(
  state: FileState,
  reason: string | undefined,
  words: RunWords = serverWords,
): string | undefined {
  const because = reason === undefined ? undefined : (words.advice[reason] ?? byReason[reason]);
  return because ?? (endsByAnotherRun(state, reason) ? words.again : byState[state]);
}

function endsByAnotherRun(state: FileState, reason: string | undefined): boolean {
  return reason === 'unreachable' || state === 'deferred' || state === 'not-reached';
}

const downloadAgain = say`Download this part of the export again from Google, and run the same command with the new file.`;

const byReason: Partial<Record<string, string>> = {
  'crc-mismatch': downloadAgain,
  truncated: downloadAgain,
  encrypted: say`Take the password off the archive, or unpack it and give the folder instead.`,
  'unsupported-method': say`Unpack the archive with the program that made it, and give the folder instead.`,
};

const byState: Partial<Record<FileState, string>> = {
  failed: say`Each file says why. What another run may mend is tried again when the same command is run.`,
  missing: say`Run upload with the same archives and options: it sends what is missing, and nothing twice.`,
  unreadable: downloadAgain,
  'in-server-trash': say`Somebody deleted these on the server, where they vanish for good after a while. With --restore-trashed, upload takes them out of the trash.`,
};
