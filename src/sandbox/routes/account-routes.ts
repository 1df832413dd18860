import { isoZ } from '../bodies/timestamps.ts';
import { ownUserBody, userBody } from '../bodies/user-body.ts';
import { created, noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest, noAccess, Refusal, type Issue } from '../http/failure.ts';
import { publicRoute, route, type Route } from '../http/route.ts';
import { checkOneOf, checkUuid, isUuid, refuseInvalid, tooShort, zodType } from '../http/validate.ts';
import { permissionsOf } from '../permissions.ts';
import { addKey, addSession } from '../store/accounts.ts';
import type { ApiKey } from '../store/state.ts';

const scoped = { scopedIn1135: true };

/** Users, sessions and API keys. */
export const accountRoutes: readonly Route[] = [
  publicRoute('POST', '/auth/login', login),
  route('POST', '/auth/logout', 'all', logout),
  route('POST', '/auth/validateToken', undefined, () => ok({ authStatus: true })),
  route('GET', '/auth/status', 'all', () => ok({ pinCode: false, password: true, isElevated: false })),
  route('GET', '/users/me', 'user.read', ({ caller }) => ok(ownUserBody(caller.user))),
  route('GET', '/users/me/preferences', 'userPreference.read', preferences),
  route('GET', '/users', 'user.read', listUsers),
  route('PUT', '/admin/users/:id', 'adminUser.update', updateUser, { admin: true }),
  route('GET', '/api-keys', 'apiKey.read', listKeys, scoped),
  route('POST', '/api-keys', 'apiKey.create', createKey, scoped),
  route('GET', '/api-keys/me', undefined, ownKey, { when: ({ apiKeysMe }) => apiKeysMe }),
  route('GET', '/api-keys/:id', 'apiKey.read', getKey, scoped),
  route('DELETE', '/api-keys/:id', 'apiKey.delete', deleteKey, scoped),
];

async function login(call: Omit<Call, 'caller'>): Promise<Answer> {
  const { email, password } = await jsonOf(call);
  const user = [...call.backend.state.users.values()].find((one) => one.email === email);
  if (user?.password !== password || user === undefined)
    throw new Refusal(401, 'Incorrect email or password');
  const accessToken = addSession(call.backend.state, user.id);
  const json = {
    accessToken,
    userId: user.id,
    userEmail: user.email,
    name: user.name,
    isAdmin: user.isAdmin,
    profileImagePath: '',
    shouldChangePassword: true,
    isOnboarded: false,
  };
  return {
    ...created(json),
    headers: { 'set-cookie': `immich_access_token=${accessToken}; Path=/; HttpOnly` },
  };
}

function logout({ backend, headers }: Call): Answer {
  const token = headers.authorization?.replace(/^Bearer /i, '');
  if (token !== undefined) backend.state.sessions.delete(token);
  return ok({ successful: true, redirectUri: '/auth/login?autoLaunch=0' });
}

function preferences({ backend }: Call): Answer {
  const { major } = backend.capabilities.version;
  return ok({
    albums: { defaultAssetOrder: 'desc' },
    folders: { enabled: false, sidebarWeb: false },
    memories: { enabled: true, ...(major >= 2 ? { duration: 5 } : {}) },
    people: { enabled: true, sidebarWeb: false, ...(major >= 3 ? { minimumFaces: 3 } : {}) },
    sharedLinks: { enabled: true, sidebarWeb: false },
    ratings: { enabled: false },
    tags: { enabled: false, sidebarWeb: false },
    emailNotifications: { enabled: true, albumInvite: true, albumUpdate: true },
    download: { archiveSize: 4_294_967_296, includeEmbeddedVideos: false },
    purchase: { showSupportBadge: true, hideBuyButtonUntil: '2022-02-12T00:00:00.000Z' },
    cast: { gCastEnabled: false },
    ...(major >= 3 ? { recentlyAdded: { sidebarWeb: false } } : {}),
  });
}

function listUsers({ backend, caller }: Call): Answer {
  const others = [...backend.state.users.values()].filter(({ id }) => id !== caller.user.id);
  return ok([caller.user, ...others].map((user) => userBody(user, isoZ)));
}

/** Only the quota can be changed. */
async function updateUser(call: Call): Promise<Answer> {
  const { quotaSizeInBytes } = await jsonOf(call);
  const user = call.backend.state.users.get(param(call, 'id'));
  if (user === undefined) throw badRequest('User not found');
  if (typeof quotaSizeInBytes === 'number') user.quotaSizeBytes = quotaSizeInBytes;
  if (quotaSizeInBytes === null) user.quotaSizeBytes = undefined;
  return ok(ownUserBody(user));
}

function listKeys({ backend, caller }: Call): Answer {
  const own = [...backend.state.keys.values()].filter(({ userId }) => userId === caller.user.id);
  return ok(own.reverse().map(keyBody));
}

async function createKey(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { name, permissions } = await jsonOf(call);
  refuseInvalid(...checkPermissions(permissions, permissionsOf[backend.version]));
  const granted = permissions as string[];
  const held = caller.key?.permissions ?? ['all'];
  if (!held.includes('all') && granted.some((one) => !held.includes(one))) {
    throw badRequest('Cannot grant permissions you do not have');
  }
  const key = addKey(backend.state, caller.user.id, granted, typeof name === 'string' ? name : undefined);
  return created({ secret: key.secret, apiKey: keyBody(key) });
}

function checkPermissions(value: unknown, allowed: readonly string[]): (Issue | undefined)[] {
  const unknown = `each value in permissions must be one of the following values: ${allowed.join(', ')}`;
  if (!Array.isArray(value)) {
    const nest = ['permissions must contain at least 1 elements', 'permissions should not be empty', unknown];
    return [
      { nest: [...nest, 'permissions must be an array'], zod: zodType(['permissions'], 'array', value) },
    ];
  }
  if (value.length === 0) {
    const nest = ['permissions must contain at least 1 elements', 'permissions should not be empty'];
    return [{ nest, zod: tooShort(['permissions'], 1) }];
  }
  return value.map((one, index) => {
    const issue = checkOneOf(['permissions', index], one, allowed);
    return issue === undefined ? undefined : { ...issue, nest: [unknown] };
  });
}

function ownKey({ caller }: Call): Answer {
  if (caller.key === undefined) throw new Refusal(403, 'Not authenticated with an API Key');
  return ok(keyBody(caller.key));
}

function getKey(call: Call): Answer {
  return ok(keyBody(requireKey(call)));
}

function deleteKey(call: Call): Answer {
  call.backend.state.keys.delete(requireKey(call).secret);
  return noContent;
}

function requireKey(call: Call): ApiKey {
  const id = param(call, 'id');
  if (!isUuid(id)) refuseInvalid(checkUuid(['id'], id));
  const found = [...call.backend.state.keys.values()].find((key) => key.id === id);
  if (found?.userId !== call.caller.user.id) throw noAccess('apiKey.read');
  return found;
}

function keyBody(key: ApiKey): Record<string, unknown> {
  const at = isoZ(key.createdAt);
  return { id: key.id, name: key.name, createdAt: at, updatedAt: at, permissions: key.permissions };
}
