import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { buildProgram } from '../../src/cli/program.ts';

/** What the program has against these arguments; undefined when it takes them. */
export async function complaint(args: readonly string[]): Promise<string | undefined> {
  try {
    await idleProgram().parseAsync(args, { from: 'user' });
    return undefined;
  } catch (error) {
    // Help and version end the parser as well.
    if (error instanceof CommanderError) return error.exitCode === 0 ? undefined : error.message;
    throw error;
  }
}

/** The real command line, with commands that do nothing. */
function idleProgram(): Command {
  const program = buildProgram().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  for (const command of program.commands) {
    command.copyInheritedSettings(program).action(() => undefined);
  }
  return program;
}
