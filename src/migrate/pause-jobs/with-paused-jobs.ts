import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Destination } from '../../model/destination.ts';
import type { OnRunEvent } from '../../model/run-event.ts';
import { createRetry } from '../create-retry.ts';
import type { Journal } from '../journal/journal.ts';
import { pauseQueues } from './pause-queues.ts';
import { queueLabels } from './queue-label.ts';
import type { QueueServer } from './queue-server.ts';
import { whyNoQueues } from './queue-server.ts';
import { resumeQueues } from './resume-queues.ts';

interface PauseInput {
  readonly server: QueueServer & Pick<Destination, 'ping'>;
  readonly journal: Journal;
  /** Whether the user wants jobs to be paused. */
  readonly wanted: boolean;
  /** Told what was paused and resumed. */
  readonly log: (line: string) => void;
  readonly onEvent: OnRunEvent;
  /** Aborted: pause nothing more. Resuming goes on. */
  readonly stop: AbortSignal;
}

/** A user who wants to leave at once waits no longer than this for the queues to be resumed. */
const resumeWithinMs = 15_000;

/**
 * Does the work with the heavy queues paused, where that is wanted and allowed, and resumes them whatever comes of
 * the work. Without the wish, what a run that died left paused is resumed before the work.
 */
export async function withPausedJobs<T>(input: PauseInput, work: () => Promise<T>): Promise<T> {
  if (!input.wanted) {
    await resume(input);
    return work();
  }
  try {
    await pause(input);
    return await work();
  } finally {
    await resume(input);
  }
}

async function pause({ server, journal, log, onEvent, stop }: PauseInput): Promise<void> {
  const warn = (why: string): void =>
    onEvent({
      kind: 'warning',
      code: 'jobs-not-paused',
      message: say`${why}; the run goes on without pausing`,
    });
  const obstacle = whyNoQueues(server);
  if (obstacle !== undefined) {
    warn(obstacle);
    return;
  }
  try {
    const paused = await pauseQueues(server, journal, stop);
    if (paused === undefined)
      warn(
        say`background jobs are not paused, since that could not be remembered (${journal.unwritable ?? ''})`,
      );
    else if (paused.length > 0) log(say`Paused for this run: ${queueLabels(paused)}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    warn(error.message);
  }
}

async function resume({ server, journal, log, onEvent }: PauseInput): Promise<void> {
  if (journal.state.pausedQueues.length === 0) return;
  const retry = createRetry(server, {
    maxWaitMs: resumeWithinMs,
    onEvent,
    stop: AbortSignal.timeout(resumeWithinMs),
    signal: AbortSignal.timeout(2 * resumeWithinMs),
  });
  const { resumed, left, error } = await resumeQueues(server, journal, retry);
  if (resumed.length > 0) log(say`Resumed: ${queueLabels(resumed)}`);
  if (left.length === 0) return;
  const message = say`still paused on the server: ${queueLabels(left)} (${error?.message ?? ''}); immich-takeout doctor --resume-jobs resumes them`;
  onEvent({ kind: 'warning', code: 'jobs-still-paused', message });
}
