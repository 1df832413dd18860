import type { PermissionUse } from '../../../src/immich/permissions.ts';
import { lackingPermissions } from '../../../src/immich/permissions.ts';
import type { DoctorServer } from '../../../src/migrate/doctor/doctor-server.ts';

type Inspection = DoctorServer['inspection'];

/** What a test wants a server to be; the rest is that of a healthy 2.7.5 with an administrator's key. */
interface Wishes {
  readonly permissions?: readonly string[] | undefined;
  readonly user?: Partial<DoctorServer['user']>;
  readonly warnings?: readonly string[];
  readonly behindCloudflare?: boolean;
  readonly storage?: { readonly sizeBytes: number; readonly availableBytes: number };
  readonly queues?: Awaited<ReturnType<DoctorServer['listQueues']>>;
  readonly inspection?: Partial<Inspection>;
}

/** Answers from memory: for the checks, which only judge what a server says. */
export function fakeServer(wishes: Wishes = {}): DoctorServer {
  const version = { major: 2, minor: 7, patch: 5 };
  const permissions = 'permissions' in wishes ? wishes.permissions : ['all'];
  return {
    identity: { server: 'http://photos.test', userId: 'u1' },
    version,
    user: {
      id: 'u1',
      name: 'Ann',
      email: 'ann@example.com',
      isAdmin: true,
      quotaSizeBytes: undefined,
      quotaUsedBytes: 0,
      ...wishes.user,
    },
    key: permissions && { id: 'k1', name: 'migration', permissions },
    warnings: wishes.warnings ?? [],
    behindCloudflare: wishes.behindCloudflare ?? false,
    mediaKind: (name) => (name.endsWith('.mpo') ? undefined : 'image'),
    missingPermissions: (features): readonly PermissionUse[] =>
      permissions === undefined ? [] : lackingPermissions(version, permissions, features),
    countAssets: () => Promise.resolve({ total: 0, trashed: 0 }),
    storage: () => Promise.resolve(wishes.storage ?? { sizeBytes: 2e12, availableBytes: 1e12 }),
    listQueues: () => Promise.resolve(wishes.queues ?? []),
    inspection: {
      latencyMs: () => Promise.resolve(12),
      clockSkewMs: () => 0,
      probeUploadRoute: () => Promise.resolve('taken'),
      showsTags: () => Promise.resolve(true),
      hasTrash: () => Promise.resolve(true),
      storageTemplate: () => Promise.resolve({ enabled: false, template: '' }),
      ...wishes.inspection,
    },
  };
}

/** A way to the server that refuses requests above a size, and counts how often it was asked. */
export function limitedRoute(limitBytes: number): Pick<Inspection, 'probeUploadRoute'> & { asked: number } {
  const route = {
    asked: 0,
    probeUploadRoute: (bytes: number) => {
      route.asked += 1;
      return Promise.resolve(bytes > limitBytes ? ('refused' as const) : ('taken' as const));
    },
  };
  return route;
}
