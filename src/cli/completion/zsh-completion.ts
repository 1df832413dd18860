import type { CommandWords, OptionWords, ValueKind } from './command-words.ts';

/** Completion for zsh: loaded from `fpath`, or by `source`. */
export function zshCompletion(
  name: string,
  options: readonly OptionWords[],
  commands: readonly CommandWords[],
): string {
  const list = commands.map((command) => `    ${quote(`${command.name}:${command.description}`)}`);
  return `#compdef ${name}
# Completion of ${name} for zsh.
_${name}() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands=(
${list.join('\n')}
  )
  _arguments -C \\
${options.map((option) => `    ${optionSpec(option)} \\\n`).join('')}    '1:command:->command' '*::argument:->argument'
  case $state in
  command) _describe command commands ;;
  argument)
    case $line[1] in
${commands.map(commandCase).join('\n')}
    esac ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function commandCase({ name, options, argument }: CommandWords): string {
  const specs = options.map((option) => `      ${optionSpec(option)} \\\n`).join('');
  return `    ${name}) _arguments \\\n${specs}      ${argumentSpec(argument)} ;;`;
}

/** `'(-n --dry-run)'{-n,--dry-run}'[description]:value:action'`; options may be repeated only where that is rare. */
function optionSpec({ short, long, description, value }: OptionWords): string {
  const text = `[${description.replace(/[[\]]/gu, '\\$&')}]${valueSpec(value)}`;
  if (short === undefined) return quote(`${long}${text}`);
  return `${quote(`(${short} ${long})`)}{${short},${long}}${quote(text)}`;
}

function valueSpec(value: ValueKind): string {
  return value.kind === 'none' ? '' : `:${value.kind}:${action(value)}`;
}

function argumentSpec(value: ValueKind): string {
  return value.kind === 'none' ? quote('*:') : quote(`*:argument:${action(value)}`);
}

function action(value: ValueKind): string {
  switch (value.kind) {
    case 'choice':
      return `(${value.choices.join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    case 'none':
    case 'text':
      return ' ';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
