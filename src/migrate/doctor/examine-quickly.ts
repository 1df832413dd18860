import type { Plan } from '../../model/plan.ts';
import type { JournalState } from '../journal/journal-state.ts';
import { attempt } from './attempt.ts';
import { checkClock } from './check-clock.ts';
import { checkDisk } from './check-disk.ts';
import { checkJobs } from './check-jobs.ts';
import { checkQuota } from './check-quota.ts';
import { checkStorageTemplate } from './check-storage-template.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { estimateUpload } from './upload-estimate.ts';

/**
 * The checks that an upload makes by itself before it begins: those of what can end or spoil it that cost no more
 * than one request each, three in all, and whose findings it does not tell anyway. Tells only what is wrong.
 */
export async function* examineQuickly(
  server: DoctorServer,
  plan: Plan,
  known: JournalState,
  options: { readonly signal: AbortSignal; readonly withinMs?: number },
): AsyncGenerator<Finding> {
  const deadline = AbortSignal.timeout(options.withinMs ?? longestMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  const estimate = estimateUpload(plan, known);
  const checks = [
    () => Promise.resolve(checkClock(server)),
    () => Promise.resolve(checkQuota(server, estimate)),
    () => attempt('disk', () => checkDisk(server, estimate, signal)),
    () => attempt('storage-template', () => checkStorageTemplate(server, plan, signal)),
    // What an earlier run left paused, the upload resumes by itself.
    () => attempt('jobs', () => checkJobs(server, { ours: [], pausesJobs: false, signal })),
  ];
  try {
    for (const check of checks) {
      const finding = await check();
      if (finding.level === 'warning' || finding.level === 'failure') yield finding;
    }
  } catch (error) {
    // A server that takes its time over a side question must not hold the upload up.
    if (!deadline.aborted || options.signal.aborted) throw error;
  }
}

const longestMs = 15_000;
