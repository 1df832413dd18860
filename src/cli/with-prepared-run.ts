import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { connectImmich } from '../immich/connect.ts';
import type { ImmichServer } from '../immich/immich-server.ts';
import type { Feature } from '../immich/permissions.ts';
import { formatVersion } from '../immich/server-version.ts';
import { createDescriber } from '../migrate/describe-media.ts';
import { Journal } from '../migrate/journal/journal.ts';
import { exceedsRoute } from '../migrate/upload-route.ts';
import { describeOversize } from '../plan/oversize-problem.ts';
import { openAdminAccess } from './open-admin-access.ts';
import { openDirectRoute } from './open-direct-route.ts';
import { preparePlan } from '../migrate/prepare-plan.ts';
import type { RunInput } from '../migrate/run.ts';
import type { PlanHints } from '../plan/plan-hints.ts';
import type { Plan } from '../model/plan.ts';
import type { CommandIo } from './command-io.ts';
import type { FilterFlags } from './options/filter-options.ts';
import { readPlanOptions } from './options/filter-options.ts';
import { openExport } from './open-export.ts';
import type { RunFlags } from './options/run-options.ts';
import { readMaxRequestBytes, readRunOptions, readStateDir } from './options/run-options.ts';
import type { ServerFlags } from './options/server-options.ts';
import { readConnectOptions } from './options/server-options.ts';
import { checkedTimeZone } from './options/time-zone.ts';

export type RunCommandFlags = FilterFlags & RunFlags & ServerFlags;

/** Everything a command needs that compares an export with a server. */
export interface PreparedRun {
  readonly server: ImmichServer;
  /** The same server with the rights of an administrator, where the run wants them and a key for that was given. */
  readonly admin: ImmichServer | undefined;
  readonly plan: Plan;
  readonly journal: Journal;
  /** What a run takes, but for its signals and its listener. */
  readonly input: Omit<RunInput, 'onEvent' | 'stop' | 'signal'>;
}

/**
 * Connects, reads the export, makes the plan, opens the journal, does the work, and closes everything again.
 * The server comes first: a wrong address or key shows at once, not after an hour of reading.
 *
 * @param features what the key must be able to do
 * @throws ApiError, SourceError, UsageError
 */
export async function withPreparedRun<T>(
  paths: readonly string[],
  flags: RunCommandFlags,
  io: CommandIo,
  setup: {
    readonly features: readonly Feature[];
    readonly signal: AbortSignal;
    readonly broughtByOwner?: PlanHints['broughtByOwner'];
  },
  work: (prepared: PreparedRun) => Promise<T>,
): Promise<T> {
  const planOptions = readPlanOptions(flags, new Date());
  const runOptions = readRunOptions(flags);
  const timeZone = checkedTimeZone(flags.timeZone);
  const connectOptions = await readConnectOptions(flags, io);
  const server = await connectImmich({ ...connectOptions, signal: setup.signal });
  const log = (line: string): void => {
    if (!io.options.quiet && !io.options.json) io.terminal.err.line(line);
  };
  let admin: ImmichServer | undefined;
  let direct: ImmichServer | undefined;
  try {
    if (flags.pauseJobs === true)
      admin = await openAdminAccess(flags, { ...connectOptions, signal: setup.signal });
    if (flags.directUrl !== undefined) {
      const { apiKey, tls } = connectOptions;
      const { signal } = setup;
      direct = await openDirectRoute(
        server,
        { url: flags.directUrl, apiKey, ...(tls && { tls }), signal },
        log,
      );
    }
    const options = { ...runOptions, maxRequestBytes: readMaxRequestBytes(flags, server.behindCloudflare) };
    for (const warning of server.warnings) log(say`warning: ${warning}`);
    requirePermissions(server, setup.features);
    log(say`Immich ${formatVersion(server.version)} at ${server.identity.server}, as ${server.user.name}`);
    const sources = await openExport(paths, { signal: setup.signal });
    try {
      const supports = (fileName: string): boolean => server.mediaKind(fileName) !== undefined;
      const prepared = await preparePlan({
        sources,
        options: planOptions,
        timeZone,
        supports,
        broughtByOwner: setup.broughtByOwner,
        signal: setup.signal,
      });
      const plan = withOversize(prepared, options.maxRequestBytes, direct !== undefined);
      const journal = Journal.open(readStateDir(flags, io.env), server.identity, { keepsEffects: false });
      try {
        if (journal.unwritable !== undefined)
          log(say`warning: nothing can be remembered for the next run: ${journal.unwritable}`);
        const describer = createDescriber({ plan, reader: sources, timeZone, serverVersion: server.version });
        const updateExisting = flags.updateExisting === true ? { server, prefer: flags.prefer } : undefined;
        const input = {
          plan,
          reader: sources,
          destination: server,
          direct,
          journal,
          describer,
          options,
          updateExisting,
        };
        return await work({ server, admin, plan, journal, input });
      } finally {
        journal.close();
      }
    } finally {
      await sources.close();
    }
  } finally {
    await direct?.close();
    await admin?.close();
    await server.close();
  }
}

/** Says before the night starts what will not get through. */
function withOversize(plan: Plan, maxRequestBytes: number | undefined, hasDirectRoute: boolean): Plan {
  const isTooLarge = (sizeBytes: number): boolean => exceedsRoute(sizeBytes, maxRequestBytes);
  const problem = describeOversize(plan.media, isTooLarge, hasDirectRoute);
  return problem === undefined ? plan : { ...plan, problems: [...plan.problems, problem] };
}

export function requirePermissions(server: ImmichServer, features: readonly Feature[]): void {
  const missing = server.missingPermissions(features);
  if (missing.length === 0) return;
  const list = missing.map(({ permission, purpose }) => say`${permission} (to ${purpose})`).join(', ');
  throw new ApiError('forbidden', 'fatal', say`the API key lacks ${list}`, {
    hint: say`Add these permissions to the key in Immich under Account Settings > API Keys.`,
    ...(missing[0] !== undefined && { permission: missing[0].permission }),
  });
}
