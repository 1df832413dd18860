import { connectImmich } from '../../immich/connect.ts';
import type { ImmichServer } from '../../immich/immich-server.ts';
import { featuresForAll } from '../../immich/permissions.ts';
import { formatVersion } from '../../immich/server-version.ts';
import type { whoamiLine } from '../../report/schema/account-lines.ts';
import type { Printed } from '../../report/schema/common.ts';
import { jsonLine } from '../../report/json-line.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ServerFlags } from '../options/server-options.ts';
import { readConnectOptions } from '../options/server-options.ts';
import { withInterruption } from '../signals.ts';
import { describeAccount } from './describe-account.ts';

/** `whoami`: which server, whose library, how much room, and what the key may do. */
export async function runWhoami(flags: ServerFlags, io: CommandIo): Promise<number> {
  return withInterruption(
    () => undefined,
    async (interruption) => {
      const connectOptions = await readConnectOptions(flags, io);
      const server = await connectImmich({ ...connectOptions, signal: interruption.stop });
      try {
        const { out } = io.terminal;
        if (io.options.json) out.line(accountToJson(server));
        else out.write(describeAccount(server, out.width));
      } finally {
        await server.close();
      }
      return exitCodes.whole;
    },
  );
}

function accountToJson(server: ImmichServer): string {
  const { user, key } = server;
  const { id, name, email, isAdmin } = user;
  const missing = server.missingPermissions(featuresForAll({ admin: false }));
  return jsonLine({
    type: 'whoami',
    server: server.identity.server,
    version: formatVersion(server.version),
    user: { id, name, email, isAdmin },
    quota: { sizeBytes: user.quotaSizeBytes ?? null, usedBytes: user.quotaUsedBytes ?? null },
    key: key === undefined ? null : { name: key.name, permissions: key.permissions },
    missing: key === undefined ? null : missing.map(({ permission, purpose }) => ({ permission, purpose })),
  } satisfies Printed<typeof whoamiLine>);
}
