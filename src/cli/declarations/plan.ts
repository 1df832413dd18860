import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { FilterFlags } from '../options/filter-options.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';
import type { ReportFlags } from '../report-option.ts';
import { addReportOption } from '../report-option.ts';

/** `plan` on the command line. */
export function declarePlan(program: Command): void {
  const command = program
    .command('plan')
    .description(say`say what is in an export and what would happen to it; needs no server`)
    .argument('<paths...>', say`takeout zips, folders that hold them, or unpacked exports`);
  addFilterOptions(addReportOption(command));
  addExamples(command, examples);
  command.action(
    handler<[string[], FilterFlags & ReportFlags]>(async (io, paths, flags) => {
      const { runPlan } = await import('../commands/plan.ts');
      return runPlan(paths, flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [
    say`All parts of an export, wherever they lie`,
    'immich-takeout plan ~/Downloads/takeout-*.zip /mnt/usb/takeouts',
  ],
  [
    say`One summer, as JSON for another program`,
    'immich-takeout --json plan --from 2019-06-01 --to 2019-08-31 takeout-*.zip',
  ],
];
