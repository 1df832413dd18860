import type { Journal } from '../journal/journal.ts';

/** Writes down which queues have to be resumed; false when it cannot be relied on to be there after a crash. */
export function rememberPaused(journal: Journal, queues: readonly string[]): boolean {
  const before = journal.state.pausedQueues;
  if (queues.join() !== before.join()) {
    journal.write({ kind: 'paused-queues', queues: [...queues], at: new Date().toISOString() });
    journal.sync();
  }
  return journal.unwritable === undefined;
}
