import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { BatchItemResult, DestinationAlbum } from '../model/destination.ts';
import type { ApiSession } from './api-session.ts';
import type { BatchOutcome } from './batches.ts';
import { callInBatches, isRefusal } from './batches.ts';
import type { ApiCall } from './http-client.ts';
import { albumAnswer, albumListAnswer, batchAnswer } from './schemas.ts';
import { searchAssets } from './search-assets.ts';
import type { ServerAsset } from './server-asset.ts';
import { toServerAsset } from './server-asset.ts';

/** Servers take many more, but one slow call then holds everything up and one bad id costs more calls. */
const batchSize = 1000;

/** Albums the user owns; titles may repeat. */
export async function listAlbums(
  { http, capabilities }: ApiSession,
  signal: AbortSignal,
): Promise<DestinationAlbum[]> {
  const query: ApiCall['query'] = capabilities.albumOwnerFilter ? { isOwned: true } : {};
  const call = { method: 'GET', path: '/albums', query, action: say`list the albums` } as const;
  return (await http.fetchJson(call, albumListAnswer, signal)).map(toAlbum);
}

/**
 * Creates an album, whether or not one of that title exists, and fills it as far as it goes: once it exists its
 * id must not be lost, so `assetCount` tells what is in, and the rest is for `addToAlbum`.
 */
export async function createAlbum(
  session: ApiSession,
  album: { readonly title: string; readonly description: string; readonly assetIds: readonly string[] },
  signal: AbortSignal,
): Promise<DestinationAlbum> {
  const first = album.assetIds.slice(0, batchSize);
  const created = await postAlbum(session, album, first, signal).catch((error: unknown) => {
    // One bad id refuses the album: then it starts empty and the good ones are found one batch at a time.
    if (first.length > 0 && isRefusal(error)) return undefined;
    throw error;
  });
  const start = created ?? (await postAlbum(session, album, [], signal));
  const rest = created === undefined ? album.assetIds : album.assetIds.slice(first.length);
  return { ...start, assetCount: start.assetCount + (await countAdded(session, start.id, rest, signal)) };
}

async function postAlbum(
  { http }: ApiSession,
  { title, description }: { readonly title: string; readonly description: string },
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<DestinationAlbum> {
  const json = { albumName: title, description, assetIds };
  const call = { method: 'POST', path: '/albums', action: say`create the album`, json } as const;
  return toAlbum(await http.fetchJson(call, albumAnswer, signal));
}

async function countAdded(
  session: ApiSession,
  albumId: string,
  assetIds: readonly string[],
  signal: AbortSignal,
) {
  try {
    const results = await addToAlbum(session, albumId, assetIds, signal);
    return results.filter((result) => result.ok && result.error === undefined).length;
  } catch (error) {
    if (error instanceof ApiError || signal.aborted) return 0;
    throw error;
  }
}

/** Adds assets; tells for each whether it is in now. `duplicate` is in, and was before. */
export async function addToAlbum(
  session: ApiSession,
  albumId: string,
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<BatchItemResult[]> {
  return changeMembers(session, 'PUT', albumId, assetIds, signal);
}

/** Takes assets out of an album; they stay in the library. */
export async function removeFromAlbum(
  session: ApiSession,
  albumId: string,
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<BatchItemResult[]> {
  return changeMembers(session, 'DELETE', albumId, assetIds, signal);
}

async function changeMembers(
  session: ApiSession,
  method: 'PUT' | 'DELETE',
  albumId: string,
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<BatchItemResult[]> {
  const path = `/albums/${encodeURIComponent(albumId)}/assets`;
  const action = method === 'PUT' ? say`add to the album` : say`take out of the album`;
  const outcome = await callInBatches(
    assetIds,
    batchSize,
    (ids) => session.http.fetchJson({ method, path, action, json: { ids } }, batchAnswer, signal),
    () => checkAlbum(session, albumId, signal),
  );
  return toMemberResults(assetIds, outcome);
}

/** Rejects when there is no such album: every photo would be refused, one by one. */
async function checkAlbum(session: ApiSession, albumId: string, signal: AbortSignal): Promise<void> {
  try {
    await readAlbum(session, albumId, signal);
  } catch (error) {
    // A key that may add to albums but not read them cannot find out.
    if (!(error instanceof ApiError && error.kind === 'forbidden')) throw error;
  }
}

/** One result for each id, in the order asked. An id the server said nothing about did not go through. */
function toMemberResults(
  assetIds: readonly string[],
  {
    done,
    refused,
  }: BatchOutcome<string, { id: string; success: boolean; error?: string | null | undefined }[]>,
): BatchItemResult[] {
  const results = new Map<string, BatchItemResult>();
  for (const { item, error } of refused) results.set(item, { id: item, ok: false, error: error.message });
  for (const { id, success, error } of done.flatMap(({ answer }) => answer)) {
    const ok = success || error === 'duplicate';
    // An id asked for twice is answered twice: being in counts.
    if (results.get(id)?.ok !== true)
      results.set(id, { id, ok, ...(typeof error === 'string' ? { error } : {}) });
  }
  return assetIds.map((id) => results.get(id) ?? { id, ok: false, error: say`no answer` });
}

/** Members of an album, hidden videos included. */
export async function albumMembers(
  session: ApiSession,
  albumId: string,
  signal: AbortSignal,
): Promise<ServerAsset[]> {
  if (session.capabilities.albumAssetsInline) {
    const album = await readAlbum(session, albumId, signal, { withMembers: true });
    return (album.assets ?? []).map(toServerAsset);
  }
  const members: ServerAsset[] = [];
  for await (const asset of searchAssets(session, { albumId }, signal)) members.push(asset);
  return members;
}

/** Removes an album; its assets stay in the library. */
export async function deleteAlbum({ http }: ApiSession, albumId: string, signal: AbortSignal): Promise<void> {
  const path = `/albums/${encodeURIComponent(albumId)}`;
  await http.perform({ method: 'DELETE', path, action: say`remove the album` }, signal);
}

async function readAlbum(
  { http, capabilities }: ApiSession,
  albumId: string,
  signal: AbortSignal,
  { withMembers = false } = {},
) {
  const path = `/albums/${encodeURIComponent(albumId)}`;
  const query: ApiCall['query'] =
    capabilities.albumAssetsInline && !withMembers ? { withoutAssets: true } : {};
  return http.fetchJson(
    { method: 'GET', path, query, action: say`read the album` } as const,
    albumAnswer,
    signal,
  );
}

function toAlbum(answer: {
  id: string;
  albumName: string;
  assetCount?: number | null | undefined;
}): DestinationAlbum {
  return { id: answer.id, title: answer.albumName, assetCount: answer.assetCount ?? 0 };
}
