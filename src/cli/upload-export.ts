import { checkPresence } from '../migrate/check-presence.ts';
import { examineQuickly } from '../migrate/doctor/examine-quickly.ts';
import { withPausedJobs } from '../migrate/pause-jobs/with-paused-jobs.ts';
import { runMigration } from '../migrate/run-migration.ts';
import type { ApiError } from '../lib/errors.ts';
import type { AssetUpdate } from '../model/asset-update.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';
import type { OnRunEvent } from '../model/run-event.ts';
import type { RunResult } from '../model/run-result.ts';
import type { PlanHints } from '../plan/plan-hints.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { countOf } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import { jsonLine } from '../report/json-line.ts';
import { planToNdjson } from '../report/plan-to-ndjson.ts';
import { checkLabels } from '../report/render-doctor-text.ts';
import { renderPlanText } from '../report/render-plan-text.ts';
import { renderUpdates } from '../report/render-updates.ts';
import { renderRunText } from '../report/render-run-text.ts';
import type { ReportSection, ReportServer } from '../report/report.ts';
import { planSection } from '../report/sections/plan-section.ts';
import { runSection } from '../report/sections/run-section.ts';
import type { PlanSummary } from '../report/summarize-plan.ts';
import { summarizePlan } from '../report/summarize-plan.ts';
import { summaryToJson } from '../report/summary-to-json.ts';
import type { CommandIo } from './command-io.ts';
import { exitCodeOf, exitCodeOfRun, exitCodes } from './exit-codes.ts';
import { isReadable } from './commands/plan.ts';
import { neededFeatures } from './needed-features.ts';
import { withThumbnails } from './read-thumbnails.ts';
import type { Interruption } from './signals.ts';
import { createProgress } from './terminal/create-progress.ts';
import { printError } from './terminal/print-error.ts';
import type { Progress } from './terminal/progress.ts';
import { programVersion } from './version.ts';
import type { PreparedRun, RunCommandFlags } from './with-prepared-run.ts';
import { withPreparedRun } from './with-prepared-run.ts';

/** What one upload shares with whoever called for it. */
export interface UploadSession {
  readonly interruption: Interruption;
  /** Told how the upload is shown, as soon as it is. */
  readonly onProgress: (progress: Progress) => void;
  /** A section of a report is wanted. */
  readonly withSection: boolean;
  /** As in {@link PlanHints}. */
  readonly broughtByOwner?: PlanHints['broughtByOwner'];
}

/** How an upload, or its dry run, ended. All of it was told to the user already. */
export interface UploadEnd {
  readonly exitCode: number;
  readonly plan: PlanSummary;
  /** What was done; undefined for a dry run. */
  readonly result?: RunResult;
  /** Photos of a partner that are left to their owner. */
  readonly leftToOwner: number;
  /** Files that the server has already; of a dry run that came to its end. */
  readonly alreadyOnServer?: number;
  /** Why it ended before its end, when the server's side was the reason. */
  readonly fatal?: ApiError | undefined;
  readonly section?: ReportSection;
}

/** Brings an export to the server, or says what that would do. */
export async function uploadExport(
  paths: readonly string[],
  flags: RunCommandFlags & { readonly dryRun?: boolean },
  io: CommandIo,
  session: UploadSession,
): Promise<UploadEnd> {
  const { interruption, broughtByOwner } = session;
  const setup = { features: neededFeatures(flags), signal: interruption.stop, broughtByOwner };
  return withPreparedRun(paths, flags, io, setup, async (prepared) => {
    const progress = await createProgress({
      terminal: io.terminal,
      json: io.options.json && flags.dryRun !== true,
      quiet: io.options.quiet || (io.options.json && flags.dryRun === true),
      bars: io.options.progress,
      verbose: io.options.verbose,
      logFile: io.log,
    });
    session.onProgress(progress);
    try {
      const end =
        flags.dryRun === true
          ? await dryRun(prepared, progress, io, session)
          : await migrate(prepared, progress, io, session, flags.pauseJobs ?? false);
      return { ...end, ...describePlan(prepared, session) };
    } finally {
      progress.stop();
    }
  });
}

function describePlan(
  { plan }: PreparedRun,
  { broughtByOwner = () => false }: UploadSession,
): Pick<UploadEnd, 'plan' | 'leftToOwner'> {
  const isLeft = ({ reason, media }: PlannedMedia): boolean => reason === 'partner' && broughtByOwner(media);
  return { plan: summarizePlan(plan), leftToOwner: plan.media.filter(isLeft).length };
}

