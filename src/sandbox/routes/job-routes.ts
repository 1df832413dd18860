import { ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import { checkBoolean, checkOneOf, refuseInvalid } from '../http/validate.ts';
import { queueExtraction } from '../jobs/queue-jobs.ts';
import type { Backend } from '../store/backend.ts';

const admin = { admin: true };
const since24 = { admin: true, when: ({ queuesRoute }: { queuesRoute: boolean }) => queuesRoute };

export const jobRoutes: readonly Route[] = [
  route('GET', '/jobs', 'job.read', listJobs, admin),
  route(
    'POST',
    '/jobs',
    'job.create',
    ({ backend }) => ({ status: backend.capabilities.createJobStatus }),
    admin,
  ),
  route('PUT', '/jobs/:name', 'job.create', commandQueue, admin),
  route(
    'GET',
    '/queues',
    'queue.read',
    ({ backend }) => ok(backend.capabilities.queueNames.map((name) => queueBody(backend, name))),
    since24,
  ),
  route('GET', '/queues/:name', 'queue.read', getQueue, since24),
  route('PUT', '/queues/:name', 'queue.update', updateQueue, since24),
];

/** Queues that have no jobs to start by themselves. */
const notStartable = [
  'backgroundTask',
  'search',
  'notifications',
  'workflow',
  'editor',
  'integrityCheck',
  'migration',
];

function listJobs({ backend }: Call): Answer {
  return ok(
    Object.fromEntries(backend.capabilities.queueNames.map((name) => [name, jobBody(backend, name)])),
  );
}

async function commandQueue(call: Call): Promise<Answer> {
  const { backend } = call;
  const { command } = await jsonOf(call);
  const name = requireName(call, backend.capabilities.jobParameter);
  const commands = ['start', 'pause', 'resume', 'empty', 'clear-failed'];
  refuseInvalid(checkOneOf(['command'], command ?? '', commands));
  if (command === 'start') start(backend, name);
  if (command === 'pause') backend.queues.pause(name);
  if (command === 'resume') backend.queues.resume(name);
  if (command === 'empty') backend.queues.empty(name);
  return ok(jobBody(backend, name));
}

function start(backend: Backend, name: string): void {
  if (notStartable.includes(name)) throw badRequest(`Invalid job name: ${name}`);
  if (name !== 'metadataExtraction') return;
  for (const asset of backend.state.assets.values()) if (!asset.extracted) queueExtraction(backend, asset);
}

function getQueue(call: Call): Answer {
  return ok(queueBody(call.backend, requireName(call, 'name')));
}

async function updateQueue(call: Call): Promise<Answer> {
  const { isPaused } = await jsonOf(call);
  const name = requireName(call, 'name');
  refuseInvalid(checkBoolean(['isPaused'], isPaused));
  if (isPaused === true && name === 'backgroundTask')
    throw badRequest('The BackgroundTask queue cannot be paused');
  if (isPaused === true) call.backend.queues.pause(name);
  if (isPaused === false) call.backend.queues.resume(name);
  return ok(queueBody(call.backend, name));
}

function requireName(call: Call, parameter: string): string {
  const name = param(call, 'name');
  refuseInvalid(checkOneOf([parameter], name, call.backend.capabilities.queueNames));
  return name;
}

/** While a queue is paused, what waits in it counts as paused. */
function counts({ queues }: Backend, name: string): Record<string, number> {
  const waiting = queues.waiting(name);
  const paused = queues.isPaused(name);
  return {
    active: 0,
    completed: 0,
    failed: queues.failed(name),
    delayed: 0,
    waiting: paused ? 0 : waiting,
    paused: paused ? waiting : 0,
  };
}

function jobBody(backend: Backend, name: string): Record<string, unknown> {
  const isPaused = backend.queues.isPaused(name);
  return { queueStatus: { isPaused, isActive: false }, jobCounts: counts(backend, name) };
}

function queueBody(backend: Backend, name: string): Record<string, unknown> {
  return { name, isPaused: backend.queues.isPaused(name), statistics: counts(backend, name) };
}
