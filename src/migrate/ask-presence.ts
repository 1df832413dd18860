import { say } from '../lib/say.ts';
import type { PresenceResult, Sha1 } from '../model/destination.ts';
import type { RunContext } from './run-context.ts';
import { withRetry } from './with-retry.ts';

/**
 * What the server has of files with these checksums, in their order.
 * @throws ApiError
 */
export function askPresence(
  sha1s: readonly Sha1[],
  { destination, retry, signal }: RunContext,
): Promise<readonly PresenceResult[]> {
  return withRetry(say`check`, retry, () => destination.check(sha1s, signal));
}
