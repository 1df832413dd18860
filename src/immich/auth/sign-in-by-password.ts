import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { couldNot } from '../could-not.ts';
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
  const call = { method: 'POST', path: '/auth/login', action: say`sign in`, json: credentials } as const;
  try {
    return openSession(door, await http.fetchJson(call, loginAnswer, signal));
  } catch (error) {
    throw explain(error, door);
  }
}

function explain(error: unknown, { ways: { oauth } }: FrontDoor): unknown {
  if (!(error instanceof ApiError) || error.kind !== 'unauthorized') return error;
  const hints = [
    say`They are those with which you open Immich in a browser.`,
    ...(oauth === undefined
      ? []
      : [say`Whoever always uses “${oauth.buttonText}” may have none: try --oauth.`]),
  ];
  return new ApiError(
    'unauthorized',
    'fatal',
    couldNot(say`sign in`, say`wrong e-mail address or password`),
    {
      status: 401,
      hint: hints.join(say` `),
      cause: error,
    },
  );
}
