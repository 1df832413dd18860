import * as z from 'zod';
import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { couldNot } from './could-not.ts';
import type { HttpClient } from './http-client.ts';
import { pingAnswer, wellKnownAnswer } from './schemas.ts';
import type { ServerAddress } from './server-address.ts';

const action = say`find the Immich server`;

/**
 * Finds the API behind an address: where the server itself says (`.well-known/immich`), else under `/api`,
 * and believes it only when it answers a ping. Nothing secret is sent.
 */
export async function discoverApi(
  address: ServerAddress,
  connect: (base: URL) => HttpClient,
  signal: AbortSignal,
): Promise<URL> {
  try {
    return await findApi(address, connect, signal);
  } catch (error) {
    throw asFinal(error, address);
  }
}

async function findApi(
  address: ServerAddress,
  connect: (base: URL) => HttpClient,
  signal: AbortSignal,
): Promise<URL> {
  let firstError: unknown;
  for (const prefix of address.prefixes) {
    for (const path of await candidatePaths(address.origin, prefix, connect, signal)) {
      const base = new URL(path, address.origin);
      try {
        await connect(base).fetchJson({ method: 'GET', path: '/server/ping', action }, pingAnswer, signal);
        return base;
      } catch (error) {
        if (!isWrongPlace(error)) throw error;
        firstError ??= error;
      }
    }
  }
  throw firstError;
}

async function candidatePaths(
  origin: string,
  prefix: string,
  connect: (base: URL) => HttpClient,
  signal: AbortSignal,
): Promise<string[]> {
  const usual = `${prefix}/api`;
  const said = await readWellKnown(connect(new URL(`${prefix}/`, origin)), signal);
  if (said === undefined) return [usual];
  const endpoint = new URL(said, `${origin}${prefix}/`);
  if (endpoint.origin !== origin) throw elsewhere(origin, endpoint);
  return [...new Set([endpoint.pathname.replace(/\/+$/, ''), usual])];
}

/** What the server says where its API is; undefined when it says nothing usable. */
async function readWellKnown(http: HttpClient, signal: AbortSignal): Promise<string | undefined> {
  try {
    const call = { method: 'GET', path: '/.well-known/immich', action } as const;
    const answer = await http.fetchJson(call, z.union([wellKnownAnswer, z.unknown()]), signal);
    const parsed = wellKnownAnswer.safeParse(answer);
    return parsed.success && URL.canParse(parsed.data.api.endpoint, 'http://x')
      ? parsed.data.api.endpoint
      : undefined;
  } catch (error) {
    if (error instanceof ApiError && error.kind !== 'unreachable') return undefined;
    throw error;
  }
}

/** The key and headers go only to the origin that the user named. */
function elsewhere(origin: string, endpoint: URL): ApiError {
  const address = `${endpoint.origin}${endpoint.pathname}`.replace(/\/api\/?$|\/$/, '');
  return new ApiError('redirect', 'fatal', couldNot(action, say`${origin} says its API is at ${address}`), {
    hint: say`Use ${address} as the server address, if you trust it.`,
  });
}

/** Something answers there, but the API may be somewhere else. */
function isWrongPlace(error: unknown): boolean {
  return (
    error instanceof ApiError && ['not-immich', 'maintenance', 'invalid', 'forbidden'].includes(error.kind)
  );
}

/** Before the first contact there is nothing to wait for: what is found wrong is for the user to change. */
function asFinal(error: unknown, address: ServerAddress): unknown {
  if (!(error instanceof ApiError)) return error;
  if (error.status === 404) {
    return new ApiError(
      'not-immich',
      'fatal',
      couldNot(action, say`there is none at ${address.origin} (404)`),
      {
        status: 404,
        hint: say`Check the server address: the one you open Immich with in a browser.`,
      },
    );
  }
  if (error.kind === 'unreachable' && address.guessedScheme) {
    const scheme = say`The address has no scheme, so ${address.origin} was tried. Write http:// or https:// before it.`;
    const hint = error.hint === undefined ? scheme : `${scheme} ${error.hint}`;
    return new ApiError('unreachable', error.retry, error.message, { hint, cause: error });
  }
  return error.kind === 'not-immich'
    ? new ApiError('not-immich', 'fatal', error.message, copyOf(error))
    : error;
}

function copyOf({ hint, status }: ApiError): { hint?: string; status?: number } {
  return { ...(hint === undefined ? {} : { hint }), ...(status === undefined ? {} : { status }) };
}
