import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { ExplainFlags } from '../commands/explain.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';

/** `explain` on the command line. */
export function declareExplain(program: Command): void {
  const command = program
    .command('explain')
    .description(say`say why a photo is treated as it is: sidecar, date, place, albums, copies`)
    .argument('<paths...>', say`takeout zips, folders that hold them, or unpacked exports`)
    .option('--photo <name>', say`its name in the archive or at Google, or the end of its path`);
  addFilterOptions(command);
  addExamples(command, examples);
  command.action(
    handler<[string[], ExplainFlags]>(async (io, paths, flags) => {
      const { runExplain } = await import('../commands/explain.ts');
      return runExplain(paths, flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [say`Why this photo has this date`, 'immich-takeout explain takeout-*.zip --photo IMG_4711.JPG'],
];
