import { say } from '../lib/say.ts';
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
  uploaded: say`uploaded`,
  'already-on-server': say`already on the server`,
  'in-server-trash': say`in the server's trash`,
  'export-duplicate': say`exact copy of another file`,
  'live-video': say`moving half of a live photo`,
  'embedded-video': say`video already inside its photo`,
  skipped: say`left out`,
  deferred: say`put off`,
  failed: say`failed`,
  'not-reached': say`not reached yet`,
};

const reasonLabels: Partial<Record<string, string>> = {
  filter: say`by your filters`,
  trashed: say`in Google's trash`,
  partner: say`from a partner`,
  archived: say`archived in Google Photos`,
  'unsupported-type': say`file type the server does not take`,
  'edited-policy': say`the other version was asked for`,
  'empty-file': say`empty file`,
  'too-large': say`larger than the way to the server lets through`,
  'crc-mismatch': say`damaged in the archive`,
  truncated: say`cut short in the archive`,
  encrypted: say`encrypted in the archive`,
  'unsupported-method': say`compressed in a way that cannot be read`,
  unreachable: say`server not reachable`,
  quota: say`your quota on the server is used up`,
  'disk-full': say`disk of the server is full`,
  'not-found': say`not found`,
  'not-a-zip': say`not a zip`,
  'damaged-directory': say`damaged directory`,
  'unsafe-header': say`unsafe header`,
  'size-mismatch': say`size mismatch`,
  changed: say`changed`,
  'read-failed': say`read failed`,
  'server-error': say`server error`,
  'rate-limited': say`rate limited`,
  maintenance: say`maintenance`,
  unauthorized: say`unauthorized`,
  forbidden: say`forbidden`,
  invalid: say`invalid`,
  'not-immich': say`not immich`,
  redirect: say`redirect`,
  'login-page': say`login page`,
  'unsupported-version': say`unsupported version`,
};
