import { say } from '../lib/say.ts';
import type { ServerVersion } from './server-version.ts';
import { isAtLeast } from './server-version.ts';

/** Parts of the program that need something of an API key. */
export type Feature =
  | 'account'
  | 'upload'
  | 'count'
  | 'live-photos'
  | 'albums'
  | 'stacks'
  | 'tags'
  | 'trash'
  | 'restore'
  | 'update-existing'
  | 'verify'
  | 'deep-verify'
  | 'undo'
  | 'disk-space'
  | 'preferences'
  | 'server-settings'
  | 'queues'
  | 'pause-queues'
  | 'logout';

export interface PermissionUse {
  readonly permission: string;
  readonly feature: Feature;
  /** In words that complete "needed to …"; in other languages, a noun. */
  readonly purpose: string;
  /** First server version that demands it; absent: all. */
  readonly since?: string;
  /** First server version that no longer demands it. */
  readonly until?: string;
}

/** From 1.137.0 every route demands a permission; before, only those of albums, tags, stacks and the trash do. */
const scopedKeys = '1.137.0';

/** From 1.139.0 a key can find out its own id, without which it cannot be deleted. */
const ownKeyId = '1.139.0';

/** From 2.4.0 the queues of background jobs have routes and permissions of their own. */
const queueRoutes = '2.4.0';

/** Every permission the program uses and what for: the one list. */
export const permissionUses: readonly PermissionUse[] = [
  {
    permission: 'user.read',
    feature: 'account',
    purpose: say`know whose library this is`,
    since: scopedKeys,
  },
  {
    permission: 'asset.upload',
    feature: 'upload',
    purpose: say`upload photos and videos`,
    since: scopedKeys,
  },
  {
    permission: 'all',
    feature: 'upload',
    purpose: say`ask which files are already there (Immich 1.137 to 1.140 allow it only to a key with all permissions)`,
    since: scopedKeys,
    until: '1.141.0',
  },
  {
    permission: 'asset.statistics',
    feature: 'count',
    purpose: say`count what is already there`,
    since: scopedKeys,
  },
  {
    permission: 'asset.update',
    feature: 'live-photos',
    purpose: say`link a live photo whose still was already there`,
    since: scopedKeys,
  },
  { permission: 'album.read', feature: 'albums', purpose: say`find the albums of an earlier run` },
  { permission: 'album.create', feature: 'albums', purpose: say`create albums` },
  {
    permission: 'albumAsset.create',
    feature: 'albums',
    purpose: say`put photos into albums`,
    since: scopedKeys,
  },
  { permission: 'stack.create', feature: 'stacks', purpose: say`stack edited photos on their originals` },
  { permission: 'tag.create', feature: 'tags', purpose: say`create tags` },
  { permission: 'tag.asset', feature: 'tags', purpose: say`tag photos` },
  { permission: 'asset.delete', feature: 'trash', purpose: say`move photos to the trash`, since: scopedKeys },
  { permission: 'asset.delete', feature: 'restore', purpose: say`restore photos from the trash` },
  {
    permission: 'asset.read',
    feature: 'update-existing',
    purpose: say`see what is already known`,
    since: scopedKeys,
  },
  {
    permission: 'asset.update',
    feature: 'update-existing',
    purpose: say`fill in what is missing`,
    since: scopedKeys,
  },
  {
    permission: 'asset.upload',
    feature: 'verify',
    purpose: say`ask which files are already there`,
    since: '1.141.0',
  },
  {
    permission: 'all',
    feature: 'verify',
    purpose: say`ask which files are already there (Immich 1.137 to 1.140 allow it only to a key with all permissions)`,
    since: scopedKeys,
    until: '1.141.0',
  },
  { permission: 'asset.read', feature: 'verify', purpose: say`compare what is there`, since: scopedKeys },
  { permission: 'album.read', feature: 'verify', purpose: say`compare albums` },
  {
    permission: 'asset.download',
    feature: 'deep-verify',
    purpose: say`compare every byte`,
    since: scopedKeys,
  },
  { permission: 'asset.read', feature: 'undo', purpose: say`see what was changed since`, since: scopedKeys },
  {
    permission: 'asset.delete',
    feature: 'undo',
    purpose: say`move what a run uploaded to the trash`,
    since: scopedKeys,
  },
  { permission: 'album.read', feature: 'undo', purpose: say`see what else is in an album` },
  { permission: 'album.delete', feature: 'undo', purpose: say`remove albums a run created` },
  {
    permission: 'albumAsset.delete',
    feature: 'undo',
    purpose: say`take photos out of albums again`,
    since: scopedKeys,
  },
  { permission: 'stack.delete', feature: 'undo', purpose: say`take stacks of a run apart again` },
  {
    permission: 'asset.update',
    feature: 'undo',
    purpose: say`take a live photo apart that a run put together`,
    since: scopedKeys,
  },
  {
    permission: 'server.storage',
    feature: 'disk-space',
    purpose: say`see how much space is left`,
    since: scopedKeys,
  },
  {
    permission: 'userPreference.read',
    feature: 'preferences',
    purpose: say`see whether the tags are shown`,
    since: scopedKeys,
  },
  {
    permission: 'systemConfig.read',
    feature: 'server-settings',
    purpose: say`see the storage template`,
    since: scopedKeys,
  },
  {
    permission: 'apiKey.delete',
    feature: 'logout',
    purpose: say`delete itself when you log out`,
    since: ownKeyId,
  },
  ...queuePermissions('queues', 'read', say`see what the background jobs do`),
  ...queuePermissions('pause-queues', 'read', say`see what the background jobs do`),
  ...queuePermissions('pause-queues', 'update', say`pause background jobs`),
];

