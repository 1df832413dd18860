import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Journal } from '../journal/journal.ts';
import type { RetryContext } from '../with-retry.ts';
import { withRetry } from '../with-retry.ts';
import type { QueueServer } from './queue-server.ts';
import { rememberPaused } from './remember-paused.ts';

export interface ResumeResult {
  readonly resumed: readonly string[];
  /** Still paused, and remembered as such. */
  readonly left: readonly string[];
  /** Why the first of those could not be resumed. */
  readonly error: Error | undefined;
}

/** Resumes exactly the queues that the journal says were paused by this program. Never throws. */
export async function resumeQueues(
  server: QueueServer,
  journal: Journal,
  retry: RetryContext,
): Promise<ResumeResult> {
  const resumed: string[] = [];
  const left: string[] = [];
  let failure: Error | undefined;
  for (const name of journal.state.pausedQueues) {
    try {
      await withRetry(say`queues`, retry, () => server.setQueuePaused(name, false, retry.signal));
      resumed.push(name);
    } catch (error) {
      // Since an update the server has no queue of this name: there is nothing to resume.
      if (error instanceof ApiError && error.kind === 'invalid') continue;
      left.push(name);
      failure ??= error instanceof Error ? error : new Error(String(error));
    }
  }
  rememberPaused(journal, left);
  return { resumed, left, error: failure };
}
