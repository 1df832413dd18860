import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { capabilitiesOf, newestKnownMajor } from './capabilities.ts';
import type { Timeouts } from './dispatcher.ts';
import type { HttpClient } from './http-client.ts';
import type { ServerKey, ServerUser } from './immich-server.ts';
import { ImmichServer } from './immich-server.ts';
import type { MediaTypes } from './media-types.ts';
import type { ReachOptions } from './reach-server.ts';
import { reachServer } from './reach-server.ts';
import { readServerVersion } from './read-server-version.ts';
import { checkApiKey } from './request-headers.ts';
import { apiKeyAnswer, mediaTypesAnswer, userAnswer } from './schemas.ts';
import type { ServerVersion } from './server-version.ts';
import { formatVersion, isAtLeast } from './server-version.ts';

export interface ConnectOptions extends ReachOptions {
  readonly apiKey: string;
}

/**
 * Finds the server, makes sure that it is an Immich of a supported version that accepts the key, and learns what
 * it can do. Rejects with one `ApiError` (or `UsageError`) that names what is wrong and what to do.
 */
export async function connectImmich(options: ConnectOptions): Promise<ImmichServer> {
  const apiKey = checkApiKey(options.apiKey);
  const reached = await reachServer(options);
  try {
    const http = reached.client({ 'x-api-key': apiKey }, [options.apiKey]);
    return await introduce(http, reached.timeouts, options.signal);
  } catch (error) {
    await reached.close();
    throw error;
  }
}

async function introduce(http: HttpClient, timeouts: Timeouts, signal: AbortSignal): Promise<ImmichServer> {
  const version = await readServerVersion(http, signal);
  const capabilities = capabilitiesOf(version);
  const mediaTypes = await readMediaTypes(http, signal);
  const user = await readUser(http, version, signal);
  const key = capabilities.apiKeysMe ? await readKey(http, signal) : undefined;
  return new ImmichServer(
    { http, capabilities, userId: user.id },
    { version, user, mediaTypes, key, warnings: warningsFor(version) },
    { stallMs: timeouts.stallMs },
  );
}

function warningsFor(version: ServerVersion): string[] {
  if (version.major <= newestKnownMajor) return [];
  const known = `${newestKnownMajor}.x`;
  return [
    say`The server is Immich ${formatVersion(version)}, newer than what this program knows (${known}); it is spoken to like ${known}.`,
  ];
}

async function readMediaTypes(http: HttpClient, signal: AbortSignal): Promise<MediaTypes> {
  const call = {
    method: 'GET',
    path: '/server/media-types',
    action: say`ask for the supported file types`,
  } as const;
  const { image, video } = await http.fetchJson(call, mediaTypesAnswer, signal);
  return { image: lowerCased(image), video: lowerCased(video) };
}

function lowerCased(extensions: readonly string[]): Set<string> {
  return new Set(extensions.map((extension) => extension.toLowerCase()));
}

async function readUser(http: HttpClient, version: ServerVersion, signal: AbortSignal): Promise<ServerUser> {
  const call = { method: 'GET', path: '/users/me', action: say`ask whose library this is` } as const;
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
async function readKey(http: HttpClient, signal: AbortSignal): Promise<ServerKey | undefined> {
  try {
    const call = { method: 'GET', path: '/api-keys/me', action: say`ask what the API key may do` } as const;
    const { id, name, permissions } = await http.fetchJson(call, apiKeyAnswer, signal);
    return { id, name: name ?? '', permissions };
  } catch (error) {
    if (error instanceof ApiError && error.retry === 'permanent') return undefined;
    throw error;
  }
}
