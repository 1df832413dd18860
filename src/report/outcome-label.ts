import type { OutcomeState } from '../model/outcome.ts';
import type { RunWords } from './run-words.ts';
import { serverWords } from './run-words.ts';

/** An outcome in words, with its reason where the state has one. */
export function outcomeLabel(
  state: OutcomeState,
  reason: string | undefined,
  words: RunWords = serverWords,
): string {
  const label = words.states[state] ?? stateLabels[state];
  return reason === undefined ? label : `${label}: ${reasonLabel(reason, words)}`;
}

/** Whether a word from elsewhere, such as a journal, is a state of this program. */
export function isOutcomeState(word: string): word is OutcomeState {
  return Object.hasOwn(stateLabels, word);
}

/** A reason code in words; codes without words of their own are shown as they are. */
export function reasonLabel(reason: string, words: RunWords = serverWords): string {
  return words.reasons[reason] ?? reasonLabels[reason] ?? reason.replaceAll('-', ' ');
}

const stateLabels: Record<OutcomeState, string> = {
  uploaded: 'uploaded',
  'already-on-server': 'already on the server',
  'in-server-trash': "in the server's trash",
  'export-duplicate': 'exact copy of another file',
  'live-video': 'moving half of a live photo',
  'embedded-video': 'video already inside its photo',
  skipped: 'left out',
  deferred: 'put off',
  failed: 'failed',
  'not-reached': 'not reached yet',
};

const reasonLabels: Partial<Record<string, string>> = {
  filter: 'by your filters',
  trashed: "in Google's trash",
  partner: 'from a partner',
  archived: 'archived in Google Photos',
  'unsupported-type': 'file type the server does not take',
  'edited-policy': 'the other version was asked for',
  'empty-file': 'empty file',
  'too-large': 'larger than the way to the server lets through',
  'crc-mismatch': 'damaged in the archive',
  truncated: 'cut short in the archive',
  encrypted: 'encrypted in the archive',
  'unsupported-method': 'compressed in a way that cannot be read',
  unreachable: 'server not reachable',
  quota: 'your quota on the server is used up',
  'disk-full': 'disk of the server is full',
};
