import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import { handler } from '../handler.ts';

/** `guide` on the command line; a call without any command is one of it. */
export function declareGuide(program: Command): void {
  program
    .command('guide')
    .description(say`ask for everything that is needed, step by step; on a terminal, also without this word`)
    .action(
      handler(async (io) => {
        const [{ runGuide }, { runProgram }] = await Promise.all([
          import('../commands/guide.ts'),
          import('../program.ts'),
        ]);
        const [node = '', script = '', ...words] = process.argv;
        const common = words.filter((word) => word !== 'guide');
        return runGuide(io, (args) => runProgram([node, script, ...common, ...args]));
      }),
    );
}
