import { UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';

/** Where to look for the server's API, best first: base URLs without a trailing slash. */
export interface ServerAddress {
  readonly origin: string;
  /** Folders under which the API may lie, without a trailing slash: `''` or `/immich`. */
  readonly prefixes: readonly string[];
  /** The scheme was not given but chosen here. */
  readonly guessedScheme: boolean;
}

/**
 * Understands an address as people write it: with or without scheme, `/api`, trailing slash or path prefix,
 * or copied from the browser. Without a scheme, private addresses are taken as http and all others as https.
 */
export function parseServerAddress(text: string): ServerAddress {
  const given = text.trim();
  const guessedScheme = !/^[a-z][a-z\d+.-]*:\/\//i.test(given);
  const url = toUrl(guessedScheme ? `http://${given}` : given);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(say`the server address must begin with http:// or https://`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(say`the server address must not contain a user name or password`, {
      hint: say`For a proxy that asks for a password use --header 'Authorization: Basic …'.`,
    });
  }
  if (guessedScheme && !isPrivateHost(url.hostname)) url.protocol = 'https:';
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/api(\/.*)?$/, '');
  return { origin: url.origin, prefixes: [...new Set([prefix, ''])], guessedScheme };
}

/** The address of a server as a person opens it in a browser. */
export function addressOfApi(apiBase: URL): string {
  return `${apiBase.origin}${apiBase.pathname.replace(/\/api$/, '')}`;
}

function toUrl(address: string): URL {
  if (!URL.canParse(address)) {
    throw new UsageError(say`the server address is not an address`, {
      hint: say`Write it like https://photos.example.org or http://192.168.1.5:2283.`,
    });
  }
  return new URL(address);
}

/** Loopback, private and link-local addresses, and names that only a home network resolves. */
export function isPrivateHost(hostname: string): boolean {
  return isLoopbackHost(hostname) || isPrivateIp(hostname) || isHomeName(hostname);
}

export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname);
}

function isPrivateIp(hostname: string): boolean {
  return (
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(hostname) ||
    /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.[\d.]+$/.test(hostname) ||
    /^\[f(c|d|e8)[\da-f]*:/i.test(hostname)
  );
}

function isHomeName(hostname: string): boolean {
  return !/[.:]/.test(hostname) || /\.(local|lan|home|internal|home\.arpa)$/i.test(hostname);
}
