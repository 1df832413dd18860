import type { ConnectOptions } from '../immich/connect.ts';
import { connectImmich } from '../immich/connect.ts';
import type { ImmichServer } from '../immich/immich-server.ts';
import { ApiError, rewordApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { readSecretFile } from './options/read-secret.ts';
import { registerSecret } from './terminal/secrets.ts';

/** The key of an administrator, for what the own key may not do. */
export interface AdminFlags {
  readonly adminApiKey?: string;
  readonly adminApiKeyFile?: string;
}

/**
 * The server as its administrator may use it; undefined when no key for that was given. To be closed.
 * @throws ApiError when the key is refused, UsageError when it cannot be read
 */
export async function openAdminAccess(
  flags: AdminFlags,
  options: Omit<ConnectOptions, 'apiKey'>,
): Promise<ImmichServer | undefined> {
  const apiKey = readAdminKey(flags);
  if (apiKey === undefined) return undefined;
  registerSecret(apiKey);
  try {
    return await connectImmich({ ...options, apiKey });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw rewordApiError(error, say`with the key of the administrator: ${error.message}`);
  }
}

function readAdminKey({ adminApiKey, adminApiKeyFile }: AdminFlags): string | undefined {
  if (adminApiKey !== undefined) return adminApiKey;
  return adminApiKeyFile === undefined ? undefined : readSecretFile(adminApiKeyFile, '--admin-api-key-file');
}
