import type { Plan } from '../model/plan.ts';

/** Ids of the exports that a plan is about. */
export function exportsOf(plan: Plan): string[] {
  return [...new Set(plan.sources.map(({ exportId }) => exportId))];
}
