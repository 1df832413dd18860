import { ApiError } from '../lib/errors.ts';
import { capabilitiesOf, newestKnownMajor, oldestVersion } from './capabilities.ts';
import { discoverApi } from './discover.ts';
import type { Timeouts, TlsOptions } from './dispatcher.ts';
import { createDispatcher } from './dispatcher.ts';
import { HttpClient } from './http-client.ts';
import type { ServerUser } from './immich-server.ts';
import { ImmichServer } from './immich-server.ts';
import type { MediaTypes } from './media-types.ts';
import { createRedactor } from './redact.ts';
import { buildRequestHeaders, checkApiKey } from './request-headers.ts';
import { apiKeyAnswer, mediaTypesAnswer, userAnswer, versionAnswer } from './schemas.ts';
import { parseServerAddress } from './server-address.ts';
import type { ServerVersion } from './server-version.ts';
import { formatVersion, isAtLeast } from './server-version.ts';

export interface ConnectOptions {
  /** As people write it: with or without scheme, `/api`, trailing slash, path prefix. */
  readonly url: string;
  readonly apiKey: string;
  readonly signal: AbortSignal;
  /** Go with every request, to this server only. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default 32. */
  readonly maxConnections?: number;
  readonly tls?: TlsOptions;
  /** Defaults: 10 s to connect, 60 s of stall, 10 min for an answer. */
  readonly timeouts?: Partial<Timeouts>;
}

const defaultTimeouts: Timeouts = { connectMs: 10_000, stallMs: 60_000, answerMs: 600_000 };
/** A server that is there answers a ping sooner than this. */
const greetingMs = 30_000;

/**
 * Finds the server, makes sure that it is an Immich of a supported version that accepts the key, and learns what
 * it can do. Rejects with one `ApiError` (or `UsageError`) that names what is wrong and what to do.
 */
export async function connectImmich(options: ConnectOptions): Promise<ImmichServer> {
  const { signal } = options;
  const address = parseServerAddress(options.url);
  const publicHeaders = buildRequestHeaders(options.headers ?? {});
  const headers = { ...publicHeaders, 'x-api-key': checkApiKey(options.apiKey) };
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const dispatcher = createDispatcher(new URL(address.origin), {
    maxConnections: options.maxConnections ?? 32,
    tls: options.tls ?? {},
    timeouts,
  });
  const redact = createRedactor([options.apiKey, ...Object.values(options.headers ?? {})]);
  try {
    const greeter = (base: URL) =>
      new HttpClient(base, {
        dispatcher,
        headers: publicHeaders,
        redact,
        answerMs: Math.min(greetingMs, timeouts.answerMs),
      });
    const apiBase = await discoverApi(address, greeter, signal);
    const http = new HttpClient(apiBase, { dispatcher, headers, redact });
    return await introduce(http, timeouts, signal);
  } catch (error) {
    await dispatcher.destroy();
    throw error;
  }
}

async function introduce(http: HttpClient, timeouts: Timeouts, signal: AbortSignal): Promise<ImmichServer> {
  const version = await readVersion(http, signal);
  const capabilities = capabilitiesOf(version);
  const mediaTypes = await readMediaTypes(http, signal);
  const user = await readUser(http, version, signal);
  const keyPermissions = capabilities.apiKeysMe ? await readKeyPermissions(http, signal) : undefined;
  return new ImmichServer(
    { http, capabilities, userId: user.id },
    { version, user, mediaTypes, keyPermissions, warnings: warningsFor(version) },
    { stallMs: timeouts.stallMs },
  );
}

async function readVersion(http: HttpClient, signal: AbortSignal): Promise<ServerVersion> {
  const call = { method: 'GET', path: '/server/version', action: 'ask for the server version' } as const;
  const { major, minor, patch } = await http.fetchJson(call, versionAnswer, signal);
  const version = { major, minor, patch };
  if (!isAtLeast(version, oldestVersion)) {
    throw new ApiError(
      'unsupported-version',
      'fatal',
      `the server is Immich ${formatVersion(version)}; ${oldestVersion} or newer is needed`,
      { hint: 'Update the server (it is worth it), then run again.' },
    );
  }
  return version;
}

function warningsFor(version: ServerVersion): string[] {
  if (version.major <= newestKnownMajor) return [];
  const known = `${newestKnownMajor}.x`;
  return [
    `The server is Immich ${formatVersion(version)}, newer than what this program knows (${known}); it is spoken to like ${known}.`,
  ];
}

async function readMediaTypes(http: HttpClient, signal: AbortSignal): Promise<MediaTypes> {
  const call = {
    method: 'GET',
    path: '/server/media-types',
    action: 'ask for the supported file types',
  } as const;
  const { image, video } = await http.fetchJson(call, mediaTypesAnswer, signal);
  return { image: lowerCased(image), video: lowerCased(video) };
}

function lowerCased(extensions: readonly string[]): Set<string> {
  return new Set(extensions.map((extension) => extension.toLowerCase()));
}

async function readUser(http: HttpClient, version: ServerVersion, signal: AbortSignal): Promise<ServerUser> {
  const call = { method: 'GET', path: '/users/me', action: 'ask whose library this is' } as const;
  const user = await http.fetchJson(call, userAnswer, signal);
  const quota = user.quotaSizeInBytes ?? undefined;
  return {
    id: user.id,
    name: user.name ?? '',
    email: user.email ?? '',
    isAdmin: user.isAdmin ?? false,
    // 1.118 writes 0 for "no limit"; later servers mean it.
    quotaSizeBytes: quota === 0 && !isAtLeast(version, '1.119.0') ? undefined : quota,
    quotaUsedBytes: user.quotaUsageInBytes ?? undefined,
  };
}

/** A help, not a need: without it the first refused call names the permission. */
async function readKeyPermissions(
  http: HttpClient,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  try {
    const call = { method: 'GET', path: '/api-keys/me', action: 'ask what the API key may do' } as const;
    return (await http.fetchJson(call, apiKeyAnswer, signal)).permissions;
  } catch (error) {
    if (error instanceof ApiError && error.retry === 'permanent') return undefined;
    throw error;
  }
}
