import type { Command, Option } from 'commander';

/** A command as a shell needs to know it to complete it. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What its positional arguments are. */
  readonly argument: ValueKind;
}

export interface OptionWords {
  /** With its dash: `-n`. */
  readonly short: string | undefined;
  /** With its dashes: `--dry-run`. */
  readonly long: string;
  readonly description: string;
  readonly value: ValueKind;
}

/** What may stand in a place: nothing, a file, a folder, one of some words, or any text. */
export type ValueKind =
  | { readonly kind: 'none' | 'file' | 'folder' | 'text' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** All commands of the program; each has the options of the program among its own. */
export function commandWords(program: Command): CommandWords[] {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  const common = optionWords(program).filter(({ long }) => long !== '--help');
  return commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...optionWords(command), ...common],
    argument: command.name() === 'help' ? { kind: 'choice', choices: names } : argumentKind(command),
  }));
}

/** Options of one command, or those of the program that stand before any. */
export function optionWords(command: Command): OptionWords[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) =>
      option.long === undefined
        ? []
        : [
            {
              short: option.short,
              long: option.long,
              description: option.description,
              value: optionKind(option),
            },
          ],
    );
}

function optionKind(option: Option): ValueKind {
  if (option.argChoices !== undefined) return { kind: 'choice', choices: option.argChoices };
  // An optional value is written with "=": what follows the option is something else.
  return option.required ? placeholderKind(/<(\w+)/u.exec(option.flags)?.[1]) : { kind: 'none' };
}

function argumentKind(command: Command): ValueKind {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return { kind: 'none' };
  if (argument.argChoices !== undefined) return { kind: 'choice', choices: argument.argChoices };
  return argument.name() === 'paths' ? { kind: 'file' } : placeholderKind(argument.name());
}

function placeholderKind(placeholder = ''): ValueKind {
  return placeholder === 'file' || placeholder === 'folder' ? { kind: placeholder } : { kind: 'text' };
}
