import type { AssetUpdate } from '../../model/asset-update.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Plan } from '../../model/plan.ts';
import type { RunResult } from '../../model/run-result.ts';
import { concludeRun } from '../conclude-run.ts';
import type { Fate } from './section-files.ts';
import { sectionFiles } from './section-files.ts';
import { sectionFrame } from './section-frame.ts';
import type { ReportSection, ReportServer } from '../report.ts';
import { fileKey } from '../report.ts';
import { reportProblems } from './report-problems.ts';

/** The section of a run. What it told while it went: `outcomes` of each file, by `fileKey`, and `updates`. */
export function runSection(input: {
  readonly plan: Plan;
  readonly result: RunResult;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly updates: readonly AssetUpdate[];
  readonly server: ReportServer;
}): ReportSection {
  const { plan, result, outcomes, updates, server } = input;
  return {
    ...sectionFrame(plan),
    kind: 'run',
    server,
    conclusion: concludeRun(result),
    entries: result.entries,
    files: sectionFiles(plan, (_item, place) => toFate(outcomes.get(fileKey(place)))),
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
