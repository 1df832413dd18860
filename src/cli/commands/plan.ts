import { preparePlan } from '../../migrate/prepare-plan.ts';
import type { Plan } from '../../model/plan.ts';
import { planToNdjson } from '../../report/plan-to-ndjson.ts';
import { renderPlanText } from '../../report/render-plan-text.ts';
import { planSection } from '../../report/sections/plan-section.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import { openExport } from '../open-export.ts';
import type { FilterFlags } from '../options/filter-options.ts';
import { readPlanOptions } from '../options/filter-options.ts';
import { checkedTimeZone } from '../options/time-zone.ts';
import { withThumbnails } from '../read-thumbnails.ts';
import { checkReportFiles, writeReports } from '../report-files.ts';
import type { ReportFlags } from '../report-option.ts';
import { programVersion } from '../version.ts';

/** `plan`: what is in the export, and what would happen to it. Offline. */
export async function runPlan(
  paths: readonly string[],
  flags: FilterFlags & ReportFlags,
  io: CommandIo,
): Promise<number> {
  const options = readPlanOptions(flags, new Date());
  const timeZone = checkedTimeZone(flags.timeZone);
  const reports = checkReportFiles(flags);
  const sources = await openExport(paths);
  try {
    const plan = await preparePlan({ sources, options, timeZone });
    await printPlan(plan, io);
    const exitCode = isReadable(plan) ? exitCodes.whole : exitCodes.incomplete;
    if (reports.length === 0) return exitCode;
    return writeReports(reports, [await withThumbnails(planSection(plan), plan, sources)], exitCode, io);
  } finally {
    await sources.close();
  }
}

async function printPlan(plan: Plan, { terminal, options }: CommandIo): Promise<void> {
  if (options.json) await terminal.out.lines(planToNdjson(plan, { version: programVersion() }));
  else terminal.out.write(renderPlanText(plan, { width: terminal.out.width, paint: terminal.out.paint }));
}

/** False when an archive or an entry could not be read: a script must not take this for the whole export. */
export function isReadable(plan: Plan): boolean {
  return (
    plan.others.every((other) => other.kind !== 'unreadable') &&
    plan.problems.every(({ code }) => code !== 'unreadable-archive' && code !== 'unreadable-folder')
  );
}
