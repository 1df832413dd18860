import { say } from '../lib/say.ts';
import type { BatchItemResult } from '../model/destination.ts';
import type { ApiSession } from './api-session.ts';
import { callInBatches, chunked, toItemResults } from './batches.ts';
import { countAnswer, tagListAnswer } from './schemas.ts';

const batchSize = 1000;

/**
 * Makes sure that tags exist (`A/B` is B below A); gives the id for each value as asked, empty ones left out.
 * The server drops superfluous slashes and repetitions, so its answer is matched by value.
 */
export async function upsertTags(
  { http }: ApiSession,
  values: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const canonical = new Map(values.map((value) => [value, value.split('/').filter(Boolean).join('/')]));
  const wanted = [...new Set(canonical.values())].filter((value) => value !== '');
  const ids = new Map<string, string>();
  for (const tags of chunked(wanted, batchSize)) {
    const call = { method: 'PUT', path: '/tags', action: say`create tags`, json: { tags } } as const;
    for (const tag of await http.fetchJson(call, tagListAnswer, signal)) ids.set(tag.value, tag.id);
  }
  return new Map(
    [...canonical].flatMap(([value, key]) => (ids.has(key) ? [[value, ids.get(key) ?? '']] : [])),
  );
}

/** Gives all these tags to all these assets. The server passes over assets that it does not know, silently. */
export async function tagAssets(
  { http }: ApiSession,
  tagIds: readonly string[],
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<BatchItemResult[]> {
  if (tagIds.length === 0) return assetIds.map((id) => ({ id, ok: true }));
  const outcome = await callInBatches(assetIds, batchSize, (ids) =>
    http.fetchJson(
      { method: 'PUT', path: '/tags/assets', action: say`tag photos`, json: { tagIds, assetIds: ids } },
      countAnswer,
      signal,
    ),
  );
  return toItemResults(assetIds, outcome);
}
