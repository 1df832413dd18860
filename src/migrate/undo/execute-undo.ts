import { chunked } from '../../immich/batches.ts';
import { ApiError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { endsTheRun } from '../failure-outcome.ts';
import type { JournalRecord } from '../journal/journal-record.ts';
import { withRetry } from '../with-retry.ts';
import type { UndoContext } from './undo-context.ts';
import type { RunAsset, UndoAlbum, UndoPlan } from './undo-plan.ts';

/** What could not be taken back. */
interface UndoFailure {
  /** Name of the photo, or title of the album. */
  readonly name: string;
  readonly message: string;
}

export interface UndoResult {
  readonly trashed: number;
  readonly removed: number;
  readonly albumsDeleted: number;
  readonly stacks: number;
  readonly failures: readonly UndoFailure[];
  readonly interrupted: boolean;
}

const trashBatch = 500;

/**
 * Carries out a plan: albums, stacks and links first, the trash last, so that an undo that is cut off can be
 * planned and run again. Each effect is written to the journal once the server confirmed it.
 * @throws ApiError when nothing more can be done
 */
export async function executeUndo(plan: UndoPlan, context: UndoContext): Promise<UndoResult> {
  const done = { trashed: 0, removed: 0, albumsDeleted: 0, stacks: 0, failures: [] as UndoFailure[] };
  const attempt = async (name: string, work: () => Promise<void>): Promise<void> => {
    if (context.stop.aborted) return;
    try {
      await work();
    } catch (error) {
      if (endsTheRun(error) || !(error instanceof ApiError)) throw error;
      done.failures.push({ name, message: error.message });
    }
  };
  for (const album of plan.albums) {
    await attempt(album.title, async () => {
      const { removed, deleted } = await takeBackAlbum(album, context);
      done.removed += removed;
      done.albumsDeleted += deleted ? 1 : 0;
    });
  }
  for (const { stackId, ids } of plan.stacks) {
    await attempt(say`a stack`, async () => {
      const { server, retry } = context;
      await withRetry(say`stack`, retry, () => server.deleteStack(stackId, retry.signal));
      note({ stack: [...ids] }, context);
      done.stacks += 1;
    });
  }
  const linked = new Set(plan.links.map(({ videoId }) => videoId));
  for (const { stillId, videoId } of plan.links) {
    await attempt(plan.trash.find(({ assetId }) => assetId === videoId)?.name ?? videoId, async () => {
      const { server, retry } = context;
      await withRetry(say`live photo`, retry, () => server.unlinkLivePhoto(stillId, retry.signal));
      linked.delete(videoId);
    });
  }
  if (plan.trashed.length > 0 && !context.stop.aborted) note({ assets: idsOf(plan.trashed) }, context);
  // A video that could not be taken from its photo must not leave it.
  for (const batch of chunked(
    plan.trash.filter(({ assetId }) => !linked.has(assetId)),
    trashBatch,
  )) {
    if (context.stop.aborted) break;
    const refused = await trashBatchOf(batch, context);
    done.trashed += batch.length - refused.length;
    done.failures.push(...refused);
  }
  context.journal.sync();
  return { ...done, interrupted: context.stop.aborted };
}

async function takeBackAlbum(
  { albumId, remove, delete: goes }: UndoAlbum,
  context: UndoContext,
): Promise<{ removed: number; deleted: boolean }> {
  const { server, retry } = context;
  if (goes && (await holdsOnly(albumId, remove, context))) {
    await withRetry(say`album`, retry, () => server.deleteAlbum(albumId, retry.signal));
    note({ album: { albumId, removed: [...remove], deleted: true } }, context);
    return { removed: remove.length, deleted: true };
  }
  const results = await withRetry(say`album`, retry, () =>
    server.removeFromAlbum(albumId, remove, retry.signal),
  );
  const removed = results.filter(({ ok }) => ok).map(({ id }) => id);
  note({ album: { albumId, removed, deleted: false } }, context);
  return { removed: removed.length, deleted: false };
}

/** Somebody may have put in something since the plan was made. */
async function holdsOnly(
  albumId: string,
  ids: readonly string[],
  { server, retry }: UndoContext,
): Promise<boolean> {
  const ours = new Set(ids);
  const members = await withRetry(say`album`, retry, () => server.albumMembers(albumId, retry.signal));
  return members.every((id) => ours.has(id));
}

/** Resolves to those that are not in the trash after all. */
async function trashBatchOf(batch: readonly RunAsset[], context: UndoContext): Promise<UndoFailure[]> {
  const { server, retry } = context;
  let failure: string | undefined;
  try {
    await withRetry(say`trash`, retry, () => server.trash(idsOf(batch), retry.signal));
  } catch (error) {
    if (endsTheRun(error) || !(error instanceof ApiError)) throw error;
    failure = error.message;
  }
  const presences = await withRetry(say`check`, retry, () =>
    server.check(
      batch.map(({ sha1 }) => sha1),
      retry.signal,
    ),
  );
  const inTrash = batch.filter((_, index) => {
    const presence = presences[index];
    return presence?.present === true && presence.trashed;
  });
  if (inTrash.length > 0) note({ assets: idsOf(inTrash) }, context);
  const message = failure ?? say`the server did not move it to the trash`;
  return batch.filter((asset) => !inTrash.includes(asset)).map(({ name }) => ({ name, message }));
}

function idsOf(assets: readonly RunAsset[]): string[] {
  return assets.map(({ assetId }) => assetId);
}

function note(
  what: Pick<Extract<JournalRecord, { kind: 'undone' }>, 'assets' | 'album' | 'stack'>,
  { journal, runId }: UndoContext,
): void {
  journal.write({ kind: 'undone', run: runId, at: new Date().toISOString(), ...what });
}
