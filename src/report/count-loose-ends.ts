import type { RunResult } from '../model/run-result.ts';

/** How often photos that are on the server could not be put together there as they were to be. */
export function countLooseEnds({ warnings }: RunResult): number {
  return warnings.filter(({ code }) => looseEnds.has(code)).length;
}

const looseEnds: ReadonlySet<string> = new Set(['stack-failed', 'live-photo-not-linked']);
