import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { entryPlace } from '../../model/entry-place.ts';
import type { ReportProblem } from '../report.ts';

/** The problems of a plan, and those warnings of a run that say something else, each once. */
export function reportProblems(plan: Plan, warnings: readonly Problem[] = []): ReportProblem[] {
  const known = new Set(plan.problems.map(keyOf));
  const others = warnings.filter((warning) => !known.has(keyOf(warning)));
  return [...plan.problems, ...others, ...unreadableEntries(plan)].map((problem) => ({
    ...problem,
    kind: 'problem',
  }));
}

function keyOf({ code, message }: Problem): string {
  return `${code}\0${message}`;
}

/** Entries of which nobody knows what they hold: no photos by name, but no loss to keep quiet about. */
function unreadableEntries({ others, problems, sources }: Plan): Problem[] {
  const told = new Set(problems.map(({ archive, path }) => `${archive ?? ''}\0${path ?? ''}`));
  return others
    .filter(({ kind }) => kind === 'unreadable')
    .map(({ entry, reason }) => ({
      code: 'unreadable-file',
      message: reason,
      ...entryPlace(sources, entry),
    }))
    .filter(({ archive, path }) => !told.has(`${archive}\0${path}`));
}
