import type { Media } from '../model/library.ts';
import type { SkipReason } from '../model/outcome.ts';
import type { PlanAction, PlannedMedia } from '../model/plan.ts';
import type { CopyGroup } from './find-copies.ts';
import { nameOnServer } from './name-on-server.ts';
import type { PlanHints } from './plan-hints.ts';
import type { UnitedFacts } from './unite-facts.ts';
import { uniteFacts } from './unite-facts.ts';

/**
 * One distinct photo or video, with all its copies, while it is being decided about. Lives only while a plan is
 * built: the steps of `buildPlan` write to it, one after the other.
 */
export interface Draft extends CopyGroup {
  readonly facts: UnitedFacts;
  readonly fileName: string;
  takenAt: Pick<PlannedMedia, 'takenAtMs' | 'takenAtFrom'>;
  action: Exclude<PlanAction, 'export-duplicate'>;
  reason: SkipReason | undefined;
  /** The still of a video half, the original of an edited variant. */
  of: Draft | undefined;
  /** The copy that says so: its match may be weak. */
  relatedBy: Media | undefined;
  /** What is shown instead when the choice between original and edited variant left this one out. */
  standIn: Draft | undefined;
}

/** A photo or video as if it stood alone: uploaded, unrelated. */
export function createDraft(group: CopyGroup, hints: PlanHints): Draft {
  const facts = uniteFacts(group.copies);
  const { kept, copies } = group;
  return {
    kept,
    copies,
    facts,
    fileName: hints.properName(kept, nameOnServer(kept)),
    takenAt: takenAt(kept, facts, hints),
    action: 'upload',
    reason: undefined,
    of: undefined,
    relatedBy: undefined,
    standIn: undefined,
  };
}

function takenAt(kept: Media, { takenAtSeconds }: UnitedFacts, hints: PlanHints): Draft['takenAt'] {
  if (takenAtSeconds !== undefined) return { takenAtMs: takenAtSeconds * 1000, takenAtFrom: 'sidecar' };
  return hints.takenAtOf(kept) ?? { takenAtMs: undefined, takenAtFrom: 'none' };
}

/** The moving half of a live or motion photo: it has no life of its own on the server. */
export function isVideoHalf({ action }: Draft): boolean {
  return action === 'live-video' || action === 'embedded-video';
}

/** The asset under which a photo is seen on the server: its still, or what was taken in its place. */
export function shownAs(draft: Draft): Draft {
  let shown = draft;
  if (isVideoHalf(shown) && shown.of !== undefined) shown = shown.of;
  while (shown.standIn !== undefined) shown = shown.standIn;
  return shown;
}

export function skip(draft: Draft, reason: SkipReason): void {
  draft.action = 'skip';
  draft.reason = reason;
}

/** Takes back what a relation made of it. */
export function standAlone(draft: Draft): void {
  draft.action = 'upload';
  draft.of = undefined;
  draft.relatedBy = undefined;
}
