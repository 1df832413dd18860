import type { Plan, PlannedMedia } from '../model/plan.ts';
import type { ServerPresence } from './conclude-plan.ts';
import { planSentences } from './conclude-plan.ts';
import { entryEquation, equation } from './equation.ts';
import { formatBytes } from '../lib/format-bytes.ts';
import { countOf, formatCount } from '../lib/format-count.ts';
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
    ...section('Sources', sourceLines(plan, context), context),
    ...section('Found', foundLines(plan, summary, context), context),
    ...section(
      `Albums (${formatCount(plan.albums.length)})`,
      renderPlanAlbums(plan.albums, context),
      context,
    ),
    ...section('To upload, by year', yearLines(plan.media, context), context),
    ...section('Where the dates come from', renderPlanDates(plan.media, context), context),
    ...section('Live photos and stacks', renderPlanPairs(plan, summary, context), context),
    ...section('Left out', renderPlanLeftOut(plan.media, context), context),
    ...section('Problems', renderProblems(plan.problems, { ...context, limit: 3 }), context),
    ...section('Every file accounted for', accountingLines(summary, context), context),
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
    ...(rest > 0 ? [context.paint.dim(`  and ${formatCount(rest)} more`)] : []),
    ...(lacksParts ? [context.paint.yellow('  Parts are missing: see Problems.')] : []),
  ];
}

function foundLines(plan: Plan, summary: PlanSummary, context: TextContext): string[] {
  const photos = plan.media.filter(({ media }) => media.kind === 'image');
  const videos = plan.media.filter(({ media }) => media.kind === 'video');
  const orphans = plan.sidecars.filter((sidecar) => sidecar.state === 'orphan').length;
  return table(
    [
      ['Photos', formatCount(photos.length), formatBytes(sumBytes(photos))],
      ['Videos', formatCount(videos.length), formatBytes(sumBytes(videos))],
      ...countRow('Photos and videos without sidecar', summary.unmatched),
      ['Sidecars', formatCount(summary.sidecars)],
      ...countRow('Sidecars without photo', orphans),
      ...countRow('Album files', summary.albumMetadata),
      ...countRow('Other files', summary.other),
    ],
    context,
  );
}

function yearLines(media: readonly PlannedMedia[], context: TextContext): string[] {
  const lines = table(yearRows(media), context);
  return lines.map((line, row) => (row === 0 ? context.paint.dim(line) : line));
}

function accountingLines(summary: PlanSummary, context: TextContext): string[] {
  const media = equation(
    [summary.media, 'photo or video', 'photos and videos'],
    [
      [summary.upload, 'to upload', 'to upload'],
      [summary.liveVideos, 'live photo video'],
      [summary.exportDuplicates, 'exact copy', 'exact copies'],
      [summary.embeddedVideos, 'embedded video'],
      [summary.skipped, 'left out', 'left out'],
    ],
  );
  const imbalance = findPlanImbalance(summary);
  return [
    ...prose(entryEquation(summary), context),
    ...prose(media, context),
    ...(imbalance === undefined
      ? []
      : prose(`This does not add up: ${imbalance}.`, context).map((line) => context.paint.red(line))),
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
