import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { oldestVersion } from './capabilities.ts';
import type { HttpClient } from './http-client.ts';
import { versionAnswer } from './schemas.ts';
import type { ServerVersion } from './server-version.ts';
import { formatVersion, isAtLeast } from './server-version.ts';

/** Rejects with an `ApiError` for a server that is older than this client speaks to. */
export async function readServerVersion(http: HttpClient, signal: AbortSignal): Promise<ServerVersion> {
  const call = { method: 'GET', path: '/server/version', action: say`ask for the server version` } as const;
  const { major, minor, patch } = await http.fetchJson(call, versionAnswer, signal);
  const version = { major, minor, patch };
  if (!isAtLeast(version, oldestVersion)) {
    throw new ApiError(
      'unsupported-version',
      'fatal',
      say`the server is Immich ${formatVersion(version)}; ${oldestVersion} or newer is needed`,
      { hint: say`Update the server (it is worth it), then run again.` },
    );
  }
  return version;
}
