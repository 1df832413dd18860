import type { IncomingHttpHeaders } from 'node:http';
import type { Backend } from '../store/backend.ts';
import type { Caller } from './call.ts';
import { Refusal } from './failure.ts';
import type { Access } from './route.ts';

/** Who sends this request. A session, wherever it stands, goes before an API key. */
export function authenticate(backend: Backend, headers: IncomingHttpHeaders, query: URLSearchParams): Caller {
  const token = sessionToken(headers, query);
  if (token !== undefined) return sessionCaller(backend, token);
  const secret = header(headers, 'x-api-key') ?? query.get('apiKey') ?? '';
  if (secret === '') throw new Refusal(401, 'Authentication required');
  const key = backend.state.keys.get(secret);
  const user = key === undefined ? undefined : backend.state.users.get(key.userId);
  if (user === undefined) throw new Refusal(401, 'Invalid API key');
  return { user, key, session: undefined };
}

/** A missing permission comes before validation and before "not found"; a wrong kind of user before that. */
export function authorise(backend: Backend, caller: Caller, access: Access): void {
  if (access.kind === 'public') return;
  if (access.admin && !caller.user.isAdmin) throw new Refusal(403, 'Forbidden');
  const { capabilities } = backend;
  const enforced = capabilities.permissionsEnforced === 'all' || access.scopedIn1135;
  if (access.permission === undefined || caller.key === undefined || !enforced) return;
  const needed = capabilities.permissionNames[access.permission] ?? access.permission;
  const held = caller.key.permissions;
  if (!held.includes('all') && !held.includes(needed)) {
    throw new Refusal(403, `Missing required permission: ${needed}`);
  }
}

function sessionToken(headers: IncomingHttpHeaders, query: URLSearchParams): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookie = /(?:^|;\s*)immich_access_token=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  return (
    header(headers, 'x-immich-user-token') ??
    header(headers, 'x-immich-session-token') ??
    query.get('sessionKey') ??
    bearer ??
    cookie
  );
}

function sessionCaller(backend: Backend, token: string): Caller {
  const user = backend.state.users.get(backend.state.sessions.get(token) ?? '');
  if (user === undefined) throw new Refusal(401, 'Invalid user token');
  return { user, key: undefined, session: token };
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
