import type { Command } from 'commander';
import { sanitize } from '../lib/sanitize.ts';
import { say } from '../lib/say.ts';
import type { CommandIo, GlobalOptions } from './command-io.ts';
import { processIo, processTerminal } from './command-io.ts';
import type { LoadedSettings } from './config/load-settings.ts';
import { withOrigins } from './config/with-origins.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { printError } from './terminal/print-error.ts';
import { programVersion } from './version.ts';

/** How a command differs from the others. */
interface CommandTraits<A extends unknown[]> {
  /** It makes the configuration file or the profile that the user names: neither has to be there. */
  readonly mayBeNew?: boolean;
  /** Shows settings that the command reads from somewhere else. */
  readonly showMore?: (io: CommandIo, ...args: A) => Promise<void>;
}

/**
 * Wraps a command: completes its options from environment and configuration, gives it the world, turns what it
 * throws into a message and an exit code. Commander passes the arguments, then the options, then the command itself.
 */
export function handler<A extends unknown[]>(
  run: (io: CommandIo, ...args: A) => Promise<number>,
  traits: CommandTraits<A> = {},
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.pop() as Command;
    const globals = (): GlobalOptions => command.optsWithGlobals<GlobalOptions>();
    let loaded: LoadedSettings | undefined;
    try {
      // Help needs none of this, and comes at once.
      const { loadSettings } = await import('./config/load-settings.ts');
      loaded = await loadSettings(command, process.env, traits);
      const io = processIo(globals(), loaded.place);
      for (const warning of loaded.warnings) warn(warning, io);
      process.exitCode =
        io.options.showConfig === true
          ? await showSettings(loaded, io, () => traits.showMore?.(io, ...(args as A)))
          : await logged(command.name(), io, () => run(io, ...(args as A)));
    } catch (error) {
      const told = withOrigins(error, loaded?.settings ?? []);
      printError(told, processTerminal(globals()), { json: globals().json });
      process.exitCode = exitCodeOf(error);
    }
  };
}

/** Notes in the log file what was called and how it ended. */
async function logged(command: string, { log }: CommandIo, work: () => Promise<number>): Promise<number> {
  log?.start(programVersion(), command);
  try {
    const exitCode = await work();
    log?.end(exitCode);
    return exitCode;
  } catch (error) {
    log?.end(exitCodeOf(error), error);
    throw error;
  }
}

function warn(warning: string, { terminal: { err } }: CommandIo): void {
  err.line(err.paint.yellow(say`warning: ${sanitize(warning)}`));
}

async function showSettings(
  loaded: LoadedSettings,
  { terminal, options }: CommandIo,
  showMore: () => Promise<void> | undefined,
): Promise<number> {
  const { renderSettings, settingsToNdjson } = await import('./config/render-settings.ts');
  const { out } = terminal;
  if (options.json) await out.lines(settingsToNdjson(loaded));
  else out.write(renderSettings(loaded, out.paint));
  await showMore();
  return exitCodes.whole;
}
