import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok } from './finding.ts';

/** Whose library the key opens. One that is not accepted does not get this far. */
export function checkKey({ user, key }: DoctorServer): Finding {
  const name = key === undefined || key.name === '' ? 'the key' : `the key "${key.name}"`;
  const role = user.isAdmin ? ', an administrator' : '';
  return ok('key', `${name} is accepted and opens the library of ${user.name}${role}`);
}
