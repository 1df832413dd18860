import type { Album, Media } from '../model/library.ts';
import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';
import type { Draft } from './draft.ts';
import { isVideoHalf } from './draft.ts';
import type { DraftAlbum } from './plan-albums.ts';
import type { PlanOptions } from './plan-options.ts';
import { planTags } from './plan-tags.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The finished decisions, linked to each other. */
export interface PlannedParts {
  /** Every file of the library. */
  readonly mediaOf: ReadonlyMap<Media, PlannedMedia>;
  /** One for each distinct photo or video. */
  readonly kept: readonly PlannedMedia[];
  readonly albums: readonly PlannedAlbum[];
}

/** Turns drafts into what a plan shows: one planned media for each file, copies pointing to the kept one. */
export function toPlannedMedia(
  drafts: readonly Draft[],
  draftAlbums: readonly DraftAlbum[],
  options: PlanOptions,
): PlannedParts {
  const albumsOf = new Map<Draft, PlannedAlbum[]>(drafts.map((draft) => [draft, []]));
  const titlesOf = collectTitles(draftAlbums);
  const plannedOf = new Map<Draft, Writable<PlannedMedia>>();
  for (const draft of drafts) {
    const albumTitles = titlesOf.get(draft) ?? [];
    const tags = planTags({ people: draft.facts.people, albumTitles }, options);
    plannedOf.set(draft, { ...settledFacts(draft), tags, albums: albumsOf.get(draft) ?? [] });
  }

  const mediaOf = new Map<Media, PlannedMedia>();
  for (const [draft, planned] of plannedOf) {
    planned.of = draft.of && plannedOf.get(draft.of);
    for (const copy of draft.copies) mediaOf.set(copy, copy === draft.kept ? planned : copyOf(copy, planned));
  }

  const albums = draftAlbums.map((draftAlbum) => {
    const album = toPlannedAlbum(draftAlbum, plannedOf, mediaOf);
    for (const member of draftAlbum.members) albumsOf.get(member)?.push(album);
    return album;
  });
  return { mediaOf, kept: [...plannedOf.values()], albums };
}

function collectTitles(albums: readonly DraftAlbum[]): ReadonlyMap<Draft, readonly string[]> {
  const titles = new Map<Draft, string[]>();
  for (const { album, members } of albums) {
    for (const member of members) titles.set(member, [...(titles.get(member) ?? []), album.title]);
  }
  return titles;
}

function settledFacts(draft: Draft): Omit<PlannedMedia, 'tags' | 'albums'> {
  const { place, description, favorite, people } = draft.facts;
  return {
    media: draft.kept,
    action: draft.action,
    reason: draft.reason,
    of: undefined,
    fileName: draft.fileName,
    ...draft.takenAt,
    place,
    description,
    favorite,
    ...whereItShows(draft),
    people,
  };
}

/** The hidden half of a live photo is where its still is, and goes to the trash with it, never by itself. */
function whereItShows(draft: Draft): Pick<PlannedMedia, 'visibility' | 'trashed'> {
  if (isVideoHalf(draft) && draft.of !== undefined)
    return { visibility: draft.of.facts.visibility, trashed: false };
  return { visibility: draft.facts.visibility, trashed: draft.facts.trashed };
}

/** A copy carries the facts of the kept one: should its bytes turn out to differ, it is uploaded with them. */
function copyOf(copy: Media, kept: PlannedMedia): PlannedMedia {
  return { ...kept, media: copy, action: 'export-duplicate', reason: undefined, of: kept };
}

function toPlannedAlbum(
  { album, description, members }: DraftAlbum,
  plannedOf: ReadonlyMap<Draft, PlannedMedia>,
  mediaOf: ReadonlyMap<Media, PlannedMedia>,
): PlannedAlbum {
  return {
    album,
    title: album.title,
    description,
    members: members.flatMap((member) => plannedOf.get(member) ?? []),
    sourceMembers: sourceMembers(album, mediaOf),
  };
}

function sourceMembers(album: Album, mediaOf: ReadonlyMap<Media, PlannedMedia>): PlannedMedia[] {
  return album.members.flatMap((member) => mediaOf.get(member) ?? []);
}
