import type { Command } from 'commander';
import type { FilterFlags } from '../options/filter-options.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';

/** `plan` on the command line. */
export function declarePlan(program: Command): void {
  const command = program
    .command('plan')
    .description('say what is in an export and what would happen to it; needs no server')
    .argument('<paths...>', 'takeout zips, folders that hold them, or unpacked exports');
  addFilterOptions(command);
  command.action(
    handler<[string[], FilterFlags]>(async (io, paths, flags) => {
      const { runPlan } = await import('../commands/plan.ts');
      return runPlan(paths, flags, io);
    }),
  );
}
