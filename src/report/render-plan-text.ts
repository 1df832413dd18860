import type { Plan, PlannedMedia } from '../model/plan.ts';
import type { ServerPresence } from './conclude-plan.ts';
import { planSentences } from './conclude-plan.ts';
import { entryEquation, equation } from './equation.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { Paint } from './paint.ts';
import { renderPlanAlbums } from './plan-albums.ts';
import { renderPlanDates } from './plan-dates.ts';
import { renderPlanLeftOut } from './plan-left-out.ts';
import { renderPlanPairs } from './plan-pairs.ts';
import { yearRows } from './plan-years.ts';
import { sumBytes } from './planned-media.ts';
import { renderProblems } from './render-problems.ts';
import type { PlanSummary } from './summarize-plan.ts';
import { findPlanImbalance, summarizePlan } from './summarize-plan.ts';
import type { TextContext } from './text-context.ts';
import { countRow, createContext, prose, section, table } from './text-context.ts';

export interface PlanTextOptions {
  /** Columns: no line is longer. Less than 40 counts as 40. */
  readonly width: number;
  readonly paint: Paint;
  /** Present in a dry run that asked the server. */
  readonly serverPresence?: ServerPresence;
  /** Examples in each list (default 10). */
  readonly limit?: number;
}

/** A plan for a person to read, ending with a line end. */
export function renderPlanText(plan: Plan, options: PlanTextOptions): string {
  const context = createContext(options, 10);
  const summary = summarizePlan(plan);
  return [
    ...section(say`Sources`, sourceLines(plan, context), context),
    ...section(say`Found`, foundLines(plan, summary, context), context),
    ...section(
      say`Albums (${formatCount(plan.albums.length)})`,
      renderPlanAlbums(plan.albums, context),
      context,
    ),
    ...section(say`To upload, by year`, yearLines(plan.media, context), context),
    ...section(say`Where the dates come from`, renderPlanDates(plan.media, context), context),
    ...section(say`Live photos and stacks`, renderPlanPairs(plan, summary, context), context),
    ...section(say`Left out`, renderPlanLeftOut(plan.media, context), context),
    ...section(say`Problems`, renderProblems(plan.problems, { ...context, limit: 3 }), context),
    ...section(say`Every file accounted for`, accountingLines(summary, context), context),
    ...conclusion(summary, options.serverPresence, context),
    '',
  ].join('\n');
}

function sourceLines(plan: Plan, context: TextContext): string[] {
  const lacksParts = plan.problems.some((problem) => problem.code === 'missing-part');
  const rest = plan.sources.length - context.limit;
  return [
    ...table(
      plan.sources.slice(0, context.limit).map((source) => [source.name, countOf(source.entryCount, 'file')]),
      context,
    ),
    ...(rest > 0 ? [context.paint.dim(`  ${say`and ${formatCount(rest)} more`}`)] : []),
    ...(lacksParts
      ? prose(say`Parts are missing: see Problems.`, context).map((line) => context.paint.yellow(line))
      : []),
  ];
}

function foundLines(plan: Plan, summary: PlanSummary, context: TextContext): string[] {
  const photos = plan.media.filter(({ media }) => media.kind === 'image');
  const videos = plan.media.filter(({ media }) => media.kind === 'video');
  const orphans = plan.sidecars.filter((sidecar) => sidecar.state === 'orphan').length;
  return table(
    [
      [say`Photos`, formatCount(photos.length), formatBytes(sumBytes(photos))],
      [say`Videos`, formatCount(videos.length), formatBytes(sumBytes(videos))],
      ...countRow(say`Photos and videos without sidecar`, summary.unmatched),
      [say`Sidecars`, formatCount(summary.sidecars)],
      ...countRow(say`Sidecars without photo`, orphans),
      ...countRow(say`Album files`, summary.albumMetadata),
      ...countRow(say`Other files`, summary.other),
    ],
    context,
  );
}

function yearLines(media: readonly PlannedMedia[], context: TextContext): string[] {
  const lines = table(yearRows(media), context);
  return lines.map((line, row) => (row === 0 ? context.paint.dim(line) : line));
}

function accountingLines(summary: PlanSummary, context: TextContext): string[] {
  const { media, upload, liveVideos, exportDuplicates, embeddedVideos, skipped } = summary;
  const decisions = equation(countOf(media, 'photo or video', 'photos and videos'), [
    [upload, countOf(upload, 'to upload', 'to upload')],
    [liveVideos, countOf(liveVideos, 'live photo video')],
    [exportDuplicates, countOf(exportDuplicates, 'exact copy', 'exact copies')],
    [embeddedVideos, countOf(embeddedVideos, 'embedded video')],
    [skipped, countOf(skipped, 'left out', 'left out')],
  ]);
  const imbalance = findPlanImbalance(summary);
  return [
    ...prose(entryEquation(summary), context),
    ...prose(decisions, context),
    ...(imbalance === undefined
      ? []
      : prose(say`This does not add up: ${imbalance}.`, context).map((line) => context.paint.red(line))),
  ];
}

function conclusion(
  summary: PlanSummary,
  presence: ServerPresence | undefined,
  context: TextContext,
): string[] {
  return planSentences(summary, presence)
    .flatMap((text) => prose(text, context, 0))
    .map((line) => context.paint.bold(line));
}
