import { forEachConcurrently } from '../../../src/lib/for-each-concurrently.ts';
import { fuzzAnswers } from './fuzz-answers.ts';
import { fuzzArchives } from './fuzz-archives.ts';
import { fuzzJournals } from './fuzz-journals.ts';
import { fuzzSidecars } from './fuzz-sidecars.ts';
import type { FuzzTarget } from './fuzz-target.ts';

/** Everything that is fuzzed, and how many inputs may be under way at a time: waiting for a server costs nothing. */
export const fuzzTargets: Readonly<
  Record<string, { readonly open: () => FuzzTarget | Promise<FuzzTarget>; readonly width: number }>
> = {
  archives: { open: fuzzArchives, width: 2 },
  sidecars: { open: fuzzSidecars, width: 2 },
  journals: { open: fuzzJournals, width: 2 },
  answers: { open: fuzzAnswers, width: 40 },
};

/** Runs that many inputs; one line for each that went wrong. */
export async function runFuzz(
  name: string,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<string[]> {
  const { open, width } = fuzzTargets[name]!;
  const target = await open();
  const findings: string[] = [];
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  try {
    await forEachConcurrently(seeds, width, async (seed) => {
      const wrong = await target.run(seed).catch((error: unknown) => describeCrash(error));
      if (wrong !== undefined) findings.push(`${name} ${seed}: ${wrong}`);
    });
  } finally {
    await target.close();
  }
  return findings;
}

function describeCrash(error: unknown): string {
  return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
