import type { CompareMedia } from './compare-media.ts';
import type { Draft } from './draft.ts';
import { byMedia, copiesOf, isVideoHalf, shownAs, skip } from './draft.ts';
import type { PlanHints } from './plan-hints.ts';
import type { PlanOptions } from './plan-options.ts';
import { motionAction } from './relate-drafts.ts';

/**
 * `--edited original|edited`: of a photo and its edited variant only one is taken. Whatever is left out points to
 * what is taken in its place. Nothing is left out on a weak match, nor for a creation (collage, animation),
 * which shows something else than the photo it is named after.
 */
export function chooseEdited(
  drafts: readonly Draft[],
  options: Pick<PlanOptions, 'edited'>,
  hints: PlanHints,
  compare: CompareMedia,
): void {
  const variants = drafts.filter(isSureVariant).sort(byMedia(compare));
  if (options.edited === 'original') keepOriginals(variants);
  if (options.edited === 'edited') keepVariants(variants);
  moveVideos(drafts, hints, compare);
}

function isSureVariant({ action, of, relatedBy }: Draft): boolean {
  return (
    action === 'upload' &&
    of?.action === 'upload' &&
    relatedBy?.weak === false &&
    relatedBy.rule !== 'creation'
  );
}

function keepOriginals(variants: readonly Draft[]): void {
  for (const variant of variants) {
    // The same bytes may also have been uploaded as a photo of their own.
    const isAlwaysEdited = copiesOf(variant).every(({ relation }) => relation?.kind === 'edited');
    if (variant.of === undefined || !isAlwaysEdited) continue;
    skip(variant, 'edited-policy');
    variant.decide({ standIn: variant.of });
  }
}

function keepVariants(variants: readonly Draft[]): void {
  for (const variant of variants) {
    const original = variant.of;
    if (original === undefined || original.standIn !== undefined) continue;
    skip(original, 'edited-policy');
    original.decide({ standIn: variant });
  }
}

/** The moving half of a live photo goes to the still that stays, unless that one has a video of its own. */
function moveVideos(drafts: readonly Draft[], hints: PlanHints, compare: CompareMedia): void {
  const videos = drafts.filter(isVideoHalf).sort(byMedia(compare));
  const moving = new Set(videos.flatMap(({ of, action }) => (action === 'live-video' ? [of] : [])));
  for (const video of videos) {
    const still = shownAs(video);
    if (still === video.of || moving.has(still)) continue;
    video.decide({ of: still });
    if (video.action === 'embedded-video') video.decide({ action: motionAction(still, hints) });
    if (video.action === 'live-video') moving.add(still);
  }
}
