import type { Media } from '../model/library.ts';
import type { SkipReason } from '../model/outcome.ts';
import type { PlanAction, PlannedMedia } from '../model/plan.ts';
import type { CompareMedia } from './compare-media.ts';
import type { Copies } from './find-copies.ts';
import { nameOnServer } from './name-on-server.ts';
import type { PlanHints } from './plan-hints.ts';
import { uniteFacts } from './unite-facts.ts';

/**
 * One distinct photo or video, with all its copies, while it is being decided about. Lives only while a plan is
 * built: the steps of `buildPlan` write to it, one after the other.
 */
export interface Draft {
  /** What the plan will say of the kept copy, with what is decided so far. */
  readonly planned: PlannedInMaking;
  /** The other files with the same bytes. */
  readonly otherCopies: readonly Media[];
  readonly fromPartner: boolean;
  /** The still of a video half, the original of an edited variant. */
  of: Draft | undefined;
  /** The copy that says so: its match may be weak. */
  relatedBy: Media | undefined;
  /** What is shown instead when the choice between original and edited variant left this one out. */
  standIn: Draft | undefined;
}

type PlannedInMaking = { -readonly [K in keyof PlannedMedia]: PlannedMedia[K] } & {
  action: Exclude<PlanAction, 'export-duplicate'>;
};

const none: readonly never[] = [];

/** A photo or video as if it stood alone: uploaded, unrelated, in no album. */
export function createDraft(copies: Copies, hints: PlanHints): Draft {
  const [kept] = copies;
  const facts = uniteFacts(copies);
  const takenAt = takenAtOf(kept, facts.takenAtSeconds, hints);
  const planned: PlannedInMaking = {
    media: kept,
    action: 'upload',
    reason: undefined,
    of: undefined,
    fileName: hints.properName(kept, nameOnServer(kept)),
    takenAtMs: takenAt.takenAtMs,
    takenAtFrom: takenAt.takenAtFrom,
    place: facts.place,
    description: facts.description,
    favorite: facts.favorite,
    visibility: facts.visibility,
    trashed: facts.trashed,
    people: facts.people,
    tags: none,
    albums: none,
  };
  const otherCopies = copies.length === 1 ? none : copies.slice(1);
  const { fromPartner } = facts;
  return { planned, otherCopies, fromPartner, of: undefined, relatedBy: undefined, standIn: undefined };
}

function takenAtOf(
  kept: Media,
  seconds: number | undefined,
  hints: PlanHints,
): Pick<PlannedMedia, 'takenAtMs' | 'takenAtFrom'> {
  if (seconds !== undefined) return { takenAtMs: seconds * 1000, takenAtFrom: 'sidecar' };
  return hints.takenAtOf(kept) ?? { takenAtMs: undefined, takenAtFrom: 'none' };
}

/** All files with these bytes, the kept one first. */
export function copiesOf({ planned, otherCopies }: Draft): readonly Media[] {
  return [planned.media, ...otherCopies];
}

/** Drafts in the order of preference of their kept copies. */
export function byMedia(compare: CompareMedia): (a: Draft, b: Draft) => number {
  return (a, b) => compare(a.planned.media, b.planned.media);
}

/** The moving half of a live or motion photo: it has no life of its own on the server. */
export function isVideoHalf({ planned: { action } }: Draft): boolean {
  return action === 'live-video' || action === 'embedded-video';
}

/** The asset under which a photo is seen on the server: its still, or what was taken in its place. */
export function shownAs(draft: Draft): Draft {
  let shown = draft;
  if (isVideoHalf(shown) && shown.of !== undefined) shown = shown.of;
  while (shown.standIn !== undefined) shown = shown.standIn;
  return shown;
}

export function skip({ planned }: Draft, reason: SkipReason): void {
  planned.action = 'skip';
  planned.reason = reason;
}

/** Takes back what a relation made of it. */
export function standAlone(draft: Draft): void {
  draft.planned.action = 'upload';
  draft.of = undefined;
  draft.relatedBy = undefined;
}
