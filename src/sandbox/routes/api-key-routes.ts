import { isoZ } from '../bodies/timestamps.ts';
import { created, noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest, noAccess, Refusal, type Issue } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import { checkOneOf, checkUuid, isUuid, refuseInvalid, tooShort, zodType } from '../http/validate.ts';
import { permissionsOf } from '../permissions.ts';
import { addKey } from '../store/accounts.ts';
import type { ApiKey } from '../store/state.ts';

const scoped = { scopedIn1135: true };

export const apiKeyRoutes: readonly Route[] = [
  route('GET', '/api-keys', 'apiKey.read', listKeys, scoped),
  route('POST', '/api-keys', 'apiKey.create', createKey, scoped),
  route('GET', '/api-keys/me', undefined, ownKey, { when: ({ apiKeysMe }) => apiKeysMe }),
  route('GET', '/api-keys/:id', 'apiKey.read', getKey, scoped),
  route('DELETE', '/api-keys/:id', 'apiKey.delete', deleteKey, scoped),
];

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
