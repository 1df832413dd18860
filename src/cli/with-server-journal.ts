import type { ConnectOptions } from '../immich/connect.ts';
import { connectImmich } from '../immich/connect.ts';
import type { ImmichServer } from '../immich/immich-server.ts';
import type { Feature } from '../immich/permissions.ts';
import { say } from '../lib/say.ts';
import { formatVersion } from '../immich/server-version.ts';
import { Journal } from '../migrate/journal/journal.ts';
import type { CommandIo } from './command-io.ts';
import { readStateDir } from './options/run-options.ts';
import type { ServerFlags } from './options/server-options.ts';
import { readConnectOptions } from './options/server-options.ts';
import { requirePermissions } from './with-prepared-run.ts';

/**
 * Connects, opens the journal of that server and user, does the work, told how the server was reached, and closes both again.
 * @throws ApiError, UsageError
 */
export async function withServerJournal(
  flags: ServerFlags & { readonly stateDir?: string },
  io: CommandIo,
  setup: { readonly features: readonly Feature[]; readonly signal: AbortSignal },
  work: (server: ImmichServer, journal: Journal, options: ConnectOptions) => Promise<number>,
): Promise<number> {
  const options = { ...(await readConnectOptions(flags, io)), signal: setup.signal };
  const server = await connectImmich(options);
  const log = (line: string): void => {
    if (!io.options.quiet && !io.options.json) io.terminal.err.line(line);
  };
  try {
    for (const warning of server.warnings) log(say`warning: ${warning}`);
    requirePermissions(server, setup.features);
    log(say`Immich ${formatVersion(server.version)} at ${server.identity.server}, as ${server.user.name}`);
    const journal = Journal.open(readStateDir(flags, io.env), server.identity);
    try {
      return await work(server, journal, options);
    } finally {
      journal.close();
    }
  } finally {
    await server.close();
  }
}
