import type { ServerAlbum } from './read-album-members.ts';
import { addedMembers, createdAlbums } from './run-assets.ts';
import type { UndoContext } from './undo-context.ts';
import type { KeptAsset, UndoAlbum } from './undo-plan.ts';

/**
 * What to take out of which album: what the run put in, but for what stays. An album goes when the run made it,
 * nothing else is in it, and nobody gave it another title.
 */
export function planAlbums(
  albums: ReadonlyMap<string, ServerAlbum>,
  kept: readonly KeptAsset[],
  context: UndoContext,
): UndoAlbum[] {
  const keptIds = new Set(kept.map(({ assetId }) => assetId));
  const created = createdAlbums(context.records);
  return [...addedMembers(context.records)].flatMap(([albumId, added]): UndoAlbum[] => {
    const album = albums.get(albumId);
    if (album === undefined) return [];
    const remove = [...album.members].filter(
      (id) => added.has(id) && !keptIds.has(id) && !isClaimedElsewhere(id, context),
    );
    const isEmptied = remove.length === album.members.size;
    const goes = isEmptied && created.get(albumId) === album.title;
    return remove.length === 0 && !goes ? [] : [{ albumId, title: album.title, remove, delete: goes }];
  });
}

/** Another export met it too, and may rely on where it lies. */
function isClaimedElsewhere(assetId: string, { journal, records }: UndoContext): boolean {
  const claims = journal.state.assets.claimsOn(assetId);
  return claims.some((id) => records.exports?.includes(id) !== true);
}
