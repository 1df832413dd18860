import type { Command } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { ConnectOptions } from '../../immich/connect.ts';
import type { CommandIo } from '../command-io.ts';
import { promptSecret } from '../terminal/prompt.ts';
import { registerSecret } from '../terminal/secrets.ts';
import { readSecretFile, runSecretCommand } from './read-secret.ts';
import type { RouteFlags } from './route-options.ts';
import { addRouteOptions, readRouteOptions } from './route-options.ts';

/** The options of `addServerOptions` as commander hands them over. */
export interface ServerFlags extends RouteFlags {
  readonly server?: string;
  readonly apiKeyFile?: string;
  readonly apiKey?: string;
  readonly apiKeyCommand?: string;
  readonly directUrl?: string;
}

/** Which server, and how to get in: shared by all commands that talk to one. */
export function addServerOptions(command: Command): Command {
  command
    .optionsGroup(say`The server:`)
    .option('-s, --server <url>', say`address of your Immich (else IMMICH_INSTANCE_URL)`)
    .option(
      '--api-key-file <file>',
      say`file that holds the API key, - for standard input (else IMMICH_API_KEY)`,
    )
    .option('--api-key <key>', say`the API key itself: visible to others on this computer, better not`)
    .option(
      '--api-key-command <command>',
      say`command that prints the API key, such as that of a password store`,
    )
    .option(
      '--direct-url <url>',
      say`the same server by an address without a limit, for what the other refuses`,
    );
  return addRouteOptions(command);
}

/**
 * Everything needed to reach the server. Asks for the key on a terminal when nothing else gives it.
 * @throws UsageError
 */
export async function readConnectOptions(
  flags: ServerFlags,
  io: CommandIo,
): Promise<Omit<ConnectOptions, 'signal'>> {
  const url = flags.server;
  if (url === undefined || url === '') {
    throw new UsageError(say`no server given`, {
      hint: say`Sign in once with immich-takeout login http://192.168.1.10:2283, or say which: --server or IMMICH_INSTANCE_URL.`,
    });
  }
  const apiKey = await readApiKey(flags, io);
  registerSecret(apiKey);
  return { url, apiKey, ...readRouteOptions(flags, io) };
}

async function readApiKey(flags: ServerFlags, io: CommandIo): Promise<string> {
  if (flags.apiKey !== undefined) return flags.apiKey;
  if (flags.apiKeyFile !== undefined) return readSecretFile(flags.apiKeyFile, '--api-key-file');
  if (flags.apiKeyCommand !== undefined) return runSecretCommand(flags.apiKeyCommand, '--api-key-command');
  if (io.stdin.isTTY === true && io.terminal.err.isTTY)
    return promptSecret(say`API key:`, { input: io.stdin, output: io.terminal.err });
  throw new UsageError(say`no API key given`, {
    hint: say`immich-takeout login makes and keeps one. Or make it in Immich under Account Settings > API Keys, then set IMMICH_API_KEY or give --api-key-file FILE.`,
  });
}
