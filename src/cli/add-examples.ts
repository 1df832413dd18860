import type { Command } from 'commander';
import { wrapText } from '../lib/fit-text.ts';
import { say } from '../lib/say.ts';
import { helpWidth } from './help-layout.ts';

/** What for, and the call that does it. */
export type Example = readonly [purpose: string, call: string];

/** Puts examples before everything else that the help of a command says: most people look for theirs and leave. */
export function addExamples(command: Command, examples: readonly Example[]): Command {
  return command.addHelpText('before', ({ error }) => {
    const output = command.configureOutput();
    const width = helpWidth(error ? output.getErrHelpWidth?.() : output.getOutHelpWidth?.());
    return [say`Examples:`, ...examples.map((example) => exampleText(example, width))].join('\n');
  });
}

/** The call stays on one line, to be copied. */
function exampleText([purpose, call]: Example, width: number): string {
  const lines = wrapText(`${purpose}:`, width - 2).map((line) => `  ${line}\n`);
  return `${lines.join('')}    $ ${call}\n`;
}
