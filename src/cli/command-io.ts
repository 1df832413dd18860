import type { ConfigPlace } from './config/profile-store.ts';
import { LogFile } from './terminal/log-file.ts';
import type { InputStream } from './terminal/prompt.ts';
import type { Terminal } from './terminal/terminal.ts';
import { createTerminal } from './terminal/terminal.ts';

/** Options that every command understands. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly logFile?: string;
  /** False after `--no-color`. */
  readonly color: boolean;
  /** False after `--no-progress`. */
  readonly progress: boolean;
  /** Print the settings instead of doing the work. */
  readonly showConfig?: boolean;
}

/** What a command may touch of the outside world. */
export interface CommandIo {
  readonly terminal: Terminal;
  readonly stdin: InputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly options: GlobalOptions;
  /** Takes note of all that happens, with `--log-file`. */
  readonly log: LogFile | undefined;
  /** Where the user keeps settings, servers and keys. What stands there is already in the flags of the command. */
  readonly config: ConfigPlace;
}

/**
 * The real world.
 * @throws UsageError where the log file cannot be written
 */
export function processIo(options: GlobalOptions, config: ConfigPlace): CommandIo {
  const log = options.logFile === undefined ? undefined : new LogFile(options.logFile);
  return { terminal: processTerminal(options), stdin: process.stdin, env: process.env, options, log, config };
}

/** The part of it that is needed to say that something is wrong. */
export function processTerminal({ color }: Pick<GlobalOptions, 'color'>): Terminal {
  const { stdout, stderr, env } = process;
  return createTerminal({ stdout, stderr, env, colour: color });
}
