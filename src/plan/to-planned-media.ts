import type { Media } from '../model/library.ts';
import type { PlannedAlbum, PlannedMedia } from '../model/plan.ts';
import type { Draft } from './draft.ts';
import { isVideoHalf } from './draft.ts';
import { lookUp } from './look-up.ts';
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
    plannedOf.set(draft, toPlanned(draft, tags, lookUp(albumsOf, draft)));
  }

  const mediaOf = new Map<Media, PlannedMedia>();
  for (const [draft, planned] of plannedOf) {
    planned.of = draft.of && plannedOf.get(draft.of);
    for (const copy of draft.copies) mediaOf.set(copy, copy === draft.kept ? planned : copyOf(copy, planned));
  }

  const albums = draftAlbums.map((draftAlbum) => {
    const album = toPlannedAlbum(draftAlbum, plannedOf, mediaOf);
    for (const member of draftAlbum.members) lookUp(albumsOf, member).push(album);
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

/** Spelled out member by member: spreading costs seconds over a large library. */
function toPlanned(draft: Draft, tags: readonly string[], albums: readonly PlannedAlbum[]): PlannedMedia {
  const { facts, takenAt } = draft;
  // The hidden half of a live photo is where its still is, and goes to the trash with it, never by itself.
  const still = isVideoHalf(draft) ? draft.of : undefined;
  return {
    media: draft.kept,
    action: draft.action,
    reason: draft.reason,
    of: undefined,
    fileName: draft.fileName,
    takenAtMs: takenAt.takenAtMs,
    takenAtFrom: takenAt.takenAtFrom,
    place: facts.place,
    description: facts.description,
    favorite: facts.favorite,
    visibility: (still ?? draft).facts.visibility,
    trashed: facts.trashed && still === undefined,
    people: facts.people,
    tags,
    albums,
  };
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
    members: members.map((member) => lookUp(plannedOf, member)),
    sourceMembers: album.members.map((member) => lookUp(mediaOf, member)),
  };
}
