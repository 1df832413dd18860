import { groupBy } from '../lib/group-by.ts';
import type { Media } from '../model/library.ts';
import type { CompareMedia } from './compare-media.ts';
import type { Draft } from './draft.ts';
import { byMedia, copiesOf, isVideoHalf, standAlone } from './draft.ts';
import type { PlanHints } from './plan-hints.ts';

/**
 * Carries over from the files to the distinct photos what belongs to what: a video half to its still, an edited
 * variant to its original. Afterwards no chain of `of` is a circle, every video half has a still that is none
 * itself, and a still has one live video at most.
 */
export function relateDrafts(
  drafts: readonly Draft[],
  draftOf: ReadonlyMap<Media, Draft>,
  hints: PlanHints,
  compare: CompareMedia,
): void {
  for (const draft of drafts) relate(draft, draftOf, hints);
  const related = drafts.filter((draft) => draft.of !== undefined);
  for (const draft of related.filter(isInCircle)) standAlone(draft);
  for (const draft of related.filter(
    (half) => isVideoHalf(half) && half.of !== undefined && isVideoHalf(half.of),
  ))
    standAlone(draft);
  for (const draft of surplusLiveVideos(related, compare)) standAlone(draft);
  for (const draft of related) inheritDate(draft);
}

function relate(draft: Draft, draftOf: ReadonlyMap<Media, Draft>, hints: PlanHints): void {
  for (const copy of copiesOf(draft)) {
    const { relation } = copy;
    const of = relation?.of === undefined ? undefined : draftOf.get(relation.of);
    // An edited copy with the original's very bytes is a copy of it, nothing more.
    if (relation === undefined || of === undefined || of === draft) continue;
    draft.decide({ of, relatedBy: copy });
    if (relation.kind === 'live-video') draft.decide({ action: 'live-video' });
    if (relation.kind === 'motion-video') draft.decide({ action: motionAction(of, hints) });
    return;
  }
}

/** Any copy of the still may be the one whose head was read. */
export function motionAction(still: Draft, hints: PlanHints): 'embedded-video' | 'live-video' {
  return copiesOf(still).some((copy) => hints.embedsVideo(copy)) ? 'embedded-video' : 'live-video';
}

/** Copies can close a circle that no folder has by itself: `a` edited of `b`, and a copy of `b` edited of `a`. */
function isInCircle(draft: Draft): boolean {
  const seen = new Set<Draft>();
  for (let at = draft.of; at !== undefined && !seen.has(at); at = at.of) {
    if (at === draft) return true;
    seen.add(at);
  }
  return false;
}

/** Copies of one still can have different videos beside them; the server links one. */
function surplusLiveVideos(related: readonly Draft[], compare: CompareMedia): Draft[] {
  const halves = related.filter(({ action }) => action === 'live-video');
  return Array.from(groupBy(halves, ({ of }) => of).values()).flatMap((videos) =>
    videos.length === 1 ? [] : videos.sort(byMedia(compare)).slice(1),
  );
}

/** Where only a file name or a folder tells a date, the original knows better. */
function inheritDate(draft: Draft): void {
  if (isKnown(draft)) return;
  let original = draft.of;
  while (original?.of !== undefined && !isKnown(original)) original = original.of;
  if (original?.takenAtMs === undefined) return;
  if (!isKnown(original) && draft.takenAtMs !== undefined) return;
  draft.inheritDate(original);
}

function isKnown({ takenAtFrom }: Draft): boolean {
  return takenAtFrom === 'sidecar' || takenAtFrom === 'exif' || takenAtFrom === 'video';
}
