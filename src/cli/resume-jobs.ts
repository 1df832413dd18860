import { ApiError, UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { ConnectOptions } from '../immich/connect.ts';
import type { ImmichServer } from '../immich/immich-server.ts';
import { createRetry } from '../migrate/create-retry.ts';
import { queueLabels } from '../migrate/pause-jobs/queue-label.ts';
import { whyNoQueues } from '../migrate/pause-jobs/queue-server.ts';
import { resumeQueues } from '../migrate/pause-jobs/resume-queues.ts';
import { jsonLine } from '../report/json-line.ts';
import type { CommandIo } from './command-io.ts';
import { exitCodes } from './exit-codes.ts';
import { openAdminAccess } from './open-admin-access.ts';
import type { AdminFlags } from './open-admin-access.ts';
import type { ServerFlags } from './options/server-options.ts';
import { withServerJournal } from './with-server-journal.ts';

/** It is there: connecting has just succeeded. */
const maxWaitMs = 30_000;

/**
 * Resumes the server's queues that a run paused and, having been killed, did not resume.
 * @throws ApiError when the server or the key does not let it; UsageError for arguments that it does not take
 */
export function resumeJobs(
  paths: readonly string[],
  flags: ServerFlags & AdminFlags & { readonly stateDir?: string },
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  if (paths.length > 0)
    throw new UsageError(say`doctor --resume-jobs takes no archives`, {
      hint: say`Leave out either of them.`,
    });
  const setup = { features: ['account'] as const, signal };
  return withServerJournal(flags, io, setup, async (server, journal, options) => {
    const tell = (resumed: readonly string[], left: readonly string[], sentence: string): void =>
      io.terminal.out.line(io.options.json ? jsonLine({ type: 'jobs', resumed, left }) : sentence);
    if (journal.state.pausedQueues.length === 0) {
      tell([], [], say`No background jobs were left paused, as far as is known here.`);
      return exitCodes.whole;
    }
    const { resumed, left, error } = await asAdmin(server, flags, options, (admin) => {
      const obstacle = whyNoQueues(admin);
      if (obstacle !== undefined) throw new ApiError('forbidden', 'fatal', obstacle);
      const retry = createRetry(admin, { maxWaitMs, onEvent: () => undefined, stop: signal, signal });
      return resumeQueues(admin, journal, retry);
    });
    const none = resumed.length + left.length === 0;
    tell(resumed, left, none ? say`Nothing is left to resume.` : say`Resumed: ${queueLabels(resumed)}`);
    if (error !== undefined) throw error;
    return exitCodes.whole;
  });
}

/** Does the work with the rights of an administrator, where a key for that was given; else with those of the user. */
async function asAdmin<T>(
  server: ImmichServer,
  flags: AdminFlags,
  options: ConnectOptions,
  work: (server: ImmichServer) => Promise<T>,
): Promise<T> {
  const admin = await openAdminAccess(flags, options);
  try {
    return await work(admin ?? server);
  } finally {
    await admin?.close();
  }
}
