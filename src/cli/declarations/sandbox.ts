import type { Command } from 'commander';
import { say } from '../../lib/say.ts';
import type { SandboxFlags } from '../commands/sandbox.ts';
import { handler } from '../handler.ts';

/** `sandbox` on the command line. */
export function declareSandbox(program: Command): void {
  program
    .command('sandbox')
    .description(say`run a small Immich-compatible server on this computer, to rehearse`)
    .option('--port <number>', say`port to listen on (default: any free one)`)
    .option('--dir <folder>', say`keep what is uploaded here (default: in memory)`)
    .option('--server-version <version>', say`Immich to behave like: 1.135, 2.7 or 3.0`, '3.0')
    .action(
      handler<[SandboxFlags]>(async (io, flags) => {
        const { runSandbox } = await import('../commands/sandbox.ts');
        return runSandbox(flags, io);
      }),
    );
}
