import { chunked } from '../../immich/batches.ts';
import type { ServerAsset } from '../../immich/server-asset.ts';
import { say } from '../../lib/say.ts';
import { readAssets } from '../read-assets.ts';
import { withRetry } from '../with-retry.ts';
import { findChanges } from './find-changes.ts';
import { keepPairsTogether } from './keep-pairs-together.ts';
import { planAlbums } from './plan-albums.ts';
import { planStacks } from './plan-stacks.ts';
import type { ServerAlbum } from './read-album-members.ts';
import { readAlbumMembers } from './read-album-members.ts';
import type { CreatedAsset } from './run-assets.ts';
import { addedMembers, createdAssets } from './run-assets.ts';
import type { UndoContext } from './undo-context.ts';
import type { KeptAsset, RunAsset, UndoPlan } from './undo-plan.ts';

/**
 * Decides what taking back a run does: only what the run itself made, and nothing that was changed, sorted into
 * an album or met by another export since. Changes nothing.
 * @throws ApiError
 */
export async function planUndo(context: UndoContext): Promise<UndoPlan> {
  const created = createdAssets(context.records);
  const found = await sortByPresence(created, context);
  const albums = await readAlbumMembers(context);
  const details = await readDetails(found.there, context);
  const judged = found.there.map((asset) => ({ asset, kept: judge(asset, details, albums, context) }));
  const free = judged.flatMap(({ asset, kept }) => (kept === undefined ? [asset] : []));
  const pairs = await keepPairsTogether(free, details, details.size < found.there.length, context);
  const kept = [...found.gone, ...judged.flatMap(({ kept }) => kept ?? []), ...pairs.kept];
  const trash = free.filter(({ assetId }) => !pairs.kept.some((asset) => asset.assetId === assetId));
  return {
    run: context.runId,
    trash: trash.map(toRunAsset),
    trashed: found.trashed.map(toRunAsset),
    kept,
    albums: planAlbums(albums, kept, context),
    stacks: await planStacks(trash, context),
    links: pairs.links.filter(({ videoId }) => trash.some(({ assetId }) => assetId === videoId)),
  };
}

async function sortByPresence(
  created: readonly CreatedAsset[],
  { server, retry }: UndoContext,
): Promise<{ there: CreatedAsset[]; trashed: CreatedAsset[]; gone: KeptAsset[] }> {
  const presences = await withRetry(say`check`, retry, () =>
    server.check(
      created.map(({ sha1 }) => sha1),
      retry.signal,
    ),
  );
  const there: CreatedAsset[] = [];
  const trashed: CreatedAsset[] = [];
  const gone: KeptAsset[] = [];
  for (const [index, asset] of created.entries()) {
    const presence = presences[index];
    if (presence?.present !== true || presence.assetId !== asset.assetId)
      gone.push({ ...toRunAsset(asset), reason: 'gone', message: say`it is no longer on the server` });
    else if (presence.trashed) trashed.push(asset);
    else there.push(asset);
  }
  return { there, trashed, gone };
}

/** So many neighbours in time are looked up together. */
const batchSize = 1000;

async function readDetails(
  assets: readonly CreatedAsset[],
  { server, retry }: UndoContext,
): Promise<Map<string, ServerAsset>> {
  const wanted = assets
    .map(({ assetId, shown }) => ({ assetId, takenAtMs: shown?.takenAtMs }))
    .sort((a, b) => (a.takenAtMs ?? 0) - (b.takenAtMs ?? 0));
  const details = new Map<string, ServerAsset>();
  for (const batch of chunked(wanted, batchSize))
    for (const [id, asset] of await readAssets(batch, server, retry)) details.set(id, asset);
  return details;
}

/** Why this asset stays; undefined when nothing speaks for that. */
function judge(
  asset: CreatedAsset,
  details: ReadonlyMap<string, ServerAsset>,
  albums: ReadonlyMap<string, ServerAlbum>,
  context: UndoContext,
): KeptAsset | undefined {
  const keep = (reason: KeptAsset['reason'], message: string): KeptAsset => ({
    ...toRunAsset(asset),
    reason,
    message,
  });
  const shown = details.get(asset.assetId);
  if (shown === undefined)
    return keep('locked', say`it was moved to the locked folder, which no API key can see`);
  const changes = findChanges(asset.shown ?? {}, shown);
  if (asset.shown !== undefined && changes.length > 0)
    return keep('changed', say`it ${changes.join(say`, `)}`);
  const claims = context.journal.state.assets.claimsOn(asset.assetId);
  const others = claims.filter((id) => context.records.exports?.includes(id) !== true);
  if (others.length > 0)
    return keep('other-export', say`it is also part of the export ${others.join(say`, `)}`);
  return judgeAlbums(asset, albums, context, keep);
}

function judgeAlbums(
  { assetId }: CreatedAsset,
  albums: ReadonlyMap<string, ServerAlbum>,
  { journal, runId, records }: UndoContext,
  keep: (reason: KeptAsset['reason'], message: string) => KeptAsset,
): KeptAsset | undefined {
  const own = addedMembersOf(records);
  for (const [albumId, { title, members }] of albums) {
    if (!members.has(assetId) || own.get(albumId)?.has(assetId) === true) continue;
    const otherRun = [...journal.state.runs].find(
      ([id, run]) => id !== runId && addedMembersOf(run).get(albumId)?.has(assetId) === true,
    );
    return keep(
      'in-album',
      otherRun === undefined
        ? say`somebody put it into the album ${title}`
        : say`the run ${otherRun[0]} put it into the album ${title}: undo that run first`,
    );
  }
  return undefined;
}

const addedOfRuns = new WeakMap<object, ReturnType<typeof addedMembers>>();

/** Computed once for each run: asked for every asset. */
function addedMembersOf(records: UndoContext['records']): ReturnType<typeof addedMembers> {
  const known = addedOfRuns.get(records);
  if (known !== undefined) return known;
  const members = addedMembers(records);
  addedOfRuns.set(records, members);
  return members;
}

function toRunAsset({ assetId, sha1, name }: RunAsset): RunAsset {
  return { assetId, sha1, name };
}
