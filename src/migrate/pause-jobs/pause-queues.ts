import type { Journal } from '../journal/journal.ts';
import { heavyQueues } from './heavy-queues.ts';
import type { QueueServer } from './queue-server.ts';
import { rememberPaused } from './remember-paused.ts';

/**
 * Pauses the heavy queues that are not paused already: what the user paused stays the user's. Written down before
 * anything is done, so that a crash at any moment leaves at most a queue too many to resume. What a run that died
 * had paused is taken over.
 *
 * @returns the queues that have to be resumed in the end; undefined when that could not be written down, and so
 *   nothing was paused
 * @throws ApiError when the server refuses; what was paused until then is in the journal
 */
export async function pauseQueues(
  server: QueueServer,
  journal: Journal,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const queues = await server.listQueues(signal);
  const inherited = new Set(journal.state.pausedQueues);
  // Somebody else has resumed what is not paused any more.
  const kept = queues.filter(({ name, isPaused }) => isPaused && inherited.has(name));
  const due = queues.filter(({ name, isPaused }) => !isPaused && heavyQueues.has(name));
  const ours = [...kept, ...due].map(({ name }) => name);
  if (!rememberPaused(journal, ours)) return undefined;
  for (const { name } of due) await server.setQueuePaused(name, true, signal);
  return ours;
}
