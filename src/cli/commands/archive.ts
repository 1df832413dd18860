import { join } from 'node:path';
import { ArchiveFolder, archiveIdentity } from '../../archive/archive-folder.ts';
import { stateFolder } from '../../archive/layout.ts';
import type { ArchivePlanInput } from '../../migrate/archive/archive-plan.ts';
import { archivePlan } from '../../migrate/archive/archive-plan.ts';
import { checkPresence } from '../../migrate/check-presence.ts';
import { createDescriber } from '../../migrate/describe-media.ts';
import { Journal } from '../../migrate/journal/journal.ts';
import { preparePlan } from '../../migrate/prepare-plan.ts';
import type { RunOptions } from '../../migrate/run-context.ts';
import type { Plan } from '../../model/plan.ts';
import type { SourceSet } from '../../model/source.ts';
import { archiveOutlook } from '../../report/archive-outlook.ts';
import { describeAlbumLinks } from '../../report/describe-album-links.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { countOf } from '../../lib/format-count.ts';
import { say } from '../../lib/say.ts';
import { jsonLine } from '../../report/json-line.ts';
import { planToNdjson } from '../../report/plan-to-ndjson.ts';
import type { ReportSection } from '../../report/report.ts';
import { archivePlanSection, archiveSection } from '../../report/sections/archive-section.ts';
import { renderPlanText } from '../../report/render-plan-text.ts';
import { renderRunText } from '../../report/render-run-text.ts';
import { archiveWords } from '../../report/run-words.ts';
import { summaryToJson } from '../../report/summary-to-json.ts';
import { makeArchiveFolder, refuseOwnSource } from '../archive-place.ts';
import { withThumbnails } from '../read-thumbnails.ts';
import type { ReportFile } from '../report-files.ts';
import { checkReportFiles, writeReports } from '../report-files.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf, exitCodeOfRun, exitCodes } from '../exit-codes.ts';
import { openExport } from '../open-export.ts';
import type { ArchiveFlags } from '../options/archive-options.ts';
import { readArchiveFilters, readArchiveFolder } from '../options/archive-options.ts';
import { checkedTimeZone } from '../options/time-zone.ts';
import type { Interruption } from '../signals.ts';
import { withInterruption } from '../signals.ts';
import { createProgress } from '../terminal/create-progress.ts';
import { printError } from '../terminal/print-error.ts';
import type { Progress } from '../terminal/progress.ts';
import { programVersion } from '../version.ts';
import { farewell } from './farewell.ts';
import { isReadable } from './plan.ts';

/** `archive`: writes an export into a folder, or says what that would do. */
export async function runArchive(
  paths: readonly string[],
  flags: ArchiveFlags,
  io: CommandIo,
): Promise<number> {
  const dir = readArchiveFolder(flags);
  const planOptions = readArchiveFilters(flags);
  const timeZone = checkedTimeZone(flags.timeZone);
  const isDry = flags.dryRun === true;
  const reports = checkReportFiles(flags);
  const progress = await createProgress({
    terminal: io.terminal,
    json: io.options.json && !isDry,
    quiet: io.options.quiet || (io.options.json && isDry),
    bars: io.options.progress,
    verbose: io.options.verbose,
    logFile: io.log,
  });
  return withInterruption(
    () => progress.log(farewell),
    async (interruption) => {
      try {
        const sources = await openExport(paths, { signal: interruption.stop });
        try {
          refuseOwnSource(dir, sources);
          const plan = await preparePlan({
            sources,
            options: planOptions,
            timeZone,
            signal: interruption.stop,
          });
          const archive: Archive = {
            dir,
            plan,
            sources,
            timeZone,
            flags,
            reports,
            progress,
            interruption,
            io,
          };
          return isDry ? await dryRun(archive) : await write(archive);
        } finally {
          await sources.close();
        }
      } finally {
        progress.stop();
      }
    },
  );
}

interface Archive {
  readonly dir: string;
  readonly plan: Plan;
  readonly sources: SourceSet;
  readonly timeZone: string | undefined;
  readonly flags: ArchiveFlags;
  readonly reports: readonly ReportFile[];
  readonly progress: Progress;
  readonly interruption: Interruption;
  readonly io: CommandIo;
}

async function dryRun(archive: Archive): Promise<number> {
  const { dir, plan, reports, progress, interruption, io } = archive;
  const journal = Journal.read(Journal.pathFor(join(dir, stateFolder), archiveIdentity));
  const folder = await openFolder(archive);
  const presence = await checkPresence({
    ...runInput(archive, journal),
    destination: folder,
    signal: interruption.stop,
  });
  progress.stop();
  const exitCode = interruption.exitCode();
  if (exitCode !== undefined) return exitCode;
  const { alreadyThere, toWrite, text } = archiveOutlook(plan, dir, presence.alreadyOnServer.size);
  const { out } = io.terminal;
  if (io.options.json) {
    await out.lines(planToNdjson(plan, { version: programVersion() }));
    out.line(jsonLine({ type: 'archive', folder: dir, alreadyThere, toWrite }));
  } else {
    out.write(renderPlanText(plan, { width: out.width, paint: out.paint }));
    out.line(text);
  }
  const ended = isReadable(plan) ? exitCodes.whole : exitCodes.incomplete;
  if (reports.length === 0) return ended;
  const section = archivePlanSection(plan, { folder: dir, alreadyThere: presence.alreadyOnServer });
  return report(section, ended, archive);
}

