import { forEachConcurrently } from '../../src/lib/for-each-concurrently.ts';
import { buildRichExport } from '../reliability/support/rich-export.ts';
import { killCaseOf, runKillCase, runUndisturbed } from './kill-case.ts';

export interface KillReport {
  readonly seeds: number;
  /** Processes that were really killed. */
  readonly kills: number;
  readonly failures: readonly { readonly seed: number; readonly case: string; readonly wrong: string }[];
}

/**
 * Kills, runs again and compares, for every seed from `first` on.
 *
 * @param width seeds at a time
 */
export async function runKillSeeds(
  options: {
    readonly first: number;
    readonly count: number;
    /** From one seed to the next; default 1. */
    readonly step?: number;
    readonly width: number;
  },
  onSeed: (report: KillReport) => void = () => undefined,
): Promise<KillReport> {
  const { paths, remove } = await buildRichExport();
  const failures: KillReport['failures'][number][] = [];
  let [seeds, kills] = [0, 0];
  try {
    const undisturbed = {
      '1.135': await runUndisturbed(paths, '1.135'),
      '2.7': await runUndisturbed(paths, '2.7'),
      '3.0': await runUndisturbed(paths, '3.0'),
    };
    const all = Array.from(
      { length: options.count },
      (_, index) => options.first + index * (options.step ?? 1),
    );
    await forEachConcurrently(all, options.width, async (seed) => {
      const killCase = killCaseOf(seed, undisturbed['2.7']);
      const result = await runKillCase(killCase, paths, undisturbed[killCase.version].state);
      seeds += 1;
      kills += result.kills;
      if (result.wrong !== undefined)
        failures.push({ seed, case: JSON.stringify(killCase), wrong: result.wrong });
      onSeed({ seeds, kills, failures });
    });
  } finally {
    await remove();
  }
  return { seeds, kills, failures };
}
