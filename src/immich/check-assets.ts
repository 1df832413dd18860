import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { PresenceResult, Sha1 } from '../model/destination.ts';
import type { ApiSession } from './api-session.ts';
import { chunked } from './batches.ts';
import { couldNot } from './could-not.ts';
import { checkAnswer } from './schemas.ts';

/** 70,000 are too many for the server's database; an empty list is answered with 500. */
const batchSize = 5000;

/** Which checksums the server holds for this user, the trash, archive and locked folder included, in the order asked. */
export async function checkAssets(
  { http }: ApiSession,
  checksums: readonly Sha1[],
  signal: AbortSignal,
): Promise<PresenceResult[]> {
  const results: PresenceResult[] = [];
  for (const batch of chunked(checksums, batchSize)) {
    const assets = batch.map((checksum, index) => ({ id: String(index), checksum }));
    const answer = await http.fetchJson(
      {
        method: 'POST',
        path: '/assets/bulk-upload-check',
        action: say`ask what is already there`,
        json: { assets },
      },
      checkAnswer,
      signal,
    );
    const byId = new Map(answer.results.map((result) => [result.id, result]));
    for (const { id } of assets) results.push(toPresence(byId.get(id)));
  }
  return results;
}

function toPresence(
  result:
    | { action: string; assetId?: string | null | undefined; isTrashed?: boolean | null | undefined }
    | undefined,
): PresenceResult {
  if (result === undefined) {
    throw new ApiError(
      'server-error',
      'later',
      couldNot(say`ask what is already there`, say`the server left out an answer`),
    );
  }
  if (result.action !== 'reject' || typeof result.assetId !== 'string') return { present: false };
  return { present: true, assetId: result.assetId, trashed: result.isTrashed ?? false };
}
