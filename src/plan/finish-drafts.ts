import type { Media } from '../model/library.ts';
import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';
import type { Draft } from './draft.ts';
import { isVideoHalf } from './draft.ts';
import { lookUp } from './look-up.ts';
import type { DraftAlbum } from './plan-albums.ts';
import type { PlanOptions } from './plan-options.ts';
import { createTagger } from './plan-tags.ts';
import { createFactsPool } from './shared-facts.ts';

/** The finished decisions, linked to each other. */
export interface FinishedPlan {
  /** What the plan says of those files that are not kept, as another one holds the same bytes. */
  readonly copies: ReadonlyMap<Media, PlannedMedia>;
  readonly albums: readonly PlannedAlbum[];
}

/** Writes to the drafts what depends on all others, and makes of them what a plan shows. */
export function finishDrafts(
  drafts: readonly Draft[],
  draftOf: ReadonlyMap<Media, Draft>,
  draftAlbums: readonly DraftAlbum[],
  options: PlanOptions,
): FinishedPlan {
  const albums = draftAlbums.map(startAlbum);
  const albumsOf = listAlbums(albums);
  const titlesOf = (listed: readonly PlannedAlbum[]): readonly string[] => listed.map(({ title }) => title);
  const tagsOf = createTagger(options);
  const share = createFactsPool();
  for (const draft of drafts) {
    const { facts } = draft;
    const listed = albumsOf.get(draft) ?? facts.albums;
    const tags = tagsOf({ people: facts.people, albumTitles: titlesOf(listed) });
    draft.facts = share({ ...facts, tags, albums: listed });
    if (draft.of !== undefined && isVideoHalf(draft)) followStill(draft, draft.of);
  }
  const copies = planCopies(drafts);
  const plannedOf = (media: Media): PlannedMedia => copies.get(media) ?? lookUp(draftOf, media);
  for (const album of albums) album.sourceMembers = album.album.members.map(plannedOf);
  return { copies, albums };
}

interface AlbumInMaking extends PlannedAlbum {
  sourceMembers: readonly PlannedMedia[];
}

function startAlbum({ album, description, members }: DraftAlbum): AlbumInMaking {
  return { album, title: album.title, description, members, sourceMembers: [] };
}

/** What is in the same albums as other photos shares its list with them. */
function listAlbums(albums: readonly PlannedAlbum[]): ReadonlyMap<PlannedMedia, readonly PlannedAlbum[]> {
  const lists = new Map<PlannedMedia, readonly PlannedAlbum[]>();
  for (const album of albums) {
    const longer = new Map<readonly PlannedAlbum[] | undefined, readonly PlannedAlbum[]>();
    for (const member of album.members) {
      const before = lists.get(member);
      const list = longer.get(before) ?? [...(before ?? []), album];
      longer.set(before, list);
      lists.set(member, list);
    }
  }
  return lists;
}

/** The hidden half of a live photo is where its still is, and goes to the trash with it, never by itself. */
function followStill(half: Draft, { facts: { visibility } }: Draft): void {
  half.facts = { ...half.facts, visibility, trashed: false };
}

function planCopies(drafts: readonly Draft[]): ReadonlyMap<Media, PlannedMedia> {
  const copies = new Map<Media, PlannedMedia>();
  for (const draft of drafts) {
    for (const media of draft.otherCopies) copies.set(media, draft.planCopy(media));
  }
  return copies;
}
