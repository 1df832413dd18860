import type { Command } from 'commander';
import type { CommandIo, GlobalOptions } from './command-io.ts';
import { processIo } from './command-io.ts';
import { exitCodeOf } from './exit-codes.ts';
import { printError } from './terminal/print-error.ts';

/**
 * Wraps a command: gives it the world, turns what it throws into a message and an exit code.
 * Commander passes the arguments, then the options, then the command itself.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the arguments of each command
export function handler<A extends unknown[]>(
  run: (io: CommandIo, ...args: A) => Promise<number>,
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.pop() as Command;
    const options = command.optsWithGlobals<GlobalOptions>();
    const io = processIo(options);
    try {
      process.exitCode = await run(io, ...(args as A));
    } catch (error) {
      printError(error, io.terminal, { json: options.json });
      process.exitCode = exitCodeOf(error);
    }
  };
}
