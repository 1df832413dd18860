import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';

/** How much of a Google album will be in the album on the server. */
export interface AlbumCount {
  /** Photos and videos that will be in it. */
  readonly present: number;
  /** Distinct photos and videos that Google's album holds, found or not. */
  readonly expected: number;
  /** Members that are in the export, but left out on purpose (trashed, filtered, locked, …). */
  readonly leftOut: number;
  /** Members that the album names, but that are nowhere in the export. */
  readonly unresolved: number;
}

/** Counts a planned album against Google's: exact copies count once, halves of live photos with their still. */
export function countAlbum(planned: PlannedAlbum): AlbumCount {
  const present = new Set(planned.members);
  const distinct = new Set([...planned.sourceMembers.map(representative), ...present]);
  const unresolved = planned.album.unresolved.length;
  return {
    present: present.size,
    expected: distinct.size + unresolved,
    leftOut: distinct.size - present.size,
    unresolved,
  };
}

/** The asset under which a file shows on the server: the kept copy, the still of a live photo. */
function representative(member: PlannedMedia): PlannedMedia {
  const seen = new Set<PlannedMedia>();
  let current = member;
  while (isPartOfAnother(current) && current.of !== undefined && !seen.has(current)) {
    seen.add(current);
    current = current.of;
  }
  return current;
}

/** An edited variant names its original too, but is an asset of its own. */
function isPartOfAnother({ action }: PlannedMedia): boolean {
  return action !== 'upload' && action !== 'skip';
}
