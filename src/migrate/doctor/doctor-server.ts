import { joinAnd } from '../../lib/join-and.ts';
import type { Feature } from '../../immich/permissions.ts';
import type { ImmichServer } from '../../immich/immich-server.ts';
import { say } from '../../lib/say.ts';

/** What the checks use of a server. */
export type DoctorServer = Pick<
  ImmichServer,
  | 'behindCloudflare'
  | 'countAssets'
  | 'identity'
  | 'inspection'
  | 'key'
  | 'listQueues'
  | 'mediaKind'
  | 'missingPermissions'
  | 'storage'
  | 'user'
  | 'version'
  | 'warnings'
>;

/** Why the key cannot be used for this, as a sentence; undefined when nothing is known against it. */
export function whyNot(server: DoctorServer, feature: Feature): string | undefined {
  const missing = server.missingPermissions([feature]).map(({ permission }) => permission);
  if (missing.length === 0) return undefined;
  const list = joinAnd(missing);
  return say`the API key lacks the permission ${list}`;
}

/** The same for what only administrators may see. */
export function whyNotAdmin(server: DoctorServer, feature: Feature): string | undefined {
  if (!server.user.isAdmin) return say`only an administrator may look, and ${server.user.name} is none`;
  return whyNot(server, feature);
}
