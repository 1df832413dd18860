import type { AssetUpdate } from '../../model/asset-update.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Plan } from '../../model/plan.ts';
import type { RunResult } from '../../model/run-result.ts';
import { concludeRun } from '../conclude-run.ts';
import type { Fate } from './section-files.ts';
import { sectionFiles } from './section-files.ts';
import { sectionFrame } from './section-frame.ts';
import type { ReportSection, ReportServer } from '../report.ts';
import { reportProblems } from './report-problems.ts';

export interface RunSectionInput {
  readonly plan: Plan;
  readonly result: RunResult;
  /** One for each of the plan's media, in its order. */
  readonly outcomes: readonly Outcome[];
  readonly updates: readonly AssetUpdate[];
  readonly server: ReportServer | undefined;
}

/** The section of a run. */
export function runSection(input: RunSectionInput): ReportSection {
  const { plan, result, outcomes, updates, server } = input;
  return {
    ...sectionFrame(plan),
    kind: 'run',
    server,
    conclusion: concludeRun(result),
    entries: result.entries,
    files: sectionFiles(plan, (_item, _place, index) => toFate(outcomes[index])),
    albums: result.albums,
    problems: reportProblems(plan, result.warnings),
    updates,
    effort: { durationMs: result.durationMs, files: result.filesUploaded, bytes: result.bytesUploaded },
  };
}

function toFate(outcome: Outcome | undefined): Fate {
  if (outcome === undefined) return { state: 'not-reached', retryable: true };
  const { state, reason, message, retryable, checksum, assetId } = outcome;
  return { state, reason, message, retryable, checksum, assetId };
}
