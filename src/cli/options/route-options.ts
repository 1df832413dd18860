import type { Command } from 'commander';
import type { ReachOptions } from '../../immich/reach-server.ts';
import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { CommandIo } from '../command-io.ts';
import { registerSecret } from '../terminal/secrets.ts';
import { collect } from './collect.ts';
import { readSecretFile, readTextFile } from './read-secret.ts';

/** The options of `addRouteOptions` as commander hands them over. */
export interface RouteFlags {
  readonly header?: string[];
  readonly cfAccessClientId?: string;
  readonly cfAccessClientSecret?: string;
  readonly cfAccessClientSecretFile?: string;
  readonly caCert?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly insecure?: boolean;
}

/** How to get past what stands between here and the server. */
export function addRouteOptions(command: Command): Command {
  return command
    .option('--header <line>', say`send this header with every request ('Name: value')`, collect)
    .option('--cf-access-client-id <id>', say`Cloudflare Access service token (else CF_ACCESS_CLIENT_ID)`)
    .option('--cf-access-client-secret <secret>', say`… its secret (else CF_ACCESS_CLIENT_SECRET)`)
    .option('--cf-access-client-secret-file <file>', say`… or a file that holds it`)
    .option('--ca-cert <file>', say`trust this certificate authority (PEM)`)
    .option('--client-cert <file>', say`client certificate (PEM)`)
    .option('--client-key <file>', say`its private key (PEM)`)
    .option('--insecure', say`do not check the certificate of the server`);
}

/** @throws UsageError */
export function readRouteOptions(
  flags: RouteFlags,
  io: CommandIo,
): Required<Pick<ReachOptions, 'headers' | 'tls'>> {
  const headers = readHeaders(flags);
  for (const value of Object.values(headers)) registerSecret(value);
  if (flags.insecure === true) {
    const { err } = io.terminal;
    err.line(
      err.paint.yellow(
        say`warning: --insecure: anyone on the way to the server can read your API key and photos.`,
      ),
    );
  }
  return {
    headers,
    tls: {
      ...(flags.caCert !== undefined && { caCert: readTextFile(flags.caCert, '--ca-cert') }),
      ...(flags.clientCert !== undefined && { clientCert: readTextFile(flags.clientCert, '--client-cert') }),
      ...(flags.clientKey !== undefined && { clientKey: readTextFile(flags.clientKey, '--client-key') }),
      ...(flags.insecure !== undefined && { insecure: flags.insecure }),
    },
  };
}

function readHeaders(flags: RouteFlags): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of flags.header ?? []) {
    const match = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/su.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw new UsageError(say`a --header has no name and value`, { hint: say`Write it as 'Name: value'.` });
    }
    headers[match[1]] = match[2];
  }
  const id = flags.cfAccessClientId;
  const secret = cloudflareSecret(flags);
  if ((id === undefined) !== (secret === undefined)) {
    throw new UsageError(say`a Cloudflare Access service token has two halves, and one is missing`, {
      hint: say`Give both --cf-access-client-id and --cf-access-client-secret-file.`,
    });
  }
  if (id !== undefined && secret !== undefined) {
    headers['CF-Access-Client-Id'] = id;
    headers['CF-Access-Client-Secret'] = secret;
  }
  return headers;
}

function cloudflareSecret(flags: RouteFlags): string | undefined {
  if (flags.cfAccessClientSecretFile === undefined) return flags.cfAccessClientSecret;
  return readSecretFile(flags.cfAccessClientSecretFile, '--cf-access-client-secret-file');
}
