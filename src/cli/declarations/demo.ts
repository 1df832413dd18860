import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import { handler } from '../handler.ts';

/** `demo` on the command line. */
export function declareDemo(program: Command): void {
  program
    .command('demo')
    .description(say`make a small export and bring it to a sandbox server: see how it works`)
    .action(
      handler(async (io) => {
        const { runDemo } = await import('../commands/demo.ts');
        return runDemo(io);
      }),
    );
}
