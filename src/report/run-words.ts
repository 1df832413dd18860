import { say } from '../lib/say.ts';
import type { OutcomeState } from '../model/outcome.ts';
import { leftOutOnPurpose } from './say-all-there.ts';

/** The words of a report that depend on where photos were brought. */
export interface RunWords {
  /** Where they are in the end. */
  readonly there: string;
  /** That nothing was to be brought, as so many files were left out: a sentence without its end. */
  nothingBrought(leftOut: number): string;
  /** How to go on. */
  readonly again: string;
  /** What was brought, and how long it took. */
  effort(files: string, bytes: string, duration: string): string;
  readonly states: Partial<Record<OutcomeState, string>>;
  readonly reasons: Partial<Record<string, string>>;
}

export const serverWords: RunWords = {
  there: say`on the server`,
  nothingBrought: (leftOut) => say`Nothing was to be uploaded: ${leftOutOnPurpose(leftOut)}`,
  again: say`Run the same command again: it goes on where it stopped, and nothing is sent twice.`,
  effort: (files, bytes, duration) => say`${files} and ${bytes} sent in ${duration}`,
  states: {},
  reasons: {},
};

export const archiveWords: RunWords = {
  there: say`in your archive`,
  nothingBrought: (leftOut) => say`Nothing was to be written: ${leftOutOnPurpose(leftOut)}`,
  again: say`Run the same command again: it goes on where it stopped, and nothing is written twice.`,
  effort: (files, bytes, duration) => say`${files} and ${bytes} written in ${duration}`,
  states: { uploaded: say`written`, 'already-on-server': say`already in the archive` },
  reasons: {
    'unsupported-type': say`file type that Immich does not take`,
    'disk-full': say`the disk is full`,
    quota: say`your quota on the disk is used up`,
    'too-large': say`larger than the disk can hold in one file`,
    'not-in-archive': say`not found in the archive at the end`,
  },
};
