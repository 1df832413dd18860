import type { Library, Media } from '../model/library.ts';
import type { Plan } from '../model/plan.ts';
import type { SourceInfo } from '../model/source.ts';
import { chooseEdited } from './choose-edited.ts';
import { createMediaOrder } from './compare-media.ts';
import type { Draft } from './draft.ts';
import { createDraft } from './draft.ts';
import { findCopies } from './find-copies.ts';
import { followStills, leaveOut } from './leave-out.ts';
import { collectAlbumTitles, planAlbums } from './plan-albums.ts';
import type { PlanHints } from './plan-hints.ts';
import type { PlanOptions } from './plan-options.ts';
import { planStacks } from './plan-stacks.ts';
import { relateDrafts } from './relate-drafts.ts';
import { finishDrafts } from './finish-drafts.ts';

/**
 * Decides what becomes of every media file: a pure function of library, options and hints. What is decided about
 * a file does not depend on the order in which archives, files or albums were given.
 */
export function buildPlan(input: {
  readonly sources: readonly SourceInfo[];
  readonly library: Library;
  readonly options: PlanOptions;
  readonly hints: PlanHints;
}): Plan {
  const { sources, library, options, hints } = input;
  const compare = createMediaOrder(sources);
  const drafts: Draft[] = [];
  const draftOf = new Map<Media, Draft>();
  for (const copies of findCopies(library.media, (entry) => hints.crcOf(entry), compare)) {
    const draft = createDraft(copies, hints);
    drafts.push(draft);
    for (const copy of copies) draftOf.set(copy, draft);
  }

  relateDrafts(drafts, draftOf, hints, compare);
  const titles = collectAlbumTitles(library, draftOf, options);
  leaveOut(drafts, (draft) => titles.get(draft) ?? [], options, hints);
  chooseEdited(drafts, options, hints, compare);
  followStills(drafts);

  const draftAlbums = planAlbums(library, drafts, draftOf, options);
  const { plannedOf, albums } = finishDrafts(drafts, draftOf, draftAlbums, options);
  return {
    sources,
    media: library.media.map(plannedOf),
    sidecars: library.sidecars,
    others: library.others,
    albums,
    stacks: planStacks(
      drafts.map(({ planned }) => planned),
      options,
    ),
    problems: library.problems,
    library,
  };
}
