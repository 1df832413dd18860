import type { AssetChanges } from '../../immich/update-assets.ts';
import { ApiError } from '../../lib/errors.ts';
import { groupBy } from '../../lib/group-by.ts';
import { forEachConcurrently } from '../../lib/for-each-concurrently.ts';
import { say } from '../../lib/say.ts';
import type { AssetUpdate } from '../../model/asset-update.ts';
import { entryPlace } from '../../model/entry-place.ts';
import type { PlannedMedia } from '../../model/plan.ts';
import { endsTheRun } from '../failure-outcome.ts';
import type { AssetReader } from '../read-assets.ts';
import { readAssets } from '../read-assets.ts';
import type { RunContext } from '../run-context.ts';
import { withRetry } from '../with-retry.ts';
import type { Preference, UpdateDecision } from './decide-update.ts';
import { decideUpdate } from './decide-update.ts';

/** The part of a server that changes assets. */
export interface AssetUpdater extends AssetReader {
  updateAsset(assetId: string, changes: AssetChanges, signal: AbortSignal): Promise<void>;
  /** Tag ids by full path; makes what is missing. */
  upsertTags(values: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  tagAssets(tagIds: readonly string[], assetIds: readonly string[], signal: AbortSignal): Promise<unknown>;
}

/** An asset of the server that holds the bytes of a planned one. */
export interface MatchedAsset {
  readonly item: PlannedMedia;
  readonly assetId: string;
}

export interface PlannedUpdate extends UpdateDecision {
  readonly matched: MatchedAsset;
  readonly told: AssetUpdate;
}

const assetsAtATime = 1000;
const requestsAtATime = 4;

/**
 * What the export can add to the assets that the server had already. Reads the head of each file, changes
 * nothing. Hidden halves of live photos, and what the key cannot see, are left alone.
 */
export async function planUpdates(
  matched: readonly MatchedAsset[],
  context: RunContext,
  server: AssetReader,
  prefer: Preference,
): Promise<PlannedUpdate[]> {
  const visible = matched
    .filter(({ item }) => item.action === 'upload' && item.visibility !== 'locked')
    .sort((a, b) => (a.item.takenAtMs ?? 0) - (b.item.takenAtMs ?? 0));
  const updates: PlannedUpdate[] = [];
  for (let start = 0; start < visible.length && !context.stop.aborted; start += assetsAtATime) {
    const batch = visible.slice(start, start + assetsAtATime);
    const wanted = batch.map(({ item, assetId }) => ({ assetId, takenAtMs: item.takenAtMs }));
    const assets = await readAssets(wanted, server, context.retry);
    for (const one of batch) {
      const asset = assets.get(one.assetId);
      if (asset === undefined || asset.isTrashed) continue;
      const { item } = one;
      const facts = await context.describer.factsOf(item);
      if (facts === undefined) continue;
      const description = await context.describer.describe(item, facts);
      const decision = decideUpdate({ item, facts, description, asset, prefer });
      if (decision.fields.length > 0)
        updates.push({ ...decision, matched: one, told: toldUpdate(one, decision, context) });
    }
  }
  return updates;
}

function toldUpdate(
  { item, assetId }: MatchedAsset,
  { fields }: UpdateDecision,
  { plan }: RunContext,
): AssetUpdate {
  const { entry } = item.media;
  return { assetId, ...entryPlace(plan.sources, entry), fields };
}

/**
 * Makes the changes: tags first, then one request for all the rest of an asset. The other way round, servers
 * before 2.5 lose the tags when they read the file again.
 */
export async function applyUpdates(
  updates: readonly PlannedUpdate[],
  context: RunContext,
  server: AssetUpdater,
): Promise<void> {
  const failed = await addTags(updates, context, server);
  await forEachConcurrently(updates, requestsAtATime, async (update) => {
    if (context.stop.aborted) return;
    const done = await attempt(update, context, async () => {
      if (Object.keys(update.changes).length > 0)
        await server.updateAsset(update.matched.assetId, update.changes, context.signal);
    });
    if (done && !failed.has(update)) context.onEvent({ kind: 'update', update: update.told });
  });
}

/** Assets that need the same tags get them together. Returns those that did not. */
async function addTags(
  updates: readonly PlannedUpdate[],
  context: RunContext,
  server: AssetUpdater,
): Promise<ReadonlySet<PlannedUpdate>> {
  const failed = new Set<PlannedUpdate>();
  const tagged = updates.filter(({ tags }) => tags.length > 0);
  const groups = groupBy(tagged, ({ tags }) => [...tags].sort().join('\n'));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || context.stop.aborted) continue;
    const done = await attempt(first, context, async () => {
      const ids = await server.upsertTags(first.tags, context.signal);
      const assetIds = group.map(({ matched }) => matched.assetId);
      await server.tagAssets([...ids.values()], assetIds, context.signal);
    });
    if (!done) for (const update of group) failed.add(update);
  }
  return failed;
}

/** False, and a warning, when the server refused. */
async function attempt(
  { told }: PlannedUpdate,
  context: RunContext,
  change: () => Promise<void>,
): Promise<boolean> {
  try {
    await withRetry(say`update of ${told.path}`, context.retry, change);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (endsTheRun(error)) context.giveUp(error);
    context.onEvent({
      kind: 'warning',
      code: 'update-failed',
      message: say`${told.path} is on the server, but could not be completed there: ${error.message}`,
    });
    return false;
  }
}
