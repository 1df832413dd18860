import type { Command } from 'commander';

/** What for, and the call that does it. */
export type Example = readonly [purpose: string, call: string];

/** Puts examples before everything else that the help of a command says: most people look for theirs and leave. */
export function addExamples(command: Command, examples: readonly Example[]): Command {
  const lines = examples.map(([purpose, call]) => `  ${purpose}:\n    $ ${call}\n`);
  return command.addHelpText('before', `Examples:\n${lines.join('\n')}`);
}
