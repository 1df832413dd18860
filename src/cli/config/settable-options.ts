import type { Command, Option } from 'commander';

/** One setting of a command: its option, and the opposite (`--no-…`) of that where there is one. */
export interface SettableOption {
  /** The command that holds the value: the called one, or one above it for what all commands share. */
  readonly owner: Command;
  readonly key: string;
  /** As declared; the first is the one that people are told of. */
  readonly options: readonly [Option, ...Option[]];
}

/** Everything of a command that can be set by its command line, the environment or a file. */
export function settableOptions(command: Command): SettableOption[] {
  return lineage(command).flatMap((owner) => {
    const byKey = new Map<string, [Option, ...Option[]]>();
    for (const option of owner.options) {
      const key = option.attributeName();
      const known = byKey.get(key);
      if (known !== undefined) known.push(option);
      else if (!onlyOnCommandLine.has(key)) byKey.set(key, [option]);
    }
    return [...byKey].map(([key, options]) => ({ owner, key, options }));
  });
}

/** Whether the option stands alone, without a value: `--json`, `--no-color`. */
export function isSwitch(option: Option): boolean {
  return !option.required && !option.optional;
}

/** They say where settings are to be found, or what to do instead of the command's work. */
const onlyOnCommandLine = new Set(['config', 'profile', 'showConfig', 'version', 'help']);

/**
 * Each switch of a command and of those below it gets an opposite, unseen: the command line can switch off again what
 * a file or the environment switched on, and the reverse.
 */
export function addOpposites(command: Command): void {
  for (const { owner, options } of settableOptions(command)) {
    const [option, opposite] = options;
    if (owner !== command || opposite !== undefined || !isSwitch(option)) continue;
    const long = option.long ?? '';
    const name = option.negate ? long.replace('--no-', '--') : long.replace('--', '--no-');
    command.addOption(command.createOption(name).hideHelp());
  }
  for (const below of command.commands) addOpposites(below);
}

/** The command, and those above it. */
function lineage(command: Command): Command[] {
  return command.parent === null ? [command] : [command, ...lineage(command.parent)];
}
