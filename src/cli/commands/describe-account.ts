import type { ImmichServer } from '../../immich/immich-server.ts';
import type { PermissionUse } from '../../immich/permissions.ts';
import { featuresForAll } from '../../immich/permissions.ts';
import { formatVersion } from '../../immich/server-version.ts';
import { groupBy } from '../../lib/group-by.ts';
import { padText } from '../../lib/fit-text.ts';
import { sanitize } from '../../lib/sanitize.ts';
import { textWidth } from '../../lib/text-width.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { say } from '../../lib/say.ts';

/** Server, user, room and key, for a person to read. */
export function describeAccount(server: ImmichServer, width: number): string {
  const { user } = server;
  const rows = [
    [labels.server, `${server.identity.server} (Immich ${formatVersion(server.version)})`],
    [labels.user, describeUser(user)],
    [labels.room, describeRoom(user)],
    [labels.key, server.key?.name ?? say`the server does not tell (it does from Immich 1.139 on)`],
  ] as const;
  const lines = rows.map(([label, value]) => row(label, sanitize(value)));
  return [...lines, ...describePermissions(server, width), ''].join('\n');
}

const labels = {
  server: say`Server`,
  user: say`User`,
  room: say`Room`,
  key: say`API key`,
  may: say`May`,
  lacks: say`Lacks`,
};
const labelWidth = Math.max(...Object.values(labels).map(textWidth)) + 2;

function row(label: string, value: string): string {
  return padText(label, labelWidth) + value;
}

function describeUser({ name, email, isAdmin }: ImmichServer['user']): string {
  return isAdmin ? say`${name} (${email}), administrator` : `${name} (${email})`;
}

function describeRoom({ quotaSizeBytes, quotaUsedBytes = 0 }: ImmichServer['user']): string {
  const used = formatBytes(quotaUsedBytes);
  return quotaSizeBytes === undefined
    ? say`${used} used, no quota`
    : say`${used} of ${formatBytes(quotaSizeBytes)} used`;
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
    ...(isAll ? [row(labels.may, say`do everything`)] : listHeld(key.permissions, width)),
    ...(missing.length === 0
      ? [row(labels.lacks, say`nothing that a command needs`)]
      : [labels.lacks, ...listUses(missing)]),
    ...(missingForAdmin.length === 0
      ? []
      : [say`Could also have, as you are an administrator (login --admin)`, ...listUses(missingForAdmin)]),
  ];
}

/** As many on a line as fit, below each other. */
function listHeld(permissions: readonly string[], width: number): string[] {
  const lines = [padText(labels.may, labelWidth - 1)];
  for (const permission of [...permissions].sort().map(sanitize)) {
    const longer = `${lines.at(-1) ?? ''} ${permission}`;
    if (textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(row('', permission));
  }
  return lines;
}

function listUses(uses: readonly PermissionUse[]): string[] {
  const byPermission = groupBy(uses, ({ permission }) => permission);
  const width = Math.max(...[...byPermission.keys()].map((permission) => permission.length));
  return [...byPermission].map(([permission, group]) => {
    const purposes = new Set(group.map(({ purpose }) => say`to ${purpose}`));
    return `  ${permission.padEnd(width)}  ${[...purposes].join('; ')}`;
  });
}
