import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiKey, State, User } from './state.ts';

export function addUser(
  state: State,
  user: {
    name: string;
    email?: string;
    password?: string;
    isAdmin?: boolean;
    quotaBytes?: number | undefined;
  },
): User {
  const added: User = {
    id: randomUUID(),
    name: user.name,
    email: user.email ?? `${user.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.com`,
    password: user.password ?? 'password',
    isAdmin: user.isAdmin ?? false,
    createdAt: Date.now(),
    quotaSizeBytes: user.quotaBytes,
    quotaUsageBytes: 0,
  };
  state.users.set(added.id, added);
  return added;
}

export function addKey(
  state: State,
  userId: string,
  permissions: readonly string[],
  name = 'API Key',
): ApiKey {
  const key: ApiKey = {
    id: randomUUID(),
    secret: newSecret(),
    userId,
    name,
    permissions,
    createdAt: Date.now(),
  };
  state.keys.set(key.secret, key);
  return key;
}

export function addSession(state: State, userId: string): string {
  const token = newSecret();
  state.sessions.set(token, userId);
  return token;
}

/** 43 letters and digits, as the server makes them. */
function newSecret(): string {
  return randomBytes(48).toString('base64').replaceAll(/\W/g, '').slice(0, 43);
}
