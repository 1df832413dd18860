import { isoZ } from '../bodies/timestamps.ts';
import { ownUserBody, userBody } from '../bodies/user-body.ts';
import { ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';

/** Users. */
export const accountRoutes: readonly Route[] = [
  route('GET', '/users/me', 'user.read', ({ caller }) => ok(ownUserBody(caller.user))),
  route('GET', '/users/me/preferences', 'userPreference.read', preferences),
  route('GET', '/users', 'user.read', listUsers),
  route('PUT', '/admin/users/:id', 'adminUser.update', updateUser, { admin: true }),
];

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
