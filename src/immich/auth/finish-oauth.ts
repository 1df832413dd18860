import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { loginAnswer } from '../schemas.ts';
import type { FrontDoor } from './front-door.ts';
import { readCallback } from './read-callback.ts';
import type { Session } from './session.ts';
import { openSession } from './session.ts';
import type { OAuthAttempt } from './start-oauth.ts';

/**
 * Signs in with the address to which the provider sent the user back.
 * @throws UsageError, ApiError
 */
export async function finishOAuth(
  door: FrontDoor,
  attempt: OAuthAttempt,
  callback: string,
  signal: AbortSignal,
): Promise<Session> {
  const query = readCallback(callback, attempt);
  const { redirectUri, state, codeVerifier } = attempt;
  const json = {
    // A server with a redirect override puts it in the place of the app's address by itself.
    url: `${redirectUri}?${query}`,
    ...(codeVerifier !== undefined && { state, codeVerifier }),
  };
  const http = door.client({}, [
    new URLSearchParams(query).get('code') ?? '',
    ...(codeVerifier === undefined ? [] : [codeVerifier]),
  ]);
  const call = { method: 'POST', path: '/oauth/callback', action: say`sign in`, json } as const;
  try {
    return openSession(door, await http.fetchJson(call, loginAnswer, signal));
  } catch (error) {
    throw explain(error);
  }
}

/** The server says little: most reasons stand in its log only. The message quotes its words as they came. */
function explain(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const hint = hintFor(error);
  if (hint === undefined) return error;
  // Nothing was wrong with the way to the server: trying the same once more would not help.
  return new ApiError('unauthorized', 'fatal', error.message, {
    ...(error.status !== undefined && { status: error.status }),
    hint,
    cause: error,
  });
}

function hintFor({ kind, status, message }: ApiError): string | undefined {
  if (kind === 'server-error' && status === 500)
    return say`The code of the provider may be used up or too old: run the same command again. If it stays so, the administrator of the server finds the reason in its log.`;
  if (kind !== 'invalid') return undefined;
  if (/linked to another account/i.test(message))
    return say`Somebody with this e-mail address already signs in by another account of the provider: use that one, or ask the administrator of the server.`;
  if (/auto regist|authentication failed/i.test(message))
    return say`The server knows nobody with this e-mail address, and takes in nobody new by itself: ask its administrator for an account.`;
  return say`Ask the administrator of the server how it is set up.`;
}
