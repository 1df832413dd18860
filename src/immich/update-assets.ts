import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { BatchItemResult } from '../model/destination.ts';
import type { Visibility } from '../model/plan.ts';
import type { ApiSession } from './api-session.ts';
import { callInBatches, toItemResults } from './batches.ts';
import type { ApiCall } from './http-client.ts';
import { visibilityFields } from './visibility-fields.ts';

/** What can be changed on assets that are on the server. Absent fields stay as they are. */
export interface AssetChanges {
  readonly isFavorite?: boolean;
  readonly visibility?: Visibility;
  readonly description?: string;
  /** ISO 8601 with offset. */
  readonly dateTimeOriginal?: string;
  /** Together or not at all. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** -1…5; undefined leaves it. */
  readonly rating?: number;
}

const batchSize = 1000;

/** Changes one asset. All changes of an asset belong into one call: two soon after each other may undo each other. */
export async function updateAsset(
  session: ApiSession,
  assetId: string,
  changes: AssetChanges,
  signal: AbortSignal,
): Promise<void> {
  const path = `/assets/${encodeURIComponent(assetId)}`;
  await putUpdate(session, { path, action: say`change the asset`, json: toFields(session, changes) }, signal);
}

/** The same changes for many assets; tells for each whether they were made. */
export async function updateAssets(
  session: ApiSession,
  assetIds: readonly string[],
  changes: AssetChanges,
  signal: AbortSignal,
): Promise<BatchItemResult[]> {
  const { bulkDescription, bulkRating } = session.capabilities;
  const oneByOne =
    (changes.description !== undefined && !bulkDescription) || (changes.rating !== undefined && !bulkRating);
  const outcome = await callInBatches(assetIds, oneByOne ? 1 : batchSize, async (ids) => {
    if (oneByOne && ids[0] !== undefined) return updateAsset(session, ids[0], changes, signal);
    const json = { ids, ...toFields(session, changes) };
    await putUpdate(session, { path: '/assets', action: say`change assets`, json }, signal);
  });
  return toItemResults(assetIds, outcome);
}

/** Makes the video part of the still; `undefined` takes them apart. */
export async function linkLivePhoto(
  session: ApiSession,
  stillId: string,
  videoId: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const path = `/assets/${encodeURIComponent(stillId)}`;
  const json = { livePhotoVideoId: videoId ?? null };
  await putUpdate(session, { path, action: say`link the live photo`, json }, signal);
}

function toFields({ capabilities }: ApiSession, { visibility, ...rest }: AssetChanges): object {
  if (visibility === undefined) return rest;
  return { ...rest, ...visibilityFields(visibility, capabilities, say`change assets`) };
}

async function putUpdate(
  { http, capabilities }: ApiSession,
  call: Omit<ApiCall, 'method'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await http.perform({ ...call, method: 'PUT' }, signal);
  } catch (error) {
    const unknown = error instanceof ApiError && (error.status === 404 || error.status === 405);
    if (!capabilities.patchUpdates || !unknown) throw error;
    await http.perform({ ...call, method: 'PATCH' }, signal);
  }
}
