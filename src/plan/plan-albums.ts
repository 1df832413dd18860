import type { Album, Library, Media } from '../model/library.ts';
import { albumDescription } from './album-text.ts';
import type { Draft } from './draft.ts';
import { shownAs } from './draft.ts';
import { createAlbumFilter } from './filters.ts';
import { lookUp } from './look-up.ts';
import type { PlanOptions } from './plan-options.ts';

/** An album with the distinct photos that will be in it. */
export interface DraftAlbum {
  readonly album: Album;
  readonly description: string;
  readonly members: readonly Draft[];
}

/**
 * Decides which albums are made and what is in them. One of which nothing is taken is not made; it stays in the
 * plan only where it names photos that are nowhere in the export.
 */
export function planAlbums(
  library: Library,
  drafts: readonly Draft[],
  draftOf: ReadonlyMap<Media, Draft>,
  options: PlanOptions,
): DraftAlbum[] {
  const isWanted = createAlbumFilter(options);
  const albums = takenAlbums(library, options).filter(({ title }) => isWanted(title));
  return [...albums, ...partnerAlbum(drafts, options)]
    .map((album) => ({
      album,
      description: albumDescription(album, options),
      members: membersOf(album, draftOf).filter(canBeShown),
    }))
    .filter(({ album, members }) => members.length > 0 || album.unresolved.length > 0);
}

/** Titles of all albums that hold a photo or one of its copies, for filters. */
export function collectAlbumTitles(
  library: Library,
  draftOf: ReadonlyMap<Media, Draft>,
  options: PlanOptions,
): ReadonlyMap<Draft, readonly string[]> {
  const titles = new Map<Draft, string[]>();
  for (const album of takenAlbums(library, options)) {
    for (const member of membersOf(album, draftOf)) {
      const list = titles.get(member);
      if (list === undefined) titles.set(member, [album.title]);
      else list.push(album.title);
    }
  }
  return titles;
}

function takenAlbums({ albums }: Library, { untitledAlbums }: PlanOptions): readonly Album[] {
  return untitledAlbums ? albums : albums.filter(({ untitled }) => !untitled);
}

function membersOf({ members }: Album, draftOf: ReadonlyMap<Media, Draft>): Draft[] {
  return [...new Set(members.map((member) => shownAs(lookUp(draftOf, member))))];
}

/** What is locked must not show up in an album, and an album shows nothing that lies in the trash. */
function canBeShown({ action, visibility, trashed }: Draft): boolean {
  return action === 'upload' && visibility !== 'locked' && !trashed;
}

/** Belongs to no export: its identity must not change when another one is added. */
function partnerAlbum(drafts: readonly Draft[], { partner }: PlanOptions): Album[] {
  if (partner.mode !== 'album') return [];
  const { title } = partner;
  const folder = { exportId: '', path: '', name: title, role: 'album', year: undefined } as const;
  const members = drafts.filter(({ facts }) => facts.fromPartner).map(({ media }) => media);
  return [{ title, untitled: false, description: '', comments: [], folder, members, unresolved: [] }];
}