async function write(archive: Archive): Promise<number> {
  const { dir, plan, flags, reports, progress, interruption, io } = archive;
  makeArchiveFolder(dir);
  const journal = Journal.open(join(dir, stateFolder), archiveIdentity);
  try {
    const folder = await openFolder(archive);
    try {
      await announce(archive, folder);
      const { result, settled, fatal, links } = await archivePlan({
        ...runInput(archive, journal),
        folder,
        albumLinks: flags.albumLinks ?? false,
        reread: flags.rehash ?? false,
      });
      progress.stop();
      const { out } = io.terminal;
      if (io.options.json) {
        out.line(
          jsonLine({
            type: 'archive',
            folder: dir,
            links: links === undefined ? null : { ...links, reason: links.reason ?? null },
          }),
        );
        out.line(summaryToJson(result, archiveWords));
      } else {
        out.write(renderRunText(result, { width: out.width, paint: out.paint, words: archiveWords }));
        for (const line of links === undefined ? [] : describeAlbumLinks(dir, links)) out.line(line);
      }
      if (fatal !== undefined) printError(fatal, io.terminal, { json: io.options.json });
      const unreadable = isReadable(plan) ? 0 : 1;
      const exitCode =
        fatal === undefined
          ? (interruption.exitCode() ?? exitCodeOfRun(result, unreadable + (links?.failed ?? 0)))
          : exitCodeOf(fatal);
      if (reports.length === 0) return exitCode;
      return await report(
        archiveSection({ plan, result, outcomes: settled, folder: dir }),
        exitCode,
        archive,
      );
    } finally {
      folder.close();
    }
  } finally {
    journal.close();
  }
}

async function report(
  section: ReportSection,
  exitCode: number,
  { plan, sources, reports, io }: Archive,
): Promise<number> {
  return writeReports(reports, [await withThumbnails(section, plan, sources)], exitCode, io);
}

/** Reading and writing on one spinning disk: more at a time would only move its head to and fro. */
const filesAtATime = 2;
/** A disk that was pulled out may be put back. */
const maxWaitMs = 10 * 60_000;
/** Sidecars as for the newest Immich that is known: it will be the one that reads them. */
const serverVersion = { major: 3, minor: 0 };

const runOptions: RunOptions = {
  restoreTrashed: false,
  mergeAlbums: false,
  concurrency: filesAtATime,
  maxWaitMs,
};

function runInput(
  { plan, sources, timeZone, progress, interruption }: Archive,
  journal: Journal,
): Omit<ArchivePlanInput, 'folder' | 'albumLinks' | 'reread'> {
  return {
    plan,
    reader: sources,
    journal,
    describer: createDescriber({ plan, reader: sources, timeZone, serverVersion, neverSilent: true }),
    options: runOptions,
    onEvent: (event) => progress.event(event),
    stop: interruption.stop,
    signal: interruption.leave,
  };
}

function openFolder({ dir, plan, flags, progress, interruption }: Archive): Promise<ArchiveFolder> {
  const sizes = new Set(plan.media.map(({ media }) => media.entry.size));
  return ArchiveFolder.open(dir, {
    isWanted: (size) => sizes.has(size),
    readOnly: flags.dryRun ?? false,
    rehash: flags.rehash ?? false,
    signal: interruption.stop,
    onReading: (files, bytes) => progress.log(describeReading(files, bytes, dir)),
  });
}

function describeReading(files: number, bytes: number, dir: string): string {
  const what = countOf(files, 'file');
  return files === 1
    ? say`Reading ${what} (${formatBytes(bytes)}) that lies in ${dir} already`
    : say`Reading ${what} (${formatBytes(bytes)}) that lie in ${dir} already`;
}

async function announce({ dir, plan, progress, io }: Archive, folder: ArchiveFolder): Promise<void> {
  if (io.options.json || io.options.quiet) return;
  const files = plan.media.filter(({ action }) => action === 'upload' || action === 'live-video');
  const sizes = files.map(({ media }) => media.entry.size);
  progress.log(
    say`${countOf(files.length, 'photo or video', 'photos and videos')} (${formatBytes(sum(sizes))}) for ${dir}`,
  );
  const needed = sum(sizes.filter((size) => !folder.mayHold(size)));
  const free = await folder.freeBytes();
  if (free !== undefined && free < needed)
    progress.log(
      say`warning: ${formatBytes(needed)} are to be written, and the disk has ${formatBytes(free)} left: the run will stop when it is full`,
    );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
