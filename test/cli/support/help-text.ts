import type { Command } from 'commander';

/** What `--help` of a command prints on a terminal of so many columns, examples and all. */
export function helpText(command: Command, columns: number): string {
  let text = '';
  command.configureOutput({
    ...command.configureOutput(),
    getOutHelpWidth: () => columns,
    writeOut: (piece) => (text += piece),
  });
  command.outputHelp();
  return text;
}

/** The program and its commands, for `describe.each`. */
export function allCommands(program: Command): [string, Command][] {
  return [program, ...program.commands].map((command) => [command.name(), command]);
}

/** Calls are to be copied: they stay whole, and in English. */
export function withoutCalls(help: string): string[] {
  return help.split('\n').filter((line) => !line.startsWith('    $ '));
}
