import type { Outcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import type { AlbumResult, OutcomeCount, RunResult } from '../model/run-result.ts';
import type { RunEvent } from '../model/run-event.ts';

/** Counts what a run did. The sums balance: every media entry of the plan has one outcome. */
export function toRunResult(input: {
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
  readonly albums: readonly AlbumResult[];
  readonly warnings: readonly Extract<RunEvent, { kind: 'warning' }>[];
  readonly durationMs: number;
  readonly interrupted: boolean;
}): RunResult {
  const { plan, outcomes } = input;
  const sent = outcomes.filter(({ state }) => state === 'uploaded' || state === 'live-video');
  const albumMetadata = plan.others.filter((other) => other.kind === 'album-metadata').length;
  return {
    entries: {
      // As the sources count them, so that the equation of the report is a check.
      entries: plan.sources.reduce((sum, source) => sum + source.entryCount, 0),
      media: plan.media.length,
      sidecars: plan.sidecars.length,
      albumMetadata,
      other: plan.others.length - albumMetadata,
    },
    outcomes: countByState(outcomes),
    albums: input.albums,
    failed: outcomes.filter(({ state }) => state === 'failed'),
    deferred: outcomes.filter(({ state }) => state === 'deferred'),
    durationMs: input.durationMs,
    filesUploaded: sent.length,
    bytesUploaded: sent.reduce((sum, outcome) => sum + outcome.sizeBytes, 0),
    interrupted: input.interrupted,
    warnings: input.warnings.map(({ code, message }) => ({ code, message })),
  };
}

function countByState(outcomes: readonly Outcome[]): OutcomeCount[] {
  const counts: { -readonly [K in keyof OutcomeCount]: OutcomeCount[K] }[] = [];
  for (const { state, reason, sizeBytes } of outcomes) {
    // There are only a few.
    let count = counts.find((known) => known.state === state && known.reason === reason);
    if (count === undefined) counts.push((count = { state, reason, files: 0, bytes: 0 }));
    count.files += 1;
    count.bytes += sizeBytes;
  }
  return counts;
}
