import type { CommandWords, OptionWords, ValueKind } from './command-words.ts';

/** Completion for bash 4 and newer; needs nothing but bash. */
export function bashCompletion(
  name: string,
  options: readonly OptionWords[],
  commands: readonly CommandWords[],
): string {
  const own = [...commands.map((command) => command.name), ...wordsOf(options)].join(' ');
  return `# Completion of ${name} for bash.
_${functionName(name)}() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
${commands.map((command) => command.name).join(' | ')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  case $command in
${commands.map(commandCase).join('\n')}
  *) mapfile -t COMPREPLY < <(compgen -W '${own}' -- "$word") ;;
  esac
}
complete -o filenames -F _${functionName(name)} ${name}
`;
}

function functionName(name: string): string {
  return name.replaceAll('-', '_');
}

function commandCase({ name, options, argument }: CommandWords): string {
  const values = options.flatMap((option) =>
    option.value.kind === 'none' ? [] : [`    ${spellings(option)}) ${reply(option.value)} return ;;`],
  );
  return [
    `  ${name})`,
    '    case $before in',
    ...values,
    '    esac',
    `    if [[ $word == -* ]]; then ${reply({ kind: 'choice', choices: wordsOf(options) })}`,
    `    else ${reply(argument)} fi ;;`,
  ].join('\n');
}

function wordsOf(options: readonly OptionWords[]): string[] {
  return options.flatMap(({ short, long }) => (short === undefined ? [long] : [short, long]));
}

function spellings({ short, long }: OptionWords): string {
  return short === undefined ? long : `${short} | ${long}`;
}

function reply(value: ValueKind): string {
  switch (value.kind) {
    case 'choice':
      return `mapfile -t COMPREPLY < <(compgen -W '${value.choices.join(' ')}' -- "$word");`;
    case 'file':
      return 'mapfile -t COMPREPLY < <(compgen -f -- "$word");';
    case 'folder':
      return 'mapfile -t COMPREPLY < <(compgen -d -- "$word");';
    case 'none':
    case 'text':
      return ':;';
  }
}
