import { created, ok, type Answer } from '../http/answer.ts';
import { jsonOf, type Call, type PublicCall } from '../http/call.ts';
import { Refusal } from '../http/failure.ts';
import { publicRoute, route, type Route } from '../http/route.ts';
import { addSession } from '../store/accounts.ts';
import type { Backend } from '../store/backend.ts';
import type { User } from '../store/state.ts';

/** Sessions. */
export const authRoutes: readonly Route[] = [
  publicRoute('POST', '/auth/login', login),
  route('POST', '/auth/logout', 'all', logout),
  route('POST', '/auth/validateToken', undefined, () => ok({ authStatus: true })),
  route('GET', '/auth/status', 'all', () => ok({ pinCode: false, password: true, isElevated: false })),
];

async function login(call: PublicCall): Promise<Answer> {
  const { state, signIn } = call.backend;
  const { email, password } = await jsonOf(call);
  if (!signIn.passwordLogin) throw new Refusal(401, 'Password login has been disabled');
  const asked = typeof email === 'string' ? email.toLowerCase() : undefined;
  const user = [...state.users.values()].find((one) => one.email === asked);
  // Who was registered by OAuth has no password.
  if (user === undefined || user.password === '' || user.password !== password)
    throw new Refusal(401, 'Incorrect email or password');
  return openSession(call.backend, user, 'password');
}

/** The answer to a sign-in of either kind. */
export function openSession({ state }: Backend, user: User, kind: 'password' | 'oauth'): Answer {
  const accessToken = addSession(state, user.id);
  const cookies = {
    immich_access_token: accessToken,
    immich_auth_type: kind,
    immich_is_authenticated: 'true',
  };
  return {
    ...created({
      accessToken,
      userId: user.id,
      userEmail: user.email,
      name: user.name,
      isAdmin: user.isAdmin,
      profileImagePath: '',
      shouldChangePassword: true,
      isOnboarded: false,
    }),
    headers: {
      'set-cookie': Object.entries(cookies).map(([name, value]) => `${name}=${value}; Path=/; HttpOnly`),
    },
  };
}

function logout({ backend, caller }: Call): Answer {
  if (caller.session !== undefined) backend.state.sessions.delete(caller.session);
  return ok({ successful: true, redirectUri: '/auth/login?autoLaunch=0' });
}
