import type { Command } from 'commander';
import { Argument } from 'commander';
import { say } from '../../lib/say.ts';
import { handler } from '../handler.ts';

/** `completion` on the command line. */
export function declareCompletion(program: Command): void {
  program
    .command('completion')
    .description(say`print what a shell needs to complete the names of commands and options`)
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(
      handler<['bash' | 'zsh' | 'fish']>(async (io, shell) => {
        const { runCompletion } = await import('../commands/completion.ts');
        return runCompletion(shell, program, io);
      }),
    );
}
