import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { StatusFlags } from '../commands/status.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import { handler } from '../handler.ts';

/** `status` on the command line. */
export function declareStatus(program: Command): void {
  const command = program
    .command('status')
    .description(say`tell what was done so far, and how to go on; needs no server`)
    .argument('[run]', say`tell more of this run`)
    .option('--files', say`with a run: name the files that it uploaded`)
    .option('--state-dir <folder>', say`where it was remembered`);
  addExamples(command, examples).action(
    handler<[string | undefined, StatusFlags]>(async (io, run, flags) => {
      const { runStatus } = await import('../commands/status.ts');
      return runStatus(run, flags, io);
    }),
  );
}

const examples: readonly Example[] = [[say`What happened last night`, 'immich-takeout status']];
