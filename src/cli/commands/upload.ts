import type { Feature } from '../../immich/permissions.ts';
import { checkPresence } from '../../migrate/check-presence.ts';
import { withPausedJobs } from '../../migrate/pause-jobs/with-paused-jobs.ts';
import { runMigration } from '../../migrate/run-migration.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Plan } from '../../model/plan.ts';
import type { OnRunEvent } from '../../model/run-event.ts';
import { formatBytes } from '../../report/format-bytes.ts';
import { countOf } from '../../report/format-count.ts';
import { jsonLine } from '../../report/json-line.ts';
import { planToNdjson } from '../../report/plan-to-ndjson.ts';
import { renderPlanText } from '../../report/render-plan-text.ts';
import { renderUpdates } from '../../report/render-updates.ts';
import { renderRunText } from '../../report/render-run-text.ts';
import type { ReportServer } from '../../report/report.ts';
import { fileKey } from '../../report/report.ts';
import { planSection } from '../../report/sections/plan-section.ts';
import { runSection } from '../../report/sections/run-section.ts';
import { summarizePlan } from '../../report/summarize-plan.ts';
import { summaryToJson } from '../../report/summary-to-json.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf, exitCodeOfRun, exitCodes } from '../exit-codes.ts';
import { withThumbnails } from '../read-thumbnails.ts';
import type { ReportFile } from '../report-files.ts';
import { checkReportFiles, writeReports } from '../report-files.ts';
import type { ReportFlags } from '../report-option.ts';
import type { Interruption } from '../signals.ts';
import { listenForInterruption } from '../signals.ts';
import { createProgress } from '../terminal/create-progress.ts';
import { printError } from '../terminal/print-error.ts';
import type { Progress } from '../terminal/progress.ts';
import { programVersion } from '../version.ts';
import type { PreparedRun, RunCommandFlags } from '../with-prepared-run.ts';
import { withPreparedRun } from '../with-prepared-run.ts';
import { isReadable } from './plan.ts';

export type UploadFlags = RunCommandFlags & ReportFlags & { readonly dryRun?: boolean };

/** `upload`: brings an export to the server, or says what that would do. */
export async function runUpload(
  paths: readonly string[],
  flags: UploadFlags,
  io: CommandIo,
): Promise<number> {
  const reports = checkReportFiles(flags);
  let progress: Progress | undefined;
  const interruption = listenForInterruption(() => progress?.log(farewell));
  try {
    const setup = { features: neededFeatures(flags), signal: interruption.stop };
    return await withPreparedRun(paths, flags, io, setup, async (prepared) => {
      progress = await createProgress({
        terminal: io.terminal,
        json: io.options.json && flags.dryRun !== true,
        quiet: io.options.quiet || (io.options.json && flags.dryRun === true),
        bars: io.options.progress,
        verbose: io.options.verbose,
        logFile: io.log,
      });
      return flags.dryRun === true
        ? await dryRun(prepared, progress, interruption, io, reports)
        : await migrate(prepared, progress, interruption, io, { flags, reports });
    });
  } catch (error) {
    const exitCode = interruption.exitCode();
    if (exitCode === undefined) throw error;
    return exitCode;
  } finally {
    progress?.stop();
    interruption.dispose();
  }
}

const farewell =
  'Finishing what is under way. Ctrl-C again leaves at once. Run the same command again to go on from here.';

function neededFeatures(flags: UploadFlags): Feature[] {
  return [
    'account',
    'count',
    'upload',
    'albums',
    'live-photos',
    ...(flags.edited === 'stack' ? (['stacks'] as const) : []),
    ...(flags.updateExisting === true ? (['update-existing', 'tags'] as const) : []),
    ...(flags.trashed === true ? (['trash'] as const) : []),
    ...(flags.restoreTrashed === true ? (['restore'] as const) : []),
  ];
}

