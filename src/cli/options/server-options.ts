import type { Command } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { collect } from './collect.ts';
import type { ConnectOptions } from '../../immich/connect.ts';
import type { CommandIo } from '../command-io.ts';
import { promptSecret } from '../terminal/prompt.ts';
import { registerSecret } from '../terminal/secrets.ts';
import { readSecretFile, readTextFile, runSecretCommand } from './read-secret.ts';

/** The options of `addServerOptions` as commander hands them over. */
export interface ServerFlags {
  readonly server?: string;
  readonly apiKeyFile?: string;
  readonly apiKey?: string;
  readonly apiKeyCommand?: string;
  readonly directUrl?: string;
  readonly header?: string[];
  readonly cfAccessClientId?: string;
  readonly cfAccessClientSecret?: string;
  readonly cfAccessClientSecretFile?: string;
  readonly caCert?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly insecure?: boolean;
}

/** Which server, and how to get in: shared by all commands that talk to one. */
export function addServerOptions(command: Command): Command {
  return command
    .optionsGroup('The server:')
    .option('-s, --server <url>', 'address of your Immich (else IMMICH_INSTANCE_URL)')
    .option(
      '--api-key-file <file>',
      'file that holds the API key, - for standard input (else IMMICH_API_KEY)',
    )
    .option('--api-key <key>', 'the API key itself: visible to others on this computer, better not')
    .option(
      '--api-key-command <command>',
      'command that prints the API key, such as that of a password store',
    )
    .option('--direct-url <url>', 'the same server by an address without a limit, for what the other refuses')
    .option('--header <line>', "send this header with every request ('Name: value')", collect)
    .option('--cf-access-client-id <id>', 'Cloudflare Access service token (else CF_ACCESS_CLIENT_ID)')
    .option('--cf-access-client-secret <secret>', '… its secret (else CF_ACCESS_CLIENT_SECRET)')
    .option('--cf-access-client-secret-file <file>', '… or a file that holds it')
    .option('--ca-cert <file>', 'trust this certificate authority (PEM)')
    .option('--client-cert <file>', 'client certificate (PEM)')
    .option('--client-key <file>', 'its private key (PEM)')
    .option('--insecure', 'do not check the certificate of the server');
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
    throw new UsageError('no server given', {
      hint: 'Say which: --server http://192.168.1.10:2283, or set IMMICH_INSTANCE_URL.',
    });
  }
  const apiKey = await readApiKey(flags, io);
  registerSecret(apiKey);
  const headers = readHeaders(flags);
  for (const value of Object.values(headers)) registerSecret(value);
  if (flags.insecure === true) {
    const { err } = io.terminal;
    err.line(
      err.paint.yellow(
        'warning: --insecure: anyone on the way to the server can read your API key and photos.',
      ),
    );
  }
  return {
    url,
    apiKey,
    headers,
    tls: {
      ...(flags.caCert !== undefined && { caCert: readTextFile(flags.caCert, '--ca-cert') }),
      ...(flags.clientCert !== undefined && { clientCert: readTextFile(flags.clientCert, '--client-cert') }),
      ...(flags.clientKey !== undefined && { clientKey: readTextFile(flags.clientKey, '--client-key') }),
      ...(flags.insecure !== undefined && { insecure: flags.insecure }),
    },
  };
}

async function readApiKey(flags: ServerFlags, io: CommandIo): Promise<string> {
  if (flags.apiKey !== undefined) return flags.apiKey;
  if (flags.apiKeyFile !== undefined) return readSecretFile(flags.apiKeyFile, '--api-key-file');
  if (flags.apiKeyCommand !== undefined) return runSecretCommand(flags.apiKeyCommand, '--api-key-command');
  if (io.stdin.isTTY === true && io.terminal.err.isTTY)
    return promptSecret('API key:', { input: io.stdin, output: io.terminal.err });
  throw new UsageError('no API key given', {
    hint: 'Make one in Immich under Account Settings > API Keys, then set IMMICH_API_KEY or give --api-key-file FILE.',
  });
}

function readHeaders(flags: ServerFlags): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of flags.header ?? []) {
    const match = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/su.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw new UsageError('a --header has no name and value', { hint: "Write it as 'Name: value'." });
    }
    headers[match[1]] = match[2];
  }
  const id = flags.cfAccessClientId;
  const secret = cloudflareSecret(flags);
  if ((id === undefined) !== (secret === undefined)) {
    throw new UsageError('a Cloudflare Access service token has two halves, and one is missing', {
      hint: 'Give both --cf-access-client-id and --cf-access-client-secret-file.',
    });
  }
  if (id !== undefined && secret !== undefined) {
    headers['CF-Access-Client-Id'] = id;
    headers['CF-Access-Client-Secret'] = secret;
  }
  return headers;
}

function cloudflareSecret(flags: ServerFlags): string | undefined {
  if (flags.cfAccessClientSecretFile === undefined) return flags.cfAccessClientSecret;
  return readSecretFile(flags.cfAccessClientSecretFile, '--cf-access-client-secret-file');
}
