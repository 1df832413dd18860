import { ApiError } from '../../lib/errors.ts';
import { loginAnswer } from '../schemas.ts';
import type { FrontDoor } from './front-door.ts';
import type { Session } from './session.ts';
import { openSession } from './session.ts';

/** Rejects with an `ApiError` that never holds the password. */
export async function signInByPassword(
  door: FrontDoor,
  credentials: { readonly email: string; readonly password: string },
  signal: AbortSignal,
): Promise<Session> {
  const http = door.client({}, [credentials.password]);
  const call = { method: 'POST', path: '/auth/login', action: 'sign in', json: credentials } as const;
  try {
    return openSession(door, await http.fetchJson(call, loginAnswer, signal));
  } catch (error) {
    throw explain(error, door);
  }
}

function explain(error: unknown, { ways: { oauth } }: FrontDoor): unknown {
  if (!(error instanceof ApiError) || error.kind !== 'unauthorized') return error;
  const other =
    oauth === undefined ? '' : ` Whoever always uses “${oauth.buttonText}” may have none: try --oauth.`;
  return new ApiError('unauthorized', 'fatal', 'could not sign in: wrong e-mail address or password', {
    status: 401,
    hint: `They are those with which you open Immich in a browser.${other}`,
    cause: error,
  });
}
