import { ApiError } from '../lib/errors.ts';
import { groupBy } from '../lib/group-by.ts';
import { countOf } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { BatchItemResult, DestinationAlbum } from '../model/destination.ts';
import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';
import type { AlbumResult } from '../model/run-result.ts';
import { endsTheRun } from './failure-outcome.ts';
import { idsDigest } from './journal/journal-state.ts';
import type { RunContext } from './run-context.ts';
import { withRetry } from './with-retry.ts';

/**
 * Makes the server's albums hold what the plan wants: from the desired state, whatever earlier runs did, also
 * for assets that were there before. Each album is counted; one that fails does not stop the others.
 */
export async function reconcileAlbums(context: RunContext): Promise<AlbumResult[]> {
  const wanted = context.plan.albums
    .map((album) => ({ album, ids: memberIds(album, context) }))
    .filter(({ ids }) => ids.length > 0);
  if (wanted.length === 0) return [];
  const { destination, retry, signal } = context;
  const existing = await withRetry(say`albums`, retry, () => destination.listAlbums(signal));
  const promised = wanted.flatMap(
    ({ album }) => context.journal.state.albums.get(albumKey(album))?.albumId ?? [],
  );
  const shelf = new AlbumShelf(existing, promised);
  const results: AlbumResult[] = [];
  for (const { album, ids } of wanted) {
    if (context.stop.aborted) break;
    results.push(await reconcileOne(album, ids, shelf, context));
  }
  return results;
}

/** Albums on the server, each to be used by one Google album only. */
class AlbumShelf {
  readonly #byId = new Map<string, DestinationAlbum>();
  readonly #seen = new Set<string>();
  readonly #promised: ReadonlySet<string>;

  /** @param promised ids of albums that an earlier run made for one Google album: no other gets them */
  constructor(albums: readonly DestinationAlbum[], promised: readonly string[]) {
    this.#promised = new Set(promised);
    this.restock(albums);
  }

