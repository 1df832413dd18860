import { groupBy } from '../lib/group-by.ts';
import type { SkipReason } from '../model/outcome.ts';
import type { Draft } from './draft.ts';
import { copiesOf, isVideoHalf, skip, standAlone } from './draft.ts';
import type { FilterSubject } from './filters.ts';
import { createFilter } from './filters.ts';
import type { PlanHints } from './plan-hints.ts';
import type { PlanOptions } from './plan-options.ts';

/**
 * Leaves out what cannot be uploaded and what the user does not want. A video half is not asked: it shares the
 * fate of its still, once that is settled. But a video whose still cannot travel is a video of its own.
 */
export function leaveOut(
  drafts: readonly Draft[],
  albumTitlesOf: (draft: Draft) => readonly string[],
  options: PlanOptions,
  hints: PlanHints,
): void {
  const withoutStill = drafts.filter(
    (draft) => isVideoHalf(draft) && draft.of !== undefined && unfitness(draft.of, hints) !== undefined,
  );
  for (const video of withoutStill) standAlone(video);
  const passes = createFilter(options);
  const isBrought = createOwnerCheck(drafts, hints);
  for (const draft of drafts) {
    const reason =
      unfitness(draft, hints) ??
      (isVideoHalf(draft)
        ? undefined
        : (leftOutBy(draft, options) ?? (isBrought(draft) ? 'partner' : undefined)));
    if (reason !== undefined) skip(draft, reason);
    else if (!isVideoHalf(draft) && !passes(subjectOf(draft, albumTitlesOf(draft)))) skip(draft, 'filter');
  }
}

function unfitness({ media, fileName }: Draft, hints: PlanHints): SkipReason | undefined {
  if (media.entry.size === 0) return 'empty-file';
  return hints.supports(fileName) ? undefined : 'unsupported-type';
}

function leftOutBy({ trashed, visibility, facts }: Draft, options: PlanOptions): SkipReason | undefined {
  if (trashed && !options.trashed) return 'trashed';
  if (facts.fromPartner && options.partner.mode === 'skip') return 'partner';
  return visibility === 'archive' && options.archived === 'skip' ? 'archived' : undefined;
}

/** Whether a photo of a partner comes from its owner as a whole: all its copies, and its moving half with them. */
function createOwnerCheck(drafts: readonly Draft[], hints: PlanHints): (draft: Draft) => boolean {
  const { broughtByOwner } = hints;
  if (broughtByOwner === undefined) return () => false;
  const halves = groupBy(drafts.filter(isVideoHalf), ({ of }) => of);
  return (draft) =>
    draft.facts.fromPartner &&
    [draft, ...(halves.get(draft) ?? [])].every((part) =>
      copiesOf(part).every((copy) => broughtByOwner(copy)),
    );
}

function subjectOf(draft: Draft, albumTitles: readonly string[]): FilterSubject {
  const { media, takenAtMs, fileName } = draft;
  return { copies: copiesOf(draft), takenAtMs, albumTitles, fileName, kind: media.kind };
}

/** Video halves of what is left out stay behind with it. */
export function followStills(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const still = draft.of;
    if (isVideoHalf(draft) && still?.action === 'skip') skip(draft, still.reason ?? 'filter');
  }
}
