import type { OutcomeState } from '../model/outcome.ts';
import type { RunResult } from '../model/run-result.ts';

/** Files that ended in one of these states, whatever the reason. */
export function countState(result: RunResult, ...states: readonly OutcomeState[]): number {
  return result.outcomes.reduce((sum, { state, files }) => (states.includes(state) ? sum + files : sum), 0);
}