  /** Adds albums that were not there before. */
  restock(albums: readonly DestinationAlbum[]): void {
    for (const album of albums) {
      if (!this.#seen.has(album.id)) this.#byId.set(album.id, album);
      this.#seen.add(album.id);
    }
  }

  /** An album that this run made and uses. */
  noteMade({ id }: DestinationAlbum): void {
    this.#seen.add(id);
  }

  take(id: string): DestinationAlbum | undefined {
    const album = this.#byId.get(id);
    this.#byId.delete(id);
    return album;
  }

  titled(title: string): readonly DestinationAlbum[] {
    return [...this.#byId.values()].filter((album) => album.title === title && !this.#promised.has(album.id));
  }
}

function memberIds(album: PlannedAlbum, context: RunContext): string[] {
  const idOf = (item: PlannedMedia): string[] => {
    const outcome = context.ledger.of(item);
    return outcome?.assetId !== undefined && outcome.state !== 'in-server-trash' ? [outcome.assetId] : [];
  };
  const inFolder = groupBy(album.sourceMembers, keptCopyOf);
  const ids = album.members.flatMap((member) => {
    // The copy in the album's own folder counts: it may have stood in for a damaged one, or be another photo.
    const own = (inFolder.get(member) ?? []).flatMap(idOf);
    return own.length > 0 ? own : idOf(member);
  });
  return [...new Set(ids)];
}

function keptCopyOf(item: PlannedMedia): PlannedMedia {
  return item.action === 'export-duplicate' ? (item.of ?? item) : item;
}

async function reconcileOne(
  album: PlannedAlbum,
  ids: readonly string[],
  shelf: AlbumShelf,
  context: RunContext,
): Promise<AlbumResult> {
  const expected = album.members.length;
  try {
    const target = await findOrCreate(album, ids, shelf, context);
    const present = await fill(target, ids, context);
    context.onEvent({ kind: 'album', title: album.title, albumId: target.id, present, expected });
    return { title: album.title, present, expected };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (endsTheRun(error)) context.giveUp(error);
    context.onEvent({
      kind: 'warning',
      code: 'album-failed',
      message: say`the album ${album.title} could not be filled: ${error.message}`,
    });
    return { title: album.title, present: 0, expected };
  }
}

/**
 * The album that an earlier run made; else, when asked, one of this title; else one of this title that holds
 * nothing but photos of this very Google album (an earlier run made it and could not write that down);
 * else a new one.
 */
async function findOrCreate(
  album: PlannedAlbum,
  ids: readonly string[],
  shelf: AlbumShelf,
  context: RunContext,
): Promise<DestinationAlbum> {
  const key = albumKey(album);
  const { journal, runId } = context;
  const known = journal.state.albums.get(key);
  const remembered = known === undefined ? undefined : shelf.take(known.albumId);
  if (remembered !== undefined) return remembered;
  const adopted = await adopt(album, ids, shelf, context);
  const first = ids.slice(0, firstMembers);
  const target = adopted ?? (await create(album, first, shelf, context));
  const created = adopted === undefined;
  journal.write({ kind: 'album', run: runId, key, albumId: target.id, title: album.title, created });
  // Counted in full right after it was made of them.
  if (created && target.assetCount === first.length) {
    journal.write({ kind: 'added', run: runId, albumId: target.id, ids: first });
    if (first.length === ids.length)
      journal.write({ kind: 'members', albumId: target.id, digest: idsDigest(ids) });
  }
  return target;
}

/** An album is made together with this many members at most; the rest is added after. */
const firstMembers = 1000;

/** A lost answer is not a failed effect: before an album is made again, the server is asked what came of it. */
async function create(
  album: PlannedAlbum,
  first: readonly string[],
  shelf: AlbumShelf,
  context: RunContext,
): Promise<DestinationAlbum> {
  const { destination, retry, signal } = context;
  const { title, description } = album;
  const target = await withRetry(say`album ${title}`, retry, async (attempt) => {
    if (attempt > 1) {
      shelf.restock(await destination.listAlbums(signal));
      const made = await adopt(album, first, shelf, context);
      if (made !== undefined) return made;
    }
    return destination.createAlbum({ title, description, assetIds: first }, signal);
  });
  shelf.noteMade(target);
  return target;
}

/** Of several that would do, the fullest: that of another Google album with this title holds other photos, or fewer. */
async function adopt(
  album: PlannedAlbum,
  ids: readonly string[],
  shelf: AlbumShelf,
  context: RunContext,
): Promise<DestinationAlbum | undefined> {
  const ours = new Set(ids);
  let best: { readonly id: string; readonly count: number } | undefined;
  for (const { id } of shelf.titled(album.title)) {
    if (context.options.mergeAlbums) return shelf.take(id);
    const members = await withRetry(say`album ${album.title}`, context.retry, () =>
      context.destination.albumMembers(id, context.signal),
    );
    const fits = members.every((member) => ours.has(member));
    if (fits && members.length > (best?.count ?? -1)) best = { id, count: members.length };
  }
  return best === undefined ? undefined : shelf.take(best.id);
}

/** Adds what is missing; resolves to how many of the ids are in the album now. */
async function fill(target: DestinationAlbum, ids: readonly string[], context: RunContext): Promise<number> {
  const digest = idsDigest(ids);
  const { journal } = context;
  if (journal.state.members.get(target.id) === digest && target.assetCount >= ids.length) return ids.length;
  const results = await withRetry(say`album ${target.title}`, context.retry, () =>
    context.destination.addToAlbum(target.id, ids, context.signal),
  );
  const added = results.filter((result) => result.ok && result.error === undefined).map(({ id }) => id);
  if (added.length > 0) journal.write({ kind: 'added', run: context.runId, albumId: target.id, ids: added });
  const refused = results.filter((result) => !result.ok);
  if (refused.length === 0) journal.write({ kind: 'members', albumId: target.id, digest });
  else warnRefused(target, refused, context);
  return ids.length - refused.length;
}

function warnRefused(
  target: DestinationAlbum,
  refused: readonly BatchItemResult[],
  context: RunContext,
): void {
  const reasons = [...new Set(refused.map((result) => result.error ?? say`no reason given`))].join(say`, `);
  context.onEvent({
    kind: 'warning',
    code: 'album-incomplete',
    message: say`the server did not take ${countOf(refused.length, 'photo')} into the album ${target.title} (${reasons})`,
  });
}

/** One Google album is one folder of one export; albums made by an option have a title and no folder. */
export function albumKey({ album }: PlannedAlbum): string {
  return `${album.folder.exportId}|${album.folder.path === '' ? `:${album.title}` : album.folder.path}`;
}