/** What a plan does not tell about its end. */
type OwnEnd = Omit<UploadEnd, 'plan' | 'leftToOwner'>;

async function dryRun(
  prepared: PreparedRun,
  progress: Progress,
  io: CommandIo,
  { interruption, withSection }: UploadSession,
): Promise<OwnEnd> {
  const presence = await checkPresence({
    ...prepared.input,
    onEvent: (event) => progress.event(event),
    stop: interruption.stop,
    signal: interruption.stop,
  });
  progress.stop();
  const { out } = io.terminal;
  const { plan } = prepared;
  const interrupted = interruption.exitCode();
  if (interrupted !== undefined) return { exitCode: interrupted };
  const serverPresence = { alreadyOnServer: presence.alreadyOnServer.size, inTrash: presence.inTrash.size };
  if (io.options.json) {
    await out.lines(planToNdjson(plan, { version: programVersion() }));
    await out.lines(presence.updates.map((update) => jsonLine({ type: 'update', ...update })));
    out.line(jsonLine({ type: 'server', ...serverPresence }));
  } else {
    out.write(renderPlanText(plan, { width: out.width, paint: out.paint, serverPresence }));
    out.write(renderUpdates(presence.updates, { width: out.width, paint: out.paint }));
  }
  const end = {
    exitCode: isReadable(plan) ? exitCodes.whole : exitCodes.incomplete,
    alreadyOnServer: presence.alreadyOnServer.size,
  };
  if (!withSection) return end;
  const section = planSection(plan, { ...presence, server: reportServer(prepared) });
  return { ...end, section: await withThumbnails(section, plan, prepared.input.reader) };
}

function reportServer({ server }: PreparedRun): ReportServer {
  return { url: server.identity.server, user: server.user.name };
}

async function migrate(
  prepared: PreparedRun,
  progress: Progress,
  io: CommandIo,
  { interruption, withSection }: UploadSession,
  pauseJobs: boolean,
): Promise<OwnEnd> {
  const { plan, server, admin = server, journal } = prepared;
  announce(plan, progress, io);
  await warnBeforehand(prepared, progress, interruption);
  const log = (line: string): void => {
    if (!io.options.quiet) progress.log(line);
  };
  const updates: AssetUpdate[] = [];
  const onEvent: OnRunEvent = (event) => {
    if (withSection && event.kind === 'update') updates.push(event.update);
    progress.event(event);
  };
  const { stop } = interruption;
  const { result, settled, fatal } = await withPausedJobs(
    { server: admin, journal, wanted: pauseJobs, log, onEvent, stop },
    () => runMigration({ ...prepared.input, onEvent, stop, signal: interruption.leave }),
  );
  const { unwritable } = journal;
  if (unwritable !== undefined)
    progress.log(say`warning: not all of this could be remembered for the next run: ${unwritable}`);
  progress.stop();
  const { out } = io.terminal;
  if (io.options.json) out.line(summaryToJson(result));
  else out.write(renderRunText(result, { width: out.width, paint: out.paint }));
  if (fatal !== undefined) printError(fatal, io.terminal, { json: io.options.json });
  const exitCode =
    fatal === undefined
      ? (interruption.exitCode() ?? exitCodeOfRun(result, isReadable(plan) ? 0 : 1))
      : exitCodeOf(fatal);
  const end = { exitCode, result, fatal };
  if (!withSection) return end;
  const section = runSection({ plan, result, outcomes: settled, updates, server: reportServer(prepared) });
  return { ...end, section: await withThumbnails(section, plan, prepared.input.reader) };
}

/** What could spoil the run, as far as it shows at once: told, and left to the user. */
async function warnBeforehand(
  { server, plan, journal }: PreparedRun,
  progress: Progress,
  { stop }: Interruption,
): Promise<void> {
  for await (const { check, found, advice } of examineQuickly(server, plan, journal.state, {
    signal: stop,
  })) {
    const finding = `${checkLabels[check]}: ${found}`;
    const message = advice === undefined ? finding : say`${finding}. ${advice}`;
    progress.event({ kind: 'warning', code: `doctor-${check}`, message });
  }
}

function announce(plan: Plan, progress: Progress, io: CommandIo): void {
  if (io.options.json || io.options.quiet) return;
  const summary = summarizePlan(plan);
  const files = summary.upload + summary.liveVideos;
  progress.log(
    say`${countOf(files, 'photo or video', 'photos and videos')} (${formatBytes(summary.uploadBytes)}) and ${countOf(plan.albums.length, 'album', 'albums')} to look after`,
  );
}
