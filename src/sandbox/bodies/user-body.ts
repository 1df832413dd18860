import type { User } from '../store/state.ts';
import { isoOffset, isoZ } from './timestamps.ts';

/** A user as others see them; inside other bodies the time comes in the database's form. */
export function userBody(user: User, time: (ms: number) => string = isoOffset): Record<string, unknown> {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    profileImagePath: '',
    avatarColor: user.isAdmin ? 'gray' : 'blue',
    profileChangedAt: time(user.createdAt),
  };
}

/** `GET /users/me`. */
export function ownUserBody(user: User): Record<string, unknown> {
  return {
    ...userBody(user, isoZ),
    storageLabel: user.isAdmin ? 'admin' : null,
    shouldChangePassword: true,
    isAdmin: user.isAdmin,
    createdAt: isoZ(user.createdAt),
    deletedAt: null,
    updatedAt: isoZ(user.createdAt),
    oauthId: user.oauthId ?? '',
    quotaSizeInBytes: user.quotaSizeBytes ?? null,
    quotaUsageInBytes: user.quotaUsageBytes,
    status: 'active',
    license: null,
  };
}
