import type { Outcome, OutcomeState } from '../../src/model/outcome.ts';
import type { OutcomeCount, RunResult } from '../../src/model/run-result.ts';

/** Files by state, as in `{ uploaded: 3, 'skipped:trashed': 1 }`; 1 MB each. */
export type OutcomeSpec = Partial<Record<OutcomeState, number>> &
  Partial<Record<`${OutcomeState}:${string}`, number>>;

/** A whole, balanced result around these outcomes. */
export function buildRunResult(outcomes: OutcomeSpec, rest: Partial<RunResult> = {}): RunResult {
  const counts = Object.entries(outcomes as Record<string, number>).map(([key, files]): OutcomeCount => {
    const [state, reason] = key.split(':');
    return { state: state as OutcomeState, reason, files, bytes: files * 1_000_000 };
  });
  const media = counts.reduce((sum, { files }) => sum + files, 0);
  return {
    entries: { entries: media + 5, media, sidecars: 3, albumMetadata: 1, other: 1 },
    outcomes: counts,
    albums: [],
    failed: [],
    deferred: [],
    durationMs: 81_000,
    filesUploaded: outcomes.uploaded ?? 0,
    bytesUploaded: (outcomes.uploaded ?? 0) * 1_000_000,
    interrupted: false,
    warnings: [],
    ...rest,
  };
}

export function buildOutcome(state: OutcomeState, path: string, rest: Partial<Outcome> = {}): Outcome {
  return { archive: 'takeout-001.zip', path, state, sizeBytes: 1_000_000, ...rest };
}
