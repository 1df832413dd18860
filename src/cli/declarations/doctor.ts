import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { DoctorFlags } from '../commands/doctor.ts';
import { handler } from '../handler.ts';
import { addFilterOptions } from '../options/filter-options.ts';
import { addRunOptions } from '../options/run-options.ts';
import { addServerOptions } from '../options/server-options.ts';

/** `doctor` on the command line: it takes what `upload` takes, so that one word can be put for the other. */
export function declareDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description(say`look at everything that could spoil an upload with the same arguments; changes nothing`)
    .argument('[paths...]', say`the same as for upload; without, only the server is looked at`)
    .optionsGroup(say`What to look at:`)
    .option('--no-probe', say`do not try requests that the server has to refuse`)
    .option('--resume-jobs', say`only resume background jobs that a run with --pause-jobs left paused`);
  addFilterOptions(addRunOptions(addServerOptions(command)));
  addExamples(command, examples);
  command.action(
    handler<[string[], DoctorFlags]>(async (io, paths, flags) => {
      const { runDoctor } = await import('../commands/doctor.ts');
      return runDoctor(paths, flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [say`Before a long upload`, 'immich-takeout doctor --server http://192.168.1.10:2283 takeout-*.zip'],
  [say`The server and the way to it alone`, 'immich-takeout doctor --server https://photos.example.org'],
];
