import type { Command, Option } from 'commander';
import { exitCodes } from '../src/cli/exit-codes.ts';

/** The manual page of the program in roff (man macros), made from the declaration of its command line. */
export function manPage(program: Command, version: string): string {
  const commands = program.createHelp().visibleCommands(program);
  return [
    `.TH ${program.name().toUpperCase()} 1 "" "${program.name()} ${version}" "User Commands"`,
    '.SH NAME',
    `${program.name()} \\- bring a Google Photos Takeout home to an Immich server`,
    '.SH SYNOPSIS',
    `.B ${program.name()}`,
    '[options] <command>',
    '.SH DESCRIPTION',
    ...paragraphs(description),
    '.SH OPTIONS',
    'These can stand before or after the name of a command.',
    ...optionList(program),
    '.SH COMMANDS',
    ...commands.flatMap((command) => commandSection(command)),
    '.SH EXIT STATUS',
    ...Object.entries(exitCodes).flatMap(([name, code]) => [
      '.TP',
      `.B ${code}`,
      text(exitMeanings[name as keyof typeof exitCodes]),
    ]),
    '.SH ENVIRONMENT',
    ...paragraphs(environment),
    '.SH FILES',
    ...paragraphs(files),
    '.SH SEE ALSO',
    `Each command explains itself with \\fB${text('--help')}\\fR; the documentation lies beside the program in docs/.`,
    '',
  ].join('\n');
}

const description = [
  'Reads the archives of Google Takeout where they lie, pairs every photo and video with what Google knows about it, rebuilds albums, leaves out what the server already has, uploads the rest, and can prove afterwards that all of it arrived.',
  'Archives are only read. Nothing on the server is deleted or replaced. Interrupt a run whenever you like: the same command goes on where it was.',
];

const environment = [
  'IMMICH_INSTANCE_URL and IMMICH_API_KEY name the server and the key. Every other option has a variable of its own, IMMICH_TAKEOUT_ and its name in capitals (IMMICH_TAKEOUT_MAX_DURATION). HTTPS_PROXY, HTTP_PROXY, NO_PROXY, NO_COLOR and FORCE_COLOR are understood.',
];

const files = [
  '$XDG_CONFIG_HOME/immich-takeout/config.yaml holds servers, keys and settings by profile; $XDG_STATE_HOME/immich-takeout holds the journals of what was done. Both can be read by their owner alone.',
];

/** A meaning for each code; the type keeps the list complete. */
const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  whole: 'Everything is there, or was left out as asked.',
  unexpected: 'Something unexpected: a mistake in the program.',
  usage: 'A mistake on the command line, in the environment or in the configuration.',
  incomplete: 'Finished, but something failed, was put off, or could not be read.',
  unreachable: 'The server does not answer, or is no Immich of a known version.',
  notAuthorised: 'The key is not accepted, or a permission is missing, which is named.',
  quotaOrDisk: 'The quota is used up, or a disk is full.',
  sourceDamaged: 'Nothing of the export could be read.',
  differs: 'verify found differences.',
  interrupted: 'Interrupted (Ctrl-C).',
  terminated: 'Asked to end (SIGTERM).',
};

function commandSection(command: Command): string[] {
  return [
    `.SS ${text(`${command.name()} ${command.usage()}`)}`,
    text(`${capitalise(command.description())}.`),
    ...optionList(command),
  ];
}

function optionList(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .flatMap((option) => ['.TP', `.B ${text(option.flags)}`, text(optionText(command, option))]);
}

function optionText(command: Command, option: Option): string {
  return `${capitalise(command.createHelp().optionDescription(option))}.`;
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function paragraphs(texts: readonly string[]): string[] {
  return texts.flatMap((words, index) => (index === 0 ? [text(words)] : ['.PP', text(words)]));
}

/** Text that roff prints as it is: a hyphen can be copied, a dot at the beginning is no command. */
function text(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/u, '\\&');
}
