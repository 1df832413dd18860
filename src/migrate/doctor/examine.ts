import { AppError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Plan } from '../../model/plan.ts';
import { Journal } from '../journal/journal.ts';
import { attempt } from './attempt.ts';
import { checkArchives } from './check-archives.ts';
import { checkDisk } from './check-disk.ts';
import { checkFileTypes } from './check-file-types.ts';
import { checkJobs } from './check-jobs.ts';
import { checkQuota } from './check-quota.ts';
import { checkRequestSize } from './check-request-size.ts';
import { checkState } from './check-state.ts';
import { checkStorageTemplate } from './check-storage-template.ts';
import { checkTagsView } from './check-tags-view.ts';
import { checkTrash } from './check-trash.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { CheckId, Finding } from './finding.ts';
import { failure, unchecked } from './finding.ts';
import type { MeetInput } from './meet-server.ts';
import { meetServer } from './meet-server.ts';
import { estimateUpload } from './upload-estimate.ts';

export interface ExamineInput extends MeetInput {
  /** Reads the export, for a server where one was met; undefined: none was named. */
  readonly readPlan: ((server: DoctorServer | undefined) => Promise<Plan>) | undefined;
  /** Where the journals are. */
  readonly stateDir: string;
  /** The server by the way that what the usual one refuses goes; undefined: there is none. Whoever gives it closes it. */
  readonly openDirect: (() => Promise<DoctorServer>) | undefined;
  /** Background jobs are to be paused. */
  readonly pausesJobs: boolean;
  /** The server with the rights of an administrator, where a key for that was given; whoever gives it closes it. */
  readonly openAdmin: () => Promise<DoctorServer | undefined>;
}

/**
 * Looks at everything that could spoil an upload, and tells each finding as soon as it is known: one for every
 * check, also for those that cannot be made. Changes nothing, neither there nor here.
 */
export async function* examine(input: ExamineInput): AsyncGenerator<Finding, void> {
  const server = yield* meetServer(input);
  const plan = yield* readExport(input, server);
  const memory = recall(input.stateDir, server);
  if (server === undefined)
    for (const check of serverChecks) yield unchecked(check, say`not without the server`);
  else yield* lookInside(server, plan, memory, input);
  if (memory.error === undefined)
    yield await checkState(input.stateDir, memory.path, plan?.media.length ?? 0);
  else yield failure('state', memory.error);
}

const serverChecks: readonly CheckId[] = [
  'quota',
  'disk',
  'request-size',
  'storage-template',
  'tags-view',
  'trash',
  'jobs',
];

async function* readExport(
  { readPlan }: ExamineInput,
  server: DoctorServer | undefined,
): AsyncGenerator<Finding, Plan | undefined> {
  if (readPlan === undefined) {
    yield unchecked(
      'archives',
      say`no export was named`,
      say`Name the archives as for upload to have them looked at, too.`,
    );
    yield unchecked('file-types', say`no export was named`);
    return undefined;
  }
  try {
    const plan = await readPlan(server);
    yield checkArchives(plan);
    yield server === undefined ? unchecked('file-types', say`not without the server`) : checkFileTypes(plan);
    return plan;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield failure('archives', error);
    yield unchecked('file-types', say`the export could not be read`);
    return undefined;
  }
}

async function* lookInside(
  server: DoctorServer,
  plan: Plan | undefined,
  { state }: Memory,
  { probe, openDirect, pausesJobs, openAdmin, signal }: ExamineInput,
): AsyncGenerator<Finding> {
  const estimate = plan && estimateUpload(plan, state);
  const ours = state?.pausedQueues ?? [];
  yield checkQuota(server, estimate);
  yield await attempt('disk', () => checkDisk(server, estimate, signal));
  yield await attempt('request-size', () => checkRequestSize(server, { plan, probe, openDirect, signal }));
  yield await attempt('storage-template', () => checkStorageTemplate(server, plan, signal));
  yield await attempt('tags-view', () => checkTagsView(server, plan, signal));
  yield await attempt('trash', () => checkTrash(server, signal));
  yield await attempt('jobs', async () =>
    checkJobs((await openAdmin()) ?? server, { ours, pausesJobs, signal }),
  );
}

/** What earlier runs wrote down about this server and user. */
interface Memory {
  readonly path?: string;
  readonly state?: Journal['state'];
  readonly error?: AppError;
}

function recall(stateDir: string, server: DoctorServer | undefined): Memory {
  if (server === undefined) return {};
  const path = Journal.pathFor(stateDir, server.identity);
  try {
    return { path, state: Journal.read(path).state };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { path, error };
  }
}
