import type { Feature, PermissionUse } from '../../immich/permissions.ts';
import { ApiError } from '../../lib/errors.ts';
import { groupBy } from '../../lib/group-by.ts';
import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { failure, ok, unchecked, warning } from './finding.ts';

/** What else the program can do, and what it is called on the command line. */
const extras: Partial<Record<Feature, string>> = {
  verify: 'verify',
  'deep-verify': 'verify --deep',
  undo: 'undo',
  'update-existing': 'upload --update-existing',
  tags: 'upload --update-existing',
  trash: 'upload --trashed',
  restore: 'upload --restore-trashed',
};

/**
 * Whether the key may do what an upload needs, and what else it cannot be used for.
 * @param needed the features of the upload that is planned
 */
export function checkPermissions(server: DoctorServer, needed: readonly Feature[]): Finding {
  if (server.key === undefined)
    return unchecked(
      'permissions',
      say`this server does not tell what a key may do (that came with 1.139)`,
      say`If the key was not made with all permissions, the first refusal will name the one that it lacks.`,
    );
  const missing = server.missingPermissions(needed);
  if (missing.length > 0) return failure('permissions', lacking(missing));
  const others = Object.entries(extras).filter(([feature]) => !needed.includes(feature as Feature));
  const costs = groupBy(
    others.flatMap(([feature, command]) =>
      server
        .missingPermissions([feature as Feature])
        .map(({ permission }): Cost => ({ command, permission })),
    ),
    ({ command }) => command,
  );
  if (costs.size === 0) return ok('permissions', say`the key may do everything that this program can`);
  return warning(
    'permissions',
    say`the key is good for this upload, but not for everything else`,
    say`Add the permissions to the key under Account Settings > API Keys when you need them.`,
    [...costs].map(([command, list]) => say`${command} needs ${distinct(list).join(say`, `)}`),
  );
}

interface Cost {
  readonly command: string;
  readonly permission: string;
}

function distinct(costs: readonly Cost[]): string[] {
  return [...new Set(costs.map(({ permission }) => permission))];
}

function lacking(missing: readonly PermissionUse[]): ApiError {
  const list = missing.map(({ permission, purpose }) => say`${permission} (to ${purpose})`).join(say`, `);
  return new ApiError('forbidden', 'fatal', say`the API key lacks ${list}`, {
    hint: say`Add these permissions to the key in Immich under Account Settings > API Keys.`,
    ...(missing[0] !== undefined && { permission: missing[0].permission }),
  });
}