/** Both names of a permission for the queues, each in its time. */
function queuePermissions(feature: Feature, right: 'read' | 'update', purpose: string): PermissionUse[] {
  const legacy = right === 'read' ? 'job.read' : 'job.create';
  return [
    { permission: legacy, feature, purpose, since: scopedKeys, until: queueRoutes },
    { permission: `queue.${right}`, feature, purpose, since: queueRoutes },
  ];
}

/** Their routes are open to administrators only, whatever a key holds. */
const adminFeatures: readonly Feature[] = ['server-settings', 'queues', 'pause-queues'];

/** Everything that some command does; `admin`: also what only administrators can. */
export function featuresForAll({ admin }: { readonly admin: boolean }): readonly Feature[] {
  const all = new Set(permissionUses.map(({ feature }) => feature));
  return [...all].filter((feature) => admin || !adminFeatures.includes(feature));
}

/** What a key needs that is to do for every command: `all` alone on servers where nothing less would do. */
export function permissionsForAll(
  version: ServerVersion,
  whose: { readonly admin: boolean },
): readonly string[] {
  const uses = requiredPermissions(version, featuresForAll(whose));
  const permissions = new Set(uses.map(({ permission }) => permission));
  return permissions.has('all') ? ['all'] : [...permissions].sort();
}

/** What a key needs on a server of this version for these features, each permission and feature once. */
export function requiredPermissions(
  version: ServerVersion,
  features: readonly Feature[],
): readonly PermissionUse[] {
  return permissionUses.filter(
    (use) =>
      features.includes(use.feature) &&
      (use.since === undefined || isAtLeast(version, use.since)) &&
      (use.until === undefined || !isAtLeast(version, use.until)),
  );
}

/** What of it a key with the permissions `held` lacks. */
export function lackingPermissions(
  version: ServerVersion,
  held: readonly string[],
  features: readonly Feature[],
): readonly PermissionUse[] {
  if (held.includes('all')) return [];
  return requiredPermissions(version, features).filter((use) => !held.includes(use.permission));
}

/** What a permission is for, as in {@link PermissionUse.purpose}; undefined for one that is never used. */
export function purposeOf(permission: string): string | undefined {
  const purposes = permissionUses.filter((use) => use.permission === permission).map((use) => use.purpose);
  return permission === 'all' || purposes.length === 0 ? undefined : [...new Set(purposes)].join(say`, `);
}
