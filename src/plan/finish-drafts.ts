import type { Media } from '../model/library.ts';
import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';
import type { Draft } from './draft.ts';
import { isVideoHalf } from './draft.ts';
import { lookUp } from './look-up.ts';
import type { DraftAlbum } from './plan-albums.ts';
import type { PlanOptions } from './plan-options.ts';
import { createTagger } from './plan-tags.ts';

/** The finished decisions, linked to each other. */
export interface FinishedPlan {
  /** What the plan says of any file of the library. */
  readonly plannedOf: (media: Media) => PlannedMedia;
  readonly albums: readonly PlannedAlbum[];
}

/** Writes to the drafts what depends on all others, and makes of them what a plan shows. */
export function finishDrafts(
  drafts: readonly Draft[],
  draftOf: ReadonlyMap<Media, Draft>,
  draftAlbums: readonly DraftAlbum[],
  options: PlanOptions,
): FinishedPlan {
  const albumsOf = startAlbumLists(draftAlbums);
  const titlesOf = collectTitles(draftAlbums);
  const tagsOf = createTagger(options);
  for (const draft of drafts) {
    const { planned, of } = draft;
    planned.tags = tagsOf({ people: planned.people, albumTitles: titlesOf.get(draft) ?? [] });
    planned.of = of?.planned;
    if (of !== undefined && isVideoHalf(draft)) followStill(draft, of);
  }
  const copies = planCopies(drafts);
  const plannedOf = (media: Media): PlannedMedia => copies.get(media) ?? lookUp(draftOf, media).planned;
  const albums = draftAlbums.map((draftAlbum) => {
    const album = toPlannedAlbum(draftAlbum, plannedOf);
    for (const member of draftAlbum.members) lookUp(albumsOf, member).push(album);
    return album;
  });
  return { plannedOf, albums };
}

/** Only what is in an album has a list of its own: all others share an empty one. */
function startAlbumLists(draftAlbums: readonly DraftAlbum[]): ReadonlyMap<Draft, PlannedAlbum[]> {
  const lists = new Map<Draft, PlannedAlbum[]>();
  for (const member of draftAlbums.flatMap(({ members }) => members)) {
    if (lists.has(member)) continue;
    const list: PlannedAlbum[] = [];
    lists.set(member, list);
    member.planned.albums = list;
  }
  return lists;
}

function collectTitles(albums: readonly DraftAlbum[]): ReadonlyMap<Draft, readonly string[]> {
  const titles = new Map<Draft, string[]>();
  for (const { album, members } of albums) {
    for (const member of members) {
      const list = titles.get(member);
      if (list === undefined) titles.set(member, [album.title]);
      else list.push(album.title);
    }
  }
  return titles;
}

/** The hidden half of a live photo is where its still is, and goes to the trash with it, never by itself. */
function followStill(half: Draft, still: Draft): void {
  half.planned.visibility = still.planned.visibility;
  half.planned.trashed = false;
}

/** A copy carries the facts of the kept one: should its bytes turn out to differ, it is uploaded with them. */
function planCopies(drafts: readonly Draft[]): ReadonlyMap<Media, PlannedMedia> {
  const copies = new Map<Media, PlannedMedia>();
  for (const { planned, otherCopies } of drafts) {
    for (const media of otherCopies) {
      copies.set(media, { ...planned, media, action: 'export-duplicate', reason: undefined, of: planned });
    }
  }
  return copies;
}

function toPlannedAlbum(
  { album, description, members }: DraftAlbum,
  plannedOf: (media: Media) => PlannedMedia,
): PlannedAlbum {
  return {
    album,
    title: album.title,
    description,
    members: members.map(({ planned }) => planned),
    sourceMembers: album.members.map(plannedOf),
  };
}
