import type { CommandWords, OptionWords, ValueKind } from './command-words.ts';

/** Completion for fish. */
export function fishCompletion(
  name: string,
  options: readonly OptionWords[],
  commands: readonly CommandWords[],
): string {
  const complete = `complete -c ${name}`;
  const first = `${complete} -n __fish_use_subcommand`;
  const lines = [
    `# Completion of ${name} for fish.`,
    `${complete} -f`,
    ...options.map((option) => `${first} ${optionFlags(option)}`),
    ...commands.flatMap((command) => [
      `${first} -a ${command.name} -d ${quote(command.description)}`,
      ...commandLines(complete, command),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(complete: string, { name, options, argument }: CommandWords): string[] {
  const after = `${complete} -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    ...options.map((option) => `${after} ${optionFlags(option)}`),
    ...(argument.kind === 'none' || argument.kind === 'text' ? [] : [`${after} ${valueFlags(argument)}`]),
  ];
}

function optionFlags({ short, long, description, value }: OptionWords): string {
  const names = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const values = value.kind === 'none' ? '' : ` -r ${valueFlags(value)}`;
  return `${names}${values} -d ${quote(description)}`;
}

function valueFlags(value: ValueKind): string {
  switch (value.kind) {
    case 'choice':
      return `-f -a ${quote(value.choices.join(' '))}`;
    case 'file':
      return '-F';
    case 'folder':
      return `-f -a '(__fish_complete_directories)'`;
    case 'none':
    case 'text':
      return '-f';
  }
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/gu, String.raw`\$&`)}'`;
}
