import type { z } from 'zod';
import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { HttpClient } from '../http-client.ts';
import type { loginAnswer } from '../schemas.ts';
import type { FrontDoor } from './front-door.ts';

/** Somebody who has just signed in. To be ended: it can do everything that its user can. */
export interface Session {
  readonly http: HttpClient;
  readonly user: { readonly name: string; readonly email: string; readonly isAdmin: boolean };
}

export function openSession(door: FrontDoor, login: z.infer<typeof loginAnswer>): Session {
  const { accessToken, name, userEmail, isAdmin } = login;
  return {
    http: door.client({ authorization: `Bearer ${accessToken}` }, [accessToken]),
    user: { name: name ?? '', email: userEmail ?? '', isAdmin: isAdmin ?? false },
  };
}

const patienceMs = 10_000;

/** Signs out, also while the program is being interrupted. False when the server could not be told. */
export async function endSession({ http }: Session): Promise<boolean> {
  const call = { method: 'POST', path: '/auth/logout', action: say`sign out` } as const;
  try {
    await http.perform(call, AbortSignal.timeout(patienceMs));
    return true;
  } catch (error) {
    // Whom the server does not know has no session.
    return error instanceof ApiError && error.kind === 'unauthorized';
  }
}
