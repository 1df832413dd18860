import type { Library, Media } from '../model/library.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';
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
import { createFactsPool } from './shared-facts.ts';
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
  const share = createFactsPool();
  const referred = listReferred(library);
  const drafts: Draft[] = [];
  /** Of what has copies, what others refer to, and what a partner took: all else is never looked for. */
  const draftOf = new Map<Media, Draft>();
  for (const copies of findCopies(library.media, (entry) => hints.crcOf(entry), compare)) {
    const draft = createDraft(copies, hints, share);
    drafts.push(draft);
    const isSought = copies.length > 1 || draft.facts.fromPartner;
    for (const copy of copies) if (isSought || referred.has(copy)) draftOf.set(copy, draft);
  }

  relateDrafts(drafts, draftOf, hints, compare);
  const titles = collectAlbumTitles(library, draftOf, options);
  leaveOut(drafts, (draft) => titles.get(draft) ?? [], options, hints);
  chooseEdited(drafts, options, hints, compare);
  followStills(drafts);

  const draftAlbums = planAlbums(library, drafts, draftOf, options);
  const { copies, albums } = finishDrafts(drafts, draftOf, draftAlbums, options);
  return {
    sources,
    media: listPlanned(library.media, drafts, (item) => copies.get(item) ?? draftOf.get(item)),
    sidecars: library.sidecars,
    others: library.others,
    albums,
    stacks: planStacks(drafts, options),
    problems: library.problems,
    library,
  };
}

/** Files that a relation or an album names. */
function listReferred({ media, albums }: Library): ReadonlySet<Media> {
  const referred = new Set<Media>();
  for (const { relation } of media) if (relation?.of !== undefined) referred.add(relation.of);
  for (const { members } of albums) for (const member of members) referred.add(member);
  return referred;
}

/** In the order of the library, in which the drafts of all that was not sought are as well. */
function listPlanned(
  media: readonly Media[],
  drafts: readonly Draft[],
  findSought: (media: Media) => PlannedMedia | undefined,
): readonly PlannedMedia[] {
  let next = 0;
  return media.map((item) => {
    const sought = findSought(item);
    if (sought !== undefined) return sought;
    while (next < drafts.length && drafts[next]?.media !== item) next += 1;
    const planned = drafts[next];
    if (planned === undefined) throw new Error('a file of the library is missing in the plan');
    return planned;
  });
}
