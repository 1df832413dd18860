import { groupBy } from '../../lib/group-by.ts';
import type { Entry } from '../../model/entry.ts';
import type { Plan, PlannedMedia } from '../../model/plan.ts';

/** What of one person's export may lie in another's, too. */
export interface SharedMedia {
  /** Will be on the server as this person's own. */
  readonly own: readonly Entry[];
  /** From partner sharing: somebody else's, who may be of the family. */
  readonly fromPartner: readonly Entry[];
}

/**
 * Sorts the media of a plan by whose they are. Of what is this person's own, only what the plan really brings:
 * nothing that is left out, goes to the trash, or is too large for its way.
 */
export function sharedMedia(plan: Plan, isTooLarge: (sizeBytes: number) => boolean): SharedMedia {
  const own: Entry[] = [];
  const fromPartner: Entry[] = [];
  for (const [kept, copies] of groupBy(plan.media, keptCopy)) {
    const entries = copies.map(({ media }) => media.entry);
    if (isFromPartner(copies)) fromPartner.push(...entries);
    else if (isBrought(kept) && !isTooLarge(kept.media.entry.size)) own.push(kept.media.entry);
  }
  return { own, fromPartner };
}

function keptCopy(item: PlannedMedia): PlannedMedia {
  return item.action === 'export-duplicate' ? (item.of ?? item) : item;
}

/** As the plan sees it: every sidecar says so. */
function isFromPartner(copies: readonly PlannedMedia[]): boolean {
  const sidecars = copies.flatMap(({ media }) => media.sidecar ?? []);
  return sidecars.length > 0 && sidecars.every(({ sidecar }) => sidecar.fromPartner);
}

/** An embedded video is inside its still, or is found not to be and uploaded by itself. */
function isBrought({ action, trashed }: PlannedMedia): boolean {
  return action !== 'skip' && action !== 'export-duplicate' && !trashed;
}
