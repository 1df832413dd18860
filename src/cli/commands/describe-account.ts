import type { ImmichServer } from '../../immich/immich-server.ts';
import type { PermissionUse } from '../../immich/permissions.ts';
import { featuresForAll } from '../../immich/permissions.ts';
import { formatVersion } from '../../immich/server-version.ts';
import { groupBy } from '../../lib/group-by.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { formatBytes } from '../../lib/format-bytes.ts';

/** Server, user, room and key, for a person to read. */
export function describeAccount(server: ImmichServer, width: number): string {
  const { user } = server;
  const rows = [
    ['Server', `${server.identity.server} (Immich ${formatVersion(server.version)})`],
    ['User', `${user.name} (${user.email})${user.isAdmin ? ', administrator' : ''}`],
    ['Room', describeRoom(user)],
    ['API key', server.key?.name ?? 'the server does not tell (it does from Immich 1.139 on)'],
  ] as const;
  const lines = rows.map(([label, value]) => `${label.padEnd(9)}${sanitize(value)}`);
  return [...lines, ...describePermissions(server, width), ''].join('\n');
}

function describeRoom({ quotaSizeBytes, quotaUsedBytes = 0 }: ImmichServer['user']): string {
  const used = formatBytes(quotaUsedBytes);
  return quotaSizeBytes === undefined
    ? `${used} used, no quota`
    : `${used} of ${formatBytes(quotaSizeBytes)} used`;
}

function describePermissions(server: ImmichServer, width: number): string[] {
  const { key, user } = server;
  if (key === undefined) return [];
  const isAll = key.permissions.includes('all');
  const missing = server.missingPermissions(featuresForAll({ admin: false }));
  const missingForAdmin = user.isAdmin
    ? server.missingPermissions(featuresForAll({ admin: true })).filter((use) => !missing.includes(use))
    : [];
  return [
    ...(isAll ? ['May      do everything'] : listHeld(key.permissions, width)),
    ...(missing.length === 0 ? ['Lacks    nothing that a command needs'] : ['Lacks', ...listUses(missing)]),
    ...(missingForAdmin.length === 0
      ? []
      : ['Could also have, as you are an administrator (login --admin)', ...listUses(missingForAdmin)]),
  ];
}

/** As many on a line as fit, below each other. */
function listHeld(permissions: readonly string[], width: number): string[] {
  const lines = ['May     '];
  for (const permission of [...permissions].sort().map(sanitize)) {
    const longer = `${lines.at(-1) ?? ''} ${permission}`;
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(`         ${permission}`);
  }
  return lines;
}

function listUses(uses: readonly PermissionUse[]): string[] {
  const byPermission = groupBy(uses, ({ permission }) => permission);
  const width = Math.max(...[...byPermission.keys()].map((permission) => permission.length));
  return [...byPermission].map(([permission, group]) => {
    const purposes = new Set(group.map(({ purpose }) => purpose));
    return `  ${permission.padEnd(width)}  to ${[...purposes].join('; to ')}`;
  });
}
