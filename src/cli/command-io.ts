import { defaultConfigPath } from './config/config-file.ts';
import type { ConfigPlace } from './config/profile-store.ts';
import type { InputStream } from './terminal/prompt.ts';
import type { Terminal } from './terminal/terminal.ts';
import { createTerminal } from './terminal/terminal.ts';

/** Options that every command understands. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** False after `--no-color`. */
  readonly color: boolean;
  /** False after `--no-progress`. */
  readonly progress: boolean;
  readonly config?: string;
  readonly profile?: string;
}

/** What a command may touch of the outside world. */
export interface CommandIo {
  readonly terminal: Terminal;
  readonly stdin: InputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly options: GlobalOptions;
  /** Where the user keeps settings, servers and keys. */
  readonly config: ConfigPlace;
}

/** The real world. */
export function processIo(options: GlobalOptions): CommandIo {
  return {
    terminal: createTerminal({
      stdout: process.stdout,
      stderr: process.stderr,
      env: process.env,
      colour: options.color,
    }),
    stdin: process.stdin,
    env: process.env,
    options,
    config: {
      path: options.config ?? process.env.IMMICH_TAKEOUT_CONFIG ?? defaultConfigPath(process.env),
      profile: options.profile ?? process.env.IMMICH_TAKEOUT_PROFILE ?? 'default',
    },
  };
}
