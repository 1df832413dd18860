import type { Difference, DifferenceKind, Verification } from '../../migrate/verify/verification.ts';
import type { Plan } from '../../model/plan.ts';
import { concludeVerification } from '../conclude-verification.ts';
import type { FileState, ReportProblem, ReportSection, ReportServer } from '../report.ts';
import { fileKey } from '../report.ts';
import type { Fate } from './section-files.ts';
import { plannedFate, sectionFiles } from './section-files.ts';
import { sectionFrame } from './section-frame.ts';
import { reportProblems } from './report-problems.ts';

/** The section of a verification that came to its end: what was not looked for was left out by the plan. */
export function verificationSection(input: {
  readonly plan: Plan;
  readonly result: Verification;
  readonly durationMs: number;
  readonly server: ReportServer;
}): ReportSection {
  const { plan, result, durationMs, server } = input;
  const absences = new Map(
    result.differences.flatMap((difference) => {
      const fate = absence(difference);
      const { archive, path } = difference;
      return fate === undefined || archive === undefined || path === undefined
        ? []
        : [[fileKey({ archive, path }), fate]];
    }),
  );
  return {
    ...sectionFrame(plan),
    kind: 'verification',
    server,
    conclusion: concludeVerification(result, 'below'),
    files: sectionFiles(plan, (item, place) => absences.get(fileKey(place)) ?? presence(plannedFate(item))),
    albums: result.albums,
    problems: [...reportProblems(plan), ...factDifferences(result.differences)],
    updates: [],
    effort: { durationMs, files: 0, bytes: 0 },
  };
}

const absentStates: Partial<Record<DifferenceKind, FileState>> = {
  missing: 'missing',
  'in-trash': 'in-server-trash',
  unreadable: 'unreadable',
};

function absence({ kind, message, checksum, assetId }: Difference): Fate | undefined {
  const state = absentStates[kind];
  return state && { state, message, checksum, assetId };
}

/** What was looked for and is not absent is there. */
function presence(fate: Fate): Fate {
  return fate.state === 'to-upload' || fate.state === 'live-video' ? { state: 'on-server' } : fate;
}

/** Files that are not there have their state; everything else that differs is told as a problem. */
function factDifferences(differences: readonly Difference[]): ReportProblem[] {
  return differences
    .filter(({ kind }) => absentStates[kind] === undefined)
    .map(({ kind, message, archive, path, album, expected, found }) => ({
      kind: 'difference',
      code: kind,
      message,
      ...(archive !== undefined && { archive }),
      ...(path !== undefined && { path }),
      ...(album !== undefined && { album }),
      ...(expected !== undefined && { expected }),
      ...(found !== undefined && { found }),
    }));
}
