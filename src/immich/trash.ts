import { say } from '../lib/say.ts';
import type { ApiSession } from './api-session.ts';
import { callInBatches } from './batches.ts';
import { countAnswer } from './schemas.ts';

const batchSize = 1000;

/** Moves assets to the trash: never deletes for good. Rejects when any is refused, after all others have gone. */
export async function trashAssets(
  { http }: ApiSession,
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const action = say`move to the trash`;
  const { refused } = await callInBatches(assetIds, batchSize, (ids) =>
    http.perform({ method: 'DELETE', path: '/assets', action, json: { ids, force: false } }, signal),
  );
  if (refused[0] !== undefined) throw refused[0].error;
}

/** Takes assets out of the trash. Rejects when any is refused, after all others are back. */
export async function restoreAssets(
  { http }: ApiSession,
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const action = say`restore from the trash`;
  const { refused } = await callInBatches(assetIds, batchSize, (ids) =>
    http.fetchJson(
      { method: 'POST', path: '/trash/restore/assets', action, json: { ids } },
      countAnswer,
      signal,
    ),
  );
  if (refused[0] !== undefined) throw refused[0].error;
}
