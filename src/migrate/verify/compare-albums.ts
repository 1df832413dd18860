import { say } from '../../lib/say.ts';
import type { DestinationAlbum } from '../../model/destination.ts';
import type { PlannedAlbum, PlannedMedia } from '../../model/plan.ts';
import type { AlbumResult } from '../../model/run-result.ts';
import { albumKey } from '../reconcile-albums.ts';
import type { RunContext } from '../run-context.ts';
import { withRetry } from '../with-retry.ts';
import { differenceOf } from './difference-of.ts';
import type { Locations } from './locate-files.ts';
import type { Difference } from './verification.ts';

export interface AlbumComparison {
  readonly albums: readonly AlbumResult[];
  readonly differences: readonly Difference[];
}

interface FoundAlbum {
  readonly id: string;
  readonly members: ReadonlySet<string>;
}

/**
 * Compares each planned album with the one that an earlier run made for it, else with the one of its title that
 * holds most of its photos. Assets in the locked folder are in no album.
 */
export async function compareAlbums(
  locations: Locations,
  locked: ReadonlySet<string>,
  context: RunContext,
): Promise<AlbumComparison> {
  const { plan, destination, retry, signal } = context;
  const albums: AlbumResult[] = [];
  const differences: Difference[] = [];
  if (plan.albums.length === 0) return { albums, differences };
  const existing = await withRetry(say`albums`, retry, () => destination.listAlbums(signal));
  const shelf = new Map(existing.map((album) => [album.id, album]));
  for (const album of inOrderOfCertainty(plan.albums, context)) {
    if (context.stop.aborted) break;
    const wanted = wantedMembers(album, locations, locked);
    if (wanted.length === 0) continue;
    const found = await findAlbum(album, wanted, shelf, locations, context);
    if (found !== undefined) shelf.delete(found.id);
    const absent = wanted.filter((member) => !isIn(found, locations.assetIdOf(member)));
    albums.push({ title: album.title, present: wanted.length - absent.length, expected: wanted.length });
    differences.push(...albumDifferences(album, found, absent, locations, context));
  }
  return { albums, differences };
}

/** Albums that the journal knows go first, so that no other of their title takes theirs. */
function inOrderOfCertainty(albums: readonly PlannedAlbum[], { journal }: RunContext): PlannedAlbum[] {
  const isKnown = (album: PlannedAlbum): boolean => journal.state.albums.has(albumKey(album));
  return [...albums.filter(isKnown), ...albums.filter((album) => !isKnown(album))];
}

function wantedMembers(
  album: PlannedAlbum,
  locations: Locations,
  locked: ReadonlySet<string>,
): PlannedMedia[] {
  return album.members.filter((member) => {
    const assetId = locations.assetIdOf(member);
    const isHidden = member.visibility === 'locked' || (assetId !== undefined && locked.has(assetId));
    return !isHidden && !member.trashed;
  });
}

async function findAlbum(
  album: PlannedAlbum,
  wanted: readonly PlannedMedia[],
  shelf: ReadonlyMap<string, DestinationAlbum>,
  locations: Locations,
  { journal, destination, retry, signal }: RunContext,
): Promise<FoundAlbum | undefined> {
  const known = shelf.get(journal.state.albums.get(albumKey(album))?.albumId ?? '');
  const candidates =
    known === undefined ? [...shelf.values()].filter(({ title }) => title === album.title) : [known];
  let best: FoundAlbum | undefined;
  let most = -1;
  for (const { id } of candidates) {
    const members = await withRetry(say`album`, retry, () => destination.albumMembers(id, signal));
    const found = { id, members: new Set(members) };
    const count = wanted.filter((member) => isIn(found, locations.assetIdOf(member))).length;
    if (count > most) [best, most] = [found, count];
  }
  return best;
}

function isIn(found: FoundAlbum | undefined, assetId: string | undefined): boolean {
  return assetId !== undefined && found?.members.has(assetId) === true;
}

/** Members that are not on the server at all are told about by themselves. */
function albumDifferences(
  album: PlannedAlbum,
  found: FoundAlbum | undefined,
  absent: readonly PlannedMedia[],
  locations: Locations,
  { plan }: RunContext,
): Difference[] {
  const { title } = album;
  if (found === undefined) return [{ kind: 'album', album: title, message: say`there is no such album` }];
  return absent.flatMap((member) => {
    const assetId = locations.assetIdOf(member);
    if (assetId === undefined) return [];
    return [
      differenceOf(plan, member, { kind: 'album', album: title, assetId, message: say`is not in the album` }),
    ];
  });
}
