import { say } from '../../lib/say.ts';
import type { OutcomeState } from '../../model/outcome.ts';
import { outcomeLabel, reasonLabel } from '../outcome-label.ts';
import type { FileState, ReportFile } from '../report.ts';
import type { RunWords } from '../run-words.ts';
import { serverWords } from '../run-words.ts';

/**
 * What a state means to the owner of the photos. `came`: brought, or to be brought. `there`: on the server
 * before. `attention`: not on the server, though it should be. `aside`: needs no place of its own there.
 */
export type FateGroup = 'came' | 'there' | 'attention' | 'aside';

/** All states, grouped, in the order of tables. */
export const stateGroups: Record<FileState, FateGroup> = {
  uploaded: 'came',
  'to-upload': 'came',
  'live-video': 'came',
  'already-on-server': 'there',
  'on-server': 'there',
  failed: 'attention',
  missing: 'attention',
  unreadable: 'attention',
  'in-server-trash': 'attention',
  deferred: 'attention',
  'not-reached': 'attention',
  skipped: 'aside',
  'export-duplicate': 'aside',
  'embedded-video': 'aside',
};

/** A state in words, with its reason where it has one. */
export function stateLabel(
  state: FileState,
  reason: string | undefined,
  words: RunWords = serverWords,
): string {
  const own = state === 'to-upload' ? words.toBring : ownLabels[state];
  if (own === undefined) return outcomeLabel(state as OutcomeState, reason, words);
  return reason === undefined ? own : `${own}: ${reasonLabel(reason, words)}`;
}

const ownLabels: Partial<Record<FileState, string>> = {
  'on-server': say`on the server`,
  missing: say`not on the server`,
  unreadable: say`unreadable in the archives`,
};

/** What people see as one photo or video: a moving half counts by itself only where something is wrong with it. */
export function isSeen({ action, state }: Pick<ReportFile, 'action' | 'state'>): boolean {
  const group = stateGroups[state];
  return group === 'attention' || (group !== 'aside' && action !== 'live-video');
}
