import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { ok } from './finding.ts';

/** Whose library the key opens. One that is not accepted does not get this far. */
export function checkKey({ user, key }: DoctorServer): Finding {
  const name = key === undefined || key.name === '' ? say`the key` : say`the key "${key.name}"`;
  const whose = user.isAdmin ? say`${user.name}, an administrator` : user.name;
  return ok('key', say`${name} is accepted and opens the library of ${whose}`);
}
