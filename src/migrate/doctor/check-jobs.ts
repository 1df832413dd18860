import { formatCount } from '../../lib/format-count.ts';
import type { ServerQueue } from '../../immich/queues.ts';
import { say } from '../../lib/say.ts';
import { queueLabel, queueLabels } from '../pause-jobs/queue-label.ts';
import type { DoctorServer } from './doctor-server.ts';
import { whyNotAdmin } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok, unchecked, warning } from './finding.ts';

/** Without these, dates, places, descriptions and tags do not appear. */
const neededQueues = new Set(['metadataExtraction', 'sidecar', 'backgroundTask']);
/** What a server works off in minutes is no reason to wait. */
const manyJobs = 1000;

/** Whether the server's background jobs run, and are not busy with something else. */
export async function checkJobs(
  server: DoctorServer,
  input: {
    /** Queues that an earlier run paused and did not resume. */
    readonly ours: readonly string[];
    /** They are to be paused for the upload. */
    readonly pausesJobs: boolean;
    readonly signal: AbortSignal;
  },
): Promise<Finding> {
  const noPause = input.pausesJobs ? whyNotAdmin(server, 'pause-queues') : undefined;
  if (noPause !== undefined)
    return warning('jobs', say`--pause-jobs will do nothing: ${noPause}`, say`The upload works without it.`);
  const obstacle = whyNotAdmin(server, 'queues');
  if (obstacle !== undefined) return unchecked('jobs', obstacle);
  const queues = await server.listQueues(input.signal);
  const problems = [leftPaused(queues, input.ours), stopped(queues), piledUp(queues)].filter(
    (problem) => problem !== undefined,
  );
  if (problems.length === 0) return ok('jobs', describeIdle(queues));
  return warning(
    'jobs',
    problems.map(({ found }) => found).join('; '),
    problems.map(({ advice }) => advice).join(say` `),
  );
}

interface JobProblem {
  readonly found: string;
  readonly advice: string;
}

function leftPaused(queues: readonly ServerQueue[], ours: readonly string[]): JobProblem | undefined {
  const left = namesOf(queues.filter(({ name, isPaused }) => isPaused && ours.includes(name)));
  if (left.length === 0) return undefined;
  return {
    found: say`an earlier run could not resume ${queueLabels(left)}`,
    advice: say`immich-takeout doctor --resume-jobs does it, and so does the next upload.`,
  };
}

function stopped(queues: readonly ServerQueue[]): JobProblem | undefined {
  const names = namesOf(queues.filter(({ name, isPaused }) => isPaused && neededQueues.has(name)));
  if (names.length === 0) return undefined;
  return {
    found: say`paused: ${queueLabels(names)}, without which photos show neither date nor place`,
    advice: say`Resume it in Immich under Administration > Jobs.`,
  };
}

function piledUp(queues: readonly ServerQueue[]): JobProblem | undefined {
  const piles = queues.filter(({ waiting, isPaused }) => !isPaused && waiting >= manyJobs);
  if (piles.length === 0) return undefined;
  const list = piles.map(({ name, waiting }) => say`${formatCount(waiting)} jobs for ${queueLabel(name)}`);
  return {
    found: say`the server still has to do ${list.join(say`, `)}`,
    advice: say`Let it finish first, or give --pause-jobs: it is slow as long as it does both.`,
  };
}

function describeIdle(queues: readonly ServerQueue[]): string {
  const paused = namesOf(queues.filter(({ isPaused }) => isPaused));
  return paused.length === 0
    ? say`background jobs run, and few wait`
    : say`background jobs run; paused by somebody, and left so: ${queueLabels(paused)}`;
}

function namesOf(queues: readonly ServerQueue[]): string[] {
  return queues.map(({ name }) => name);
}
