import { ApiError } from '../lib/errors.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import type { AlbumResult, RunResult } from '../model/run-result.ts';
import { groupIntoUnits } from './asset-units.ts';
import { createStacks } from './create-stacks.ts';
import { outOfReach } from './out-of-reach.ts';
import { reconcileAlbums } from './reconcile-albums.ts';
import type { RunContext } from './run-context.ts';
import type { RunInput } from './run.ts';
import { Run } from './run.ts';
import { settleKnownUnit } from './settle-known-unit.ts';
import { settleUnit } from './settle-unit.ts';
import { applyUpdates, planUpdates } from './update-existing/update-existing.ts';
import { toRunResult } from './to-run-result.ts';

export interface Migration {
  readonly runId: string;
  readonly result: RunResult;
  /** In the order of the plan's media. */
  readonly settled: readonly Outcome[];
  /** Why the run ended before its end, when the server's side was the reason. */
  readonly fatal: ApiError | undefined;
}

/**
 * Carries out a plan: every media entry is brought to its outcome, then albums and stacks to what the plan
 * wants. A file that fails never stops the others; a server that is gone is waited for.
 */
export async function runMigration(input: RunInput): Promise<Migration> {
  const startedAt = performance.now();
  const run = new Run(input);
  const { context } = run;
  noteStart(context);
  warnOfLosses(context);
  let albums: AlbumResult[] = [];
  try {
    context.onEvent({ kind: 'phase', phase: 'upload', ...totals(input.plan) });
    await run.forEachUnit(groupIntoUnits(input.plan), {
      atOnce: (unit, checked) => settleKnownUnit(unit, checked, context),
      work: (unit, checked) => settleUnit(unit, context, checked),
    });
    context.journal.sync();
    await completeExisting(context, input);
    albums = await completeAlbums(context);
    await completeStacks(context);
  } catch (error) {
    // Without this answer the run cannot go on; what it did until then is counted all the same.
    if (error instanceof ApiError) context.giveUp(error);
    else if (!input.signal.aborted) throw error;
  }
  const outcomes = context.ledger.close();
  const result = toRunResult({
    plan: input.plan,
    outcomes,
    albums,
    warnings: run.warnings,
    durationMs: performance.now() - startedAt,
    interrupted: input.stop.aborted || input.signal.aborted || run.isTimeUp,
  });
  noteEnd(context, result, run.fatal !== undefined);
  context.onEvent({ kind: 'phase', phase: 'done' });
  return { runId: context.runId, result, settled: outcomes, fatal: run.fatal };
}

/** What will not arrive must not be missing from the report. */
function warnOfLosses({ plan, onEvent }: RunContext): void {
  for (const { code, message } of plan.problems)
    if (outOfReach.has(code)) onEvent({ kind: 'warning', code, message });
}

function totals(plan: Plan): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const item of plan.media) {
    if (item.action === 'skip') continue;
    files += 1;
    bytes += item.media.entry.size;
  }
  return { files, bytes };
}

async function completeExisting(context: RunContext, { plan, updateExisting }: RunInput): Promise<void> {
  if (updateExisting === undefined || context.stop.aborted) return;
  const matched = plan.media.flatMap((item) => {
    const outcome = context.ledger.of(item);
    return outcome?.state === 'already-on-server' && outcome.assetId !== undefined
      ? [{ item, assetId: outcome.assetId }]
      : [];
  });
  context.onEvent({ kind: 'phase', phase: 'update', files: matched.length });
  const updates = await planUpdates(matched, context, updateExisting.server, updateExisting.prefer);
  await applyUpdates(updates, context, updateExisting.server);
}

async function completeAlbums(context: RunContext): Promise<AlbumResult[]> {
  if (context.stop.aborted) return [];
  context.onEvent({ kind: 'phase', phase: 'albums', files: context.plan.albums.length });
  const albums = await reconcileAlbums(context);
  context.journal.sync();
  return albums;
}

async function completeStacks(context: RunContext): Promise<void> {
  if (context.stop.aborted) return;
  context.onEvent({ kind: 'phase', phase: 'stacks', files: context.plan.stacks.length });
  await createStacks(context);
  context.journal.sync();
}

function noteStart({ journal, runId, plan, exports }: RunContext): void {
  journal.write({
    kind: 'run',
    run: runId,
    startedAt: new Date().toISOString(),
    files: plan.media.length,
    exports,
  });
}

function noteEnd(context: RunContext, result: RunResult, endedEarly: boolean): void {
  const outcomes: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  for (const { state, reason, files } of result.outcomes) {
    outcomes[state] = (outcomes[state] ?? 0) + files;
    if (reason !== undefined && (state === 'failed' || state === 'deferred'))
      reasons[reason] = (reasons[reason] ?? 0) + files;
  }
  const whole =
    !endedEarly && !result.interrupted && result.failed.length === 0 && result.deferred.length === 0;
  const endedAt = new Date().toISOString();
  context.journal.write({ kind: 'end', run: context.runId, endedAt, outcomes, reasons, whole });
  context.journal.sync();
}
