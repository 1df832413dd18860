import { say } from '../lib/say.ts';
import type { OutcomeState } from '../model/outcome.ts';
import { leftOutOnPurpose } from './say-all-there.ts';

/** The words of a report that depend on where photos were brought. */
export interface RunWords {
  /** Where they are in the end. */
  readonly there: string;
  /** What is to be done with what is not there yet. */
  readonly toBring: string;
  /** That nothing was to be brought, as so many files were left out: a sentence without its end. */
  nothingBrought(leftOut: number): string;
  /** How to go on. */
  readonly again: string;
  /** What was brought, and how long it took. */
  effort(files: string, bytes: string, duration: string): string;
  readonly states: Partial<Record<OutcomeState, string>>;
  readonly reasons: Partial<Record<string, string>>;
  /** What to do about files, by reason or state, where that depends on the place. */
  readonly advice: Partial<Record<string, string>>;
}

export const serverWords: RunWords = {
  there: say`on the server`,
  toBring: say`to upload`,
  nothingBrought: (leftOut) => say`Nothing was to be uploaded: ${leftOutOnPurpose(leftOut)}`,
  again: say`Run the same command again: it goes on where it stopped, and nothing is sent twice.`,
  effort: (files, bytes, duration) => say`${files} and ${bytes} sent in ${duration}`,
  states: {},
  reasons: {},
  advice: {
    'too-large': say`Send these from home, past the proxy: --direct-url with the address of the server there.`,
    quota: say`Ask the administrator of the server for more room, then run the same command again.`,
    'disk-full': say`Make room on the disk of the server, then run the same command again.`,
  },
};

export const archiveWords: RunWords = {
  there: say`in your archive`,
  toBring: say`to write`,
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
  advice: {
    'too-large': say`Write to a disk whose file system takes larger files, such as exFAT, NTFS or ext4.`,
    quota: say`Make room, or write to another disk, then run the same command again.`,
    'disk-full': say`Make room, or write to another disk, then run the same command again.`,
  },
};
