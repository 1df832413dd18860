import type { AssetQuery } from '../immich/search-assets.ts';
import type { ServerAsset } from '../immich/server-asset.ts';
import { ApiError } from '../lib/errors.ts';
import { forEachConcurrently } from '../lib/for-each-concurrently.ts';
import { say } from '../lib/say.ts';
import type { RetryContext } from './with-retry.ts';
import { withRetry } from './with-retry.ts';

/** The part of a server that describes its assets. */
export interface AssetReader {
  getAsset(assetId: string, signal: AbortSignal): Promise<ServerAsset>;
  searchAssets(query: AssetQuery, signal: AbortSignal): AsyncIterable<ServerAsset>;
}

export interface WantedAsset {
  readonly assetId: string;
  /** When it should have been taken: where to search for it. */
  readonly takenAtMs: number | undefined;
}

/** Fewer than this are asked for one by one. */
const worthASearch = 30;
/** A clock shown in the wrong zone is still found by the search. */
const marginMs = 14 * 3_600_000;
const requestsAtATime = 6;

/**
 * Details of assets, by id. They are searched by time, a thousand an answer, so neighbours in time should be
 * asked for together; what the search does not find is asked for by itself. Missing from the result is what a
 * key cannot see: assets that are gone, and those in the locked folder.
 */
export async function readAssets(
  wanted: readonly WantedAsset[],
  server: AssetReader,
  retry: RetryContext,
): Promise<Map<string, ServerAsset>> {
  const found = new Map<string, ServerAsset>();
  const dated = wanted.flatMap(({ takenAtMs }) => (takenAtMs === undefined ? [] : [takenAtMs]));
  if (dated.length >= worthASearch) await search(dated, wanted, found, server, retry);
  const rest = wanted.filter(({ assetId }) => !found.has(assetId));
  await forEachConcurrently(rest, requestsAtATime, async ({ assetId }) => {
    const asset = await readOne(assetId, server, retry);
    if (asset !== undefined) found.set(assetId, asset);
  });
  return found;
}

async function search(
  dated: readonly number[],
  wanted: readonly WantedAsset[],
  found: Map<string, ServerAsset>,
  server: AssetReader,
  retry: RetryContext,
): Promise<void> {
  const ids = new Set(wanted.map(({ assetId }) => assetId));
  const sorted = dated.toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const query: AssetQuery = {
    takenAfter: new Date(first - marginMs).toISOString(),
    takenBefore: new Date(last + marginMs).toISOString(),
    withTrashed: true,
  };
  await withRetry(say`search`, retry, async () => {
    for await (const asset of server.searchAssets(query, retry.signal))
      if (ids.has(asset.id)) found.set(asset.id, asset);
  });
}

async function readOne(
  assetId: string,
  server: AssetReader,
  retry: RetryContext,
): Promise<ServerAsset | undefined> {
  try {
    return await withRetry(say`asset`, retry, () => server.getAsset(assetId, retry.signal));
  } catch (error) {
    if (error instanceof ApiError && (error.status === 400 || error.status === 404)) return undefined;
    throw error;
  }
}
