import type { ConnectOptions } from '../immich/connect.ts';
import { connectImmich } from '../immich/connect.ts';
import type { ImmichServer } from '../immich/immich-server.ts';
import { ApiError, UsageError } from '../lib/errors.ts';

/**
 * The server by another address, for files that the usual way refuses. It is used only when it proves to be the
 * same server and user: the user's id is unique to both.
 *
 * @param log told when the address cannot be used now; such files are put off then
 * @throws UsageError when somebody else answers there
 */
export async function openDirectRoute(
  url: string,
  usual: ImmichServer,
  options: Omit<ConnectOptions, 'url' | 'headers'>,
  log: (line: string) => void,
): Promise<ImmichServer | undefined> {
  const direct = await tryConnect({ ...options, url }, log);
  if (direct === undefined) return undefined;
  if (direct.identity.userId === usual.identity.userId) return direct;
  await direct.close();
  throw new UsageError(
    `--direct-url ${url} is not the same server and user: ${direct.user.name} answers there, not ${usual.user.name}`,
    { hint: 'Give the address of the very server that --server names.' },
  );
}

async function tryConnect(
  options: ConnectOptions,
  log: (line: string) => void,
): Promise<ImmichServer | undefined> {
  try {
    return await connectImmich(options);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error;
    log(`warning: --direct-url cannot be used now (${error.message}): files that are too large are put off`);
    return undefined;
  }
}
