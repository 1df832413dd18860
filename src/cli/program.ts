import { Command, CommanderError } from 'commander';
import { sanitizeLines } from '../lib/sanitize.ts';
import { say } from '../lib/say.ts';
import type { Example } from './add-examples.ts';
import { addExamples } from './add-examples.ts';
import type { GlobalOptions } from './command-io.ts';
import { addOpposites } from './config/settable-options.ts';
import { declareArchive } from './declarations/archive.ts';
import { declareCompletion } from './declarations/completion.ts';
import { declareDemo } from './declarations/demo.ts';
import { declareDoctor } from './declarations/doctor.ts';
import { declareExplain } from './declarations/explain.ts';
import { declareLogin } from './declarations/login.ts';
import { declareLogout } from './declarations/logout.ts';
import { declareFamily } from './declarations/family.ts';
import { declareGuide } from './declarations/guide.ts';
import { declarePlan } from './declarations/plan.ts';
import { declareSandbox } from './declarations/sandbox.ts';
import { declareStatus } from './declarations/status.ts';
import { declareUndo } from './declarations/undo.ts';
import { declareUpload } from './declarations/upload.ts';
import { declareVerify } from './declarations/verify.ts';
import { declareWhoami } from './declarations/whoami.ts';
import { exitCodes } from './exit-codes.ts';
import { helpLayout } from './help-layout.ts';
import { translateCommander } from './translate-commander.ts';
import { programVersion } from './version.ts';

/** The whole command line. Each command loads its code only when it is called, so that help comes at once. */
export function buildProgram(): Command {
  const program = new Command('immich-takeout')
    .description(say`Brings a Google Photos Takeout home to your Immich server.`)
    .usage('[options] <command>')
    .helpOption('-h, --help', say`display help for command`)
    .helpCommand('help [command]', say`display help for command`)
    .version(programVersion(), '-V, --version', say`output the version number`)
    .option('--json', say`print results and events as JSON lines on standard output`, false)
    .option('-q, --quiet', say`print nothing but results and what went wrong`, false)
    .option('-v, --verbose', say`tell of every file`, false)
    .option('--log-file <file>', say`append all that happens to this file, as JSON lines`)
    .option('--no-progress', say`no progress bars`)
    .option('--no-color', say`no colours`)
    .option('--config <file>', say`configuration file (else IMMICH_TAKEOUT_CONFIG)`)
    .option('--profile <name>', say`profile in that file (else IMMICH_TAKEOUT_PROFILE, else default)`)
    .option('--show-config', say`do nothing but print each option and where its value comes from`)
    .showSuggestionAfterError()
    .configureHelp(helpLayout)
    // Its messages quote the command line, which a script may have filled with names of files.
    .configureOutput({ outputError: (message, write) => write(sanitizeLines(translateCommander(message))) });
  addExamples(program, examples);
  declareLogin(program);
  declareDoctor(program);
  declareUpload(program);
  declareFamily(program);
  declarePlan(program);
  declareArchive(program);
  declareExplain(program);
  declareVerify(program);
  declareStatus(program);
  declareUndo(program);
  declareWhoami(program);
  declareLogout(program);
  declareSandbox(program);
  declareDemo(program);
  declareGuide(program);
  declareCompletion(program);
  program.exitOverride().hook('preSubcommand', needNothingToShowConfig);
  addOpposites(program);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}

/** Options can be looked at without anything to apply them to. */
function needNothingToShowConfig(program: Command, command: Command): void {
  if (program.opts<GlobalOptions>().showConfig !== true) return;
  for (const argument of command.registeredArguments) argument.required = false;
}

/** Parses and runs; resolves to the exit code. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(isBareCall(argv) ? [...argv, 'guide'] : argv.map(spellOut));
    return Number(process.exitCode ?? exitCodes.whole);
  } catch (error) {
    // Help, version and mistakes on the command line: commander has printed what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.whole : exitCodes.usage;
    throw error;
  }
}

/** The name of the program alone, by a person who sits before it. */
function isBareCall(argv: readonly string[]): boolean {
  return argv.length === 2 && process.stdin.isTTY && process.stderr.isTTY;
}

/** Commander would take what follows a bare `--deep` for its share: mostly a path. */
function spellOut(argument: string): string {
  return argument === '--deep' ? '--deep=100%' : argument;
}

const examples: readonly Example[] = [
  [
    say`See what is in an export, and what would happen to it`,
    'immich-takeout plan ~/Downloads/takeout-*.zip',
  ],
  [
    say`Bring it to your server (asks for the API key)`,
    'immich-takeout upload --server http://192.168.1.10:2283 ~/Downloads/takeout-*.zip',
  ],
  [say`Try everything without a server of your own`, 'immich-takeout demo'],
];
