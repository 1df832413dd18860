import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { HttpClient } from '../http-client.ts';
import type { ReachOptions } from '../reach-server.ts';
import { reachServer } from '../reach-server.ts';
import { readServerVersion } from '../read-server-version.ts';
import { checkApiKey } from '../request-headers.ts';
import { apiKeyAnswer } from '../schemas.ts';

/** What became of a key on the server. */
export type KeyFate =
  | { readonly state: 'deleted'; readonly name: string }
  /** It was deleted before, or is none of this server. */
  | { readonly state: 'unknown' }
  /** It works on; `name` where the server told it. */
  | { readonly state: 'kept'; readonly name: string | undefined; readonly why: string };

/** Has a key delete itself on the server. Rejects only when `signal` is aborted. */
export async function deleteOwnKey(options: ReachOptions & { readonly apiKey: string }): Promise<KeyFate> {
  try {
    const reached = await reachServer(options);
    try {
      const http = reached.client({ 'x-api-key': checkApiKey(options.apiKey) }, [options.apiKey]);
      return await deleteKey(http, options.signal);
    } finally {
      await reached.close();
    }
  } catch (error) {
    options.signal.throwIfAborted();
    return fateAfter(error, undefined);
  }
}

async function deleteKey(http: HttpClient, signal: AbortSignal): Promise<KeyFate> {
  const version = await readServerVersion(http, signal);
  if (!capabilitiesOf(version).apiKeysMe) {
    // It can be deleted by its id only, which the key cannot find out.
    return { state: 'kept', name: undefined, why: say`servers before Immich 1.139 do not tell a key its id` };
  }
  const action = say`delete the API key`;
  const me = await http.fetchJson({ method: 'GET', path: '/api-keys/me', action }, apiKeyAnswer, signal);
  const name = me.name ?? '';
  try {
    await http.perform({ method: 'DELETE', path: `/api-keys/${encodeURIComponent(me.id)}`, action }, signal);
    return { state: 'deleted', name };
  } catch (error) {
    signal.throwIfAborted();
    return fateAfter(error, name);
  }
}

function fateAfter(error: unknown, name: string | undefined): KeyFate {
  if (!(error instanceof ApiError)) throw error;
  return error.kind === 'unauthorized' ? { state: 'unknown' } : { state: 'kept', name, why: error.message };
}
