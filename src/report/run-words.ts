import type { OutcomeState } from '../model/outcome.ts';

/** The words of a report that depend on where photos were brought. */
export interface RunWords {
  /** Where they are in the end. */
  readonly there: string;
  /** What was done with a photo. */
  readonly brought: string;
  /** What was done with its bytes. */
  readonly carried: string;
  readonly states: Partial<Record<OutcomeState, string>>;
  readonly reasons: Partial<Record<string, string>>;
}

export const serverWords: RunWords = {
  there: 'on the server',
  brought: 'uploaded',
  carried: 'sent',
  states: {},
  reasons: {},
};

export const archiveWords: RunWords = {
  there: 'in the archive',
  brought: 'written',
  carried: 'written',
  states: { uploaded: 'written', 'already-on-server': 'already in the archive' },
  reasons: {
    'unsupported-type': 'file type that Immich does not take',
    'disk-full': 'the disk is full',
    quota: 'your quota on the disk is used up',
    'too-large': 'larger than the disk can hold in one file',
    'not-in-archive': 'not found in the archive at the end',
  },
};
