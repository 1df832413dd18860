import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { Destination } from '../model/destination.ts';
import type { RunContext } from './run-context.ts';

/** What a form holds beside the file: fields, the XMP sidecar, the lines between them. */
export const formBytes = 64 * 1024;

/** Whether a file does not fit into one request. */
export function exceedsRoute(sizeBytes: number, maxRequestBytes: number | undefined): boolean {
  return maxRequestBytes !== undefined && sizeBytes + formBytes > maxRequestBytes;
}

/**
 * Sends a file by the usual way; by the direct one, which was proven to lead to the same server and user, when it
 * is known to be too large for the usual, or turns out to be.
 *
 * @throws ApiError `too-large` when no way is wide enough
 */
export async function byWideEnoughRoute<T>(
  sizeBytes: number,
  { destination, direct, options }: RunContext,
  send: (destination: Destination) => Promise<T>,
): Promise<T> {
  if (exceedsRoute(sizeBytes, options.maxRequestBytes)) {
    if (direct !== undefined) return send(direct);
    throw new ApiError(
      'too-large',
      'permanent',
      say`the file is larger than what the way to the server lets through`,
      {
        hint: say`Run again with --direct-url, or from the network of the server: what is there is not sent again.`,
      },
    );
  }
  try {
    return await send(destination);
  } catch (error) {
    const isTooLarge = error instanceof ApiError && error.kind === 'too-large';
    if (!isTooLarge || direct === undefined) throw error;
    return send(direct);
  }
}
