import { say } from '../lib/say.ts';
import type { ApiSession } from './api-session.ts';
import { jobsAnswer, queuesAnswer } from './schemas.ts';

/** One queue of background jobs on the server. */
export interface ServerQueue {
  readonly name: string;
  readonly isPaused: boolean;
  /** Jobs that are running or wait for their turn, also while the queue is paused. */
  readonly waiting: number;
}

const action = say`look at the queues of background jobs`;

/** All queues; which ones there are differs between versions. Only administrators may ask. */
export async function listQueues(
  { http, capabilities }: ApiSession,
  signal: AbortSignal,
): Promise<readonly ServerQueue[]> {
  if (capabilities.queuesRoute) {
    const queues = await http.fetchJson({ method: 'GET', path: '/queues', action }, queuesAnswer, signal);
    return queues.map(({ name, isPaused, statistics }) => ({
      name,
      isPaused,
      waiting: waitingIn(statistics),
    }));
  }
  const jobs = await http.fetchJson({ method: 'GET', path: '/jobs', action }, jobsAnswer, signal);
  return Object.entries(jobs).map(([name, { queueStatus, jobCounts }]) => ({
    name,
    isPaused: queueStatus.isPaused,
    waiting: waitingIn(jobCounts),
  }));
}

/** Pauses or resumes one queue. Doing so twice is fine. */
export async function setQueuePaused(
  { http, capabilities }: ApiSession,
  name: string,
  paused: boolean,
  signal: AbortSignal,
): Promise<void> {
  const queue = encodeURIComponent(name);
  const call = capabilities.queuesRoute
    ? { path: `/queues/${queue}`, json: { isPaused: paused } }
    : { path: `/jobs/${queue}`, json: { command: paused ? 'pause' : 'resume' } };
  const action = paused ? say`pause the queue ${name}` : say`resume the queue ${name}`;
  await http.perform({ method: 'PUT', ...call, action }, signal);
}

interface Counts {
  readonly active: number;
  readonly waiting: number;
  /** What waits counts here while its queue is paused. */
  readonly paused: number;
}

/** Delayed jobs are left out: mails about albums wait there for minutes by design. */
function waitingIn({ active, waiting, paused }: Counts): number {
  return active + waiting + paused;
}