async function dryRun(
  prepared: PreparedRun,
  progress: Progress,
  interruption: Interruption,
  io: CommandIo,
  reports: readonly ReportFile[],
): Promise<number> {
  const presence = await checkPresence({
    ...prepared.input,
    onEvent: (event) => progress.event(event),
    stop: interruption.stop,
    signal: interruption.stop,
  });
  progress.stop();
  const exitCode = interruption.exitCode();
  if (exitCode !== undefined) return exitCode;
  const { out } = io.terminal;
  const { plan } = prepared;
  const serverPresence = { alreadyOnServer: presence.alreadyOnServer.size, inTrash: presence.inTrash.size };
  if (io.options.json) {
    await out.lines(planToNdjson(plan, { version: programVersion() }));
    await out.lines(presence.updates.map((update) => jsonLine({ type: 'update', ...update })));
    out.line(jsonLine({ type: 'server', ...serverPresence }));
  } else {
    out.write(renderPlanText(plan, { width: out.width, paint: out.paint, serverPresence }));
    out.write(renderUpdates(presence.updates, { width: out.width, paint: out.paint }));
  }
  const dryRunCode = isReadable(plan) ? exitCodes.whole : exitCodes.incomplete;
  if (reports.length === 0) return dryRunCode;
  const section = planSection(plan, { ...presence, server: reportServer(prepared) });
  return writeReports(reports, [await withThumbnails(section, plan, prepared.input.reader)], dryRunCode, io);
}

function reportServer({ server }: PreparedRun): ReportServer {
  return { url: server.identity.server, user: server.user.name };
}

async function migrate(
  prepared: PreparedRun,
  progress: Progress,
  interruption: Interruption,
  io: CommandIo,
  { flags, reports }: { readonly flags: UploadFlags; readonly reports: readonly ReportFile[] },
): Promise<number> {
  const { plan, server, journal } = prepared;
  announce(plan, server.user, progress, io);
  const log = (line: string): void => progress.log(line);
  const outcomes = new Map<string, Outcome>();
  const onEvent: OnRunEvent = (event) => {
    if (reports.length > 0 && event.kind === 'outcome') outcomes.set(fileKey(event.outcome), event.outcome);
    progress.event(event);
  };
  const { stop } = interruption;
  const { result, fatal } = await withPausedJobs(
    { server, journal, wanted: flags.pauseJobs ?? false, log, onEvent, stop },
    () => runMigration({ ...prepared.input, onEvent, stop, signal: interruption.leave }),
  );
  const { unwritable } = journal;
  if (unwritable !== undefined)
    progress.log(`warning: not all of this could be remembered for the next run: ${unwritable}`);
  progress.stop();
  const { out } = io.terminal;
  if (io.options.json) out.line(summaryToJson(result));
  else out.write(renderRunText(result, { width: out.width, paint: out.paint }));
  if (fatal !== undefined) printError(fatal, io.terminal, { json: io.options.json });
  const exitCode =
    fatal === undefined
      ? (interruption.exitCode() ?? exitCodeOfRun(result, isReadable(plan) ? 0 : 1))
      : exitCodeOf(fatal);
  if (reports.length === 0) return exitCode;
  const section = runSection({ plan, result, outcomes, server: reportServer(prepared) });
  return writeReports(reports, [await withThumbnails(section, plan, prepared.input.reader)], exitCode, io);
}

function announce(plan: Plan, user: PreparedRun['server']['user'], progress: Progress, io: CommandIo): void {
  if (io.options.json || io.options.quiet) return;
  const summary = summarizePlan(plan);
  const files = summary.upload + summary.liveVideos;
  progress.log(
    `${countOf(files, 'photo or video', 'photos and videos')} (${formatBytes(summary.uploadBytes)}) and ${countOf(plan.albums.length, 'album', 'albums')} to look after`,
  );
  const free =
    user.quotaSizeBytes === undefined ? undefined : user.quotaSizeBytes - (user.quotaUsedBytes ?? 0);
  if (free !== undefined && free < summary.uploadBytes) {
    progress.log(
      `warning: your quota on the server has ${formatBytes(Math.max(0, free))} left; unless part of this is there already, the run will stop when it is used up`,
    );
  }
}
