import { Command, CommanderError } from 'commander';
import { sanitizeLines } from '../lib/sanitize.ts';
import type { CommandIo, GlobalOptions } from './command-io.ts';
import { processIo } from './command-io.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import type { ExplainFlags } from './commands/explain.ts';
import type { SandboxFlags } from './commands/sandbox.ts';
import type { StatusFlags } from './commands/status.ts';
import type { UndoFlags } from './commands/undo.ts';
import type { UploadFlags } from './commands/upload.ts';
import type { VerifyFlags } from './commands/verify.ts';
import type { FilterFlags } from './options/filter-options.ts';
import { addFilterOptions } from './options/filter-options.ts';
import { addServerOptions } from './options/server-options.ts';
import { addRunOptions } from './options/run-options.ts';
import { printError } from './terminal/print-error.ts';
import { programVersion } from './version.ts';

/** The whole command line. Each command loads its code only when it is called, so that help comes at once. */
export function buildProgram(): Command {
  const program = new Command('immich-takeout')
    .description('Brings a Google Photos Takeout home to your Immich server.')
    .usage('[options] <command>')
    .version(programVersion(), '-V, --version')
    .option('--json', 'print results and events as JSON lines on standard output', false)
    .option('-q, --quiet', 'print nothing but results and what went wrong', false)
    .option('--no-progress', 'no progress bars')
    .option('--no-color', 'no colours')
    .showSuggestionAfterError()
    // Its messages quote the command line, which a script may have filled with names of files.
    .configureOutput({ outputError: (message, write) => write(sanitizeLines(message)) })
    .addHelpText('after', examples);
  addUploadCommand(program);
  addPlanCommand(program);
  addExplainCommand(program);
  addVerifyCommand(program);
  addStatusCommand(program);
  addUndoCommand(program);
  addSandboxCommand(program);
  addDemoCommand(program);
  program.exitOverride();
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}

/** Parses and runs; resolves to the exit code. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(argv.map(spellOut));
    return Number(process.exitCode ?? exitCodes.whole);
  } catch (error) {
    // Help, version and mistakes on the command line: commander has printed what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.whole : exitCodes.usage;
    throw error;
  }
}

/** Commander would take what follows a bare `--deep` for its share: mostly a path. */
function spellOut(argument: string): string {
  return argument === '--deep' ? '--deep=100%' : argument;
}

const examples = `
Examples:
  See what is in an export, and what would happen to it:
    $ immich-takeout plan ~/Downloads/takeout-*.zip

  Bring it to your server (asks for the API key):
    $ immich-takeout upload --server http://192.168.1.10:2283 ~/Downloads/takeout-*.zip

  Try everything without a server of your own:
    $ immich-takeout demo
`;

function addUploadCommand(program: Command): void {
  const command = program
    .command('upload')
    .description('bring photos, videos and albums to the server')
    .argument('<paths...>', 'takeout zips, folders that hold them, or unpacked exports')
    .option('-n, --dry-run', 'ask the server what it has, say what would be done, and do nothing');
  addFilterOptions(addRunOptions(addServerOptions(command)));
  command.action(
    handler<[string[], UploadFlags]>(async (io, paths, flags) => {
      const { runUpload } = await import('./commands/upload.ts');
      return runUpload(paths, flags, io);
    }),
  );
}

function addPlanCommand(program: Command): void {
  const command = program
    .command('plan')
    .description('say what is in an export and what would happen to it; needs no server')
    .argument('<paths...>', 'takeout zips, folders that hold them, or unpacked exports');
  addFilterOptions(command);
  command.action(
    handler<[string[], FilterFlags]>(async (io, paths, flags) => {
      const { runPlan } = await import('./commands/plan.ts');
      return runPlan(paths, flags, io);
    }),
  );
}

function addExplainCommand(program: Command): void {
  const command = program
    .command('explain')
    .description('say why a photo is treated as it is: sidecar, date, place, albums, copies')
    .argument('<paths...>', 'takeout zips, folders that hold them, or unpacked exports')
    .requiredOption('--photo <name>', 'its name in the archive or at Google, or the end of its path');
  addFilterOptions(command);
  command.action(
    handler<[string[], ExplainFlags]>(async (io, paths, flags) => {
      const { runExplain } = await import('./commands/explain.ts');
      return runExplain(paths, flags, io);
    }),
  );
}

function addVerifyCommand(program: Command): void {
  const command = program
    .command('verify')
    .description('say whether everything of an export is on the server as it should be; changes nothing')
    .argument('<paths...>', 'the same as for upload')
    .optionsGroup('What to compare:')
    .option('--rehash', 'read every file again, even where its checksum is known from an earlier run')
    .option('--deep [share]', 'also download originals and compare their bytes: all, or a share (--deep=5%)')
    .option('--presence-only', 'only whether the files are there, not what the server shows of them')
    .option('--csv <file>', 'list what is missing in this file');
  addFilterOptions(addRunOptions(addServerOptions(command)));
  command.action(
    handler<[string[], VerifyFlags]>(async (io, paths, flags) => {
      const { runVerify } = await import('./commands/verify.ts');
      return runVerify(paths, flags, io);
    }),
  );
}

function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('tell what was done so far, and how to go on; needs no server')
    .argument('[run]', 'tell more of this run')
    .option('--files', 'with a run: name the files that it uploaded')
    .option('--state-dir <folder>', 'where it was remembered')
    .action(
      handler<[string | undefined, StatusFlags]>(async (io, run, flags) => {
        const { runStatus } = await import('./commands/status.ts');
        return runStatus(run, flags, io);
      }),
    );
}

function addUndoCommand(program: Command): void {
  const command = program
    .command('undo')
    .description('say what taking back a run would do; with --yes, move what it uploaded to the trash')
    .argument('<run>', 'id of the run, as told by status')
    .option('-y, --yes', 'do it')
    .option('--max-wait <duration>', 'longest wait for a server that is gone (90s, 30m, 8h)', '8h')
    .option('--state-dir <folder>', 'where it was remembered');
  addServerOptions(command);
  command.action(
    handler<[string, UndoFlags]>(async (io, run, flags) => {
      const { runUndo } = await import('./commands/undo.ts');
      return runUndo(run, flags, io);
    }),
  );
}

function addSandboxCommand(program: Command): void {
  program
    .command('sandbox')
    .description('run a small Immich-compatible server on this computer, to rehearse')
    .option('--port <number>', 'port to listen on (default: any free one)')
    .option('--dir <folder>', 'keep what is uploaded here (default: in memory)')
    .option('--server-version <version>', 'Immich to behave like: 1.135, 2.7 or 3.0', '3.0')
    .action(
      handler<[SandboxFlags]>(async (io, flags) => {
        const { runSandbox } = await import('./commands/sandbox.ts');
        return runSandbox(flags, io);
      }),
    );
}

function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('make a small export and bring it to a sandbox server: see how it works')
    .action(
      handler(async (io) => {
        const { runDemo } = await import('./commands/demo.ts');
        return runDemo(io);
      }),
    );
}

/**
 * Wraps a command: gives it the world, turns what it throws into a message and an exit code.
 * Commander passes the arguments, then the options, then the command itself.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the arguments of each command
function handler<A extends unknown[]>(
  run: (io: CommandIo, ...args: A) => Promise<number>,
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.pop() as Command;
    const options = command.optsWithGlobals<GlobalOptions>();
    const io = processIo(options);
    try {
      process.exitCode = await run(io, ...(args as A));
    } catch (error) {
      printError(error, io.terminal, { json: options.json });
      process.exitCode = exitCodeOf(error);
    }
  };
}
