import { connectImmich } from '../../immich/connect.ts';
import type { ImmichServer } from '../../immich/immich-server.ts';
import type { DoctorServer } from '../../migrate/doctor/doctor-server.ts';
import { examine } from '../../migrate/doctor/examine.ts';
import type { Finding } from '../../migrate/doctor/finding.ts';
import { preparePlan } from '../../migrate/prepare-plan.ts';
import type { Plan } from '../../model/plan.ts';
import { doctorSummaryToJson, findingToJson } from '../../report/doctor-to-ndjson.ts';
import { concludeDoctor, renderFindingText } from '../../report/render-doctor-text.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { neededFeatures } from '../needed-features.ts';
import { connectDirectly } from '../open-direct-route.ts';
import { openAdminAccess } from '../open-admin-access.ts';
import { openExport } from '../open-export.ts';
import { readPlanOptions } from '../options/filter-options.ts';
import { readRunOptions, readStateDir } from '../options/run-options.ts';
import { readConnectOptions } from '../options/server-options.ts';
import { checkedTimeZone } from '../options/time-zone.ts';
import { resumeJobs } from '../resume-jobs.ts';
import { withInterruption } from '../signals.ts';
import type { RunCommandFlags } from '../with-prepared-run.ts';
import { say } from '../../lib/say.ts';

export type DoctorFlags = RunCommandFlags & {
  /** False after `--no-probe`. */
  readonly probe: boolean;
  readonly resumeJobs?: boolean;
};

/** `doctor`: says what could spoil an upload with the same arguments. Changes nothing but with `--resume-jobs`. */
export async function runDoctor(
  paths: readonly string[],
  flags: DoctorFlags,
  io: CommandIo,
): Promise<number> {
  return withInterruption(
    () => io.terminal.err.line(say`Stopping.`),
    async (interruption) => {
      if (flags.resumeJobs === true) return await resumeJobs(paths, flags, io, interruption.stop);
      const findings = await tellFindings(paths, flags, io, interruption.stop);
      const failed = findings.find((finding) => finding.level === 'failure');
      return failed === undefined ? exitCodes.whole : exitCodeOf(failed.error);
    },
  );
}

async function tellFindings(
  paths: readonly string[],
  flags: DoctorFlags,
  io: CommandIo,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  // Mistakes in the options come first, as for an upload.
  readRunOptions(flags);
  const readPlan = planReader(paths, flags, signal);
  const connectOptions = await readConnectOptions(flags, io);
  const findings: Finding[] = [];
  let server: ImmichServer | undefined;
  let admin: ImmichServer | undefined;
  let direct: ImmichServer | undefined;
  const openDirect = (url: string) => async () => {
    const { apiKey, tls } = connectOptions;
    if (server === undefined) throw new Error('there is no usual way yet');
    return (direct = await connectDirectly(server, { url, apiKey, tls, timeouts, signal }));
  };
  try {
    const examination = examine({
      connect: async () => (server = await connectImmich({ ...connectOptions, timeouts, signal })),
      needed: neededFeatures(flags),
      readPlan,
      stateDir: readStateDir(flags, io.env),
      probe: flags.probe,
      openDirect: flags.directUrl === undefined ? undefined : openDirect(flags.directUrl),
      pausesJobs: flags.pauseJobs === true,
      openAdmin: async () => (admin = await openAdminAccess(flags, { ...connectOptions, timeouts, signal })),
      signal,
    });
    for await (const finding of examination) {
      signal.throwIfAborted();
      findings.push(finding);
      tell(finding, io);
    }
  } finally {
    await direct?.close();
    await admin?.close();
    await server?.close();
  }
  const { out } = io.terminal;
  out.line(io.options.json ? doctorSummaryToJson(findings) : concludeDoctor(findings));
  return findings;
}

/** A server that needs longer for a small question is a finding. */
const timeouts = { answerMs: 30_000 };

/** Undefined when no export was named. The archives are closed again at once: a plan needs them no more. */
function planReader(
  paths: readonly string[],
  flags: DoctorFlags,
  signal: AbortSignal,
): ((server: DoctorServer | undefined) => Promise<Plan>) | undefined {
  const options = readPlanOptions(flags, new Date());
  const timeZone = checkedTimeZone(flags.timeZone);
  if (paths.length === 0) return undefined;
  return async (server) => {
    const sources = await openExport(paths, { signal });
    try {
      const supports = server && ((fileName: string) => server.mediaKind(fileName) !== undefined);
      return await preparePlan({ sources, options, timeZone, signal, ...(supports && { supports }) });
    } finally {
      await sources.close();
    }
  };
}

function tell(finding: Finding, { terminal: { out }, options }: CommandIo): void {
  if (options.json) out.line(findingToJson(finding));
  else if (!options.quiet || finding.level === 'warning' || finding.level === 'failure')
    out.write(renderFindingText(finding, { width: out.width, paint: out.paint }));
}
