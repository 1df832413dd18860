import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { Example } from '../add-examples.ts';
import { addExamples } from '../add-examples.ts';
import type { UndoFlags } from '../commands/undo.ts';
import { handler } from '../handler.ts';
import { addServerOptions } from '../options/server-options.ts';

/** `undo` on the command line. */
export function declareUndo(program: Command): void {
  const command = program
    .command('undo')
    .description(say`say what taking back a run would do; with --yes, move what it uploaded to the trash`)
    .argument('<run>', say`id of the run, as told by status`)
    .option('-y, --yes', say`do it`)
    .option('--max-wait <duration>', say`longest wait for a server that is gone (90s, 30m, 8h)`, '8h')
    .option('--state-dir <folder>', say`where it was remembered`);
  addServerOptions(command);
  addExamples(command, examples);
  command.action(
    handler<[string, UndoFlags]>(async (io, run, flags) => {
      const { runUndo } = await import('../commands/undo.ts');
      return runUndo(run, flags, io);
    }),
  );
}

const examples: readonly Example[] = [
  [
    say`See what taking back a run would do (the id is told by status)`,
    'immich-takeout undo 20260714-221500-3fa9 --server http://192.168.1.10:2283',
  ],
];
