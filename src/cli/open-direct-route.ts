import type { ConnectOptions } from '../immich/connect.ts';
import { connectImmich } from '../immich/connect.ts';
import type { ImmichServer } from '../immich/immich-server.ts';
import { ApiError, UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';

/** How the other address is reached: the headers are for what stands before the usual one. */
export type DirectOptions = Omit<ConnectOptions, 'headers'>;

/**
 * The server by another address, for files that the usual way refuses; undefined when it cannot be reached there now.
 *
 * @param log told when the address cannot be used now; such files are put off then
 * @throws UsageError when somebody else answers there, ApiError when the key is refused
 */
export async function openDirectRoute(
  usual: ImmichServer,
  options: DirectOptions,
  log: (line: string) => void,
): Promise<ImmichServer | undefined> {
  try {
    return await connectDirectly(usual, options);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'unauthorized') throw error;
    log(
      say`warning: --direct-url cannot be used now (${error.message}): files that are too large are put off`,
    );
    return undefined;
  }
}

/**
 * The server by another address. It has to prove to be the same server and user: the user's id is unique to both.
 * @throws UsageError when somebody else answers there, ApiError when nobody does
 */
export async function connectDirectly(usual: ImmichServer, options: DirectOptions): Promise<ImmichServer> {
  const direct = await connectImmich(options);
  if (direct.identity.userId === usual.identity.userId) return direct;
  await direct.close();
  throw new UsageError(
    say`--direct-url ${options.url} is not the same server and user: ${direct.user.name} answers there, not ${usual.user.name}`,
    { hint: say`Give the address of the very server that --server names.` },
  );
}
