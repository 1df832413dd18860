import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { createdKeyAnswer } from '../schemas.ts';
import type { Session } from './session.ts';

/** A new API key of the user who signed in, with its secret: no one can ever ask for that again. */
export async function mintKey(
  { http, user }: Session,
  key: { readonly name: string; readonly permissions: readonly string[]; readonly isForAdmin: boolean },
  signal: AbortSignal,
): Promise<string> {
  if (key.isForAdmin && !user.isAdmin) {
    throw new ApiError('forbidden', 'fatal', say`${user.name} is no administrator of this server`, {
      hint: say`Leave --admin out: bringing photos home needs nothing of it.`,
    });
  }
  const json = { name: key.name, permissions: key.permissions };
  const call = { method: 'POST', path: '/api-keys', action: say`make an API key`, json } as const;
  return (await http.fetchJson(call, createdKeyAnswer, signal)).secret;
}
