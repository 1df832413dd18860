import type { Media } from '../model/library.ts';
import type { Place, Sidecar } from '../model/sidecar.ts';
import type { Visibility } from '../model/plan.ts';

/** What Google knows about one photo, united over all copies of it in the export. */
export interface UnitedFacts {
  readonly takenAtSeconds: number | undefined;
  readonly place: Place | undefined;
  readonly description: string;
  readonly favorite: boolean;
  readonly visibility: Visibility;
  readonly trashed: boolean;
  readonly fromPartner: boolean;
  readonly people: readonly string[];
}

/**
 * Unites the sidecars of all copies, the kept copy's first. A flag that protects (locked) or that someone set on
 * purpose (favourite, archived) counts when any copy has it; one that leaves out only when all agree: every copy
 * is trashed, every sidecar speaks of a partner.
 */
export function uniteFacts(copies: readonly Media[]): UnitedFacts {
  return {
    takenAtSeconds: firstKnown(copies, knownInstant),
    place: firstKnown(copies, (sidecar) => sidecar.place),
    description: firstKnown(copies, (sidecar) => sidecar.description) ?? '',
    favorite: copies.some(({ sidecar }) => sidecar?.sidecar.favorited === true),
    visibility: visibilityOf(copies),
    trashed: copies.every((copy) => copy.sidecar?.sidecar.trashed === true || copy.folder.role === 'trash'),
    fromPartner: isAllFromPartner(copies),
    people: unitePeople(copies),
  };
}

const nobody: readonly string[] = [];

/** Without repetition, which one sidecar by itself never has. Where all agree, in the very list that they share. */
function unitePeople(copies: readonly Media[]): readonly string[] {
  const lists = new Set<readonly string[]>();
  for (const { sidecar } of copies) if (sidecar?.sidecar.people.length) lists.add(sidecar.sidecar.people);
  const [only = nobody] = lists;
  return lists.size < 2 ? only : [...new Set([...lists].flat())];
}

function isAllFromPartner(copies: readonly Media[]): boolean {
  return (
    copies.some(({ sidecar }) => sidecar !== undefined) &&
    copies.every(({ sidecar }) => sidecar === undefined || sidecar.sidecar.fromPartner)
  );
}

/** Google writes 0 when it does not know. */
function knownInstant({ takenAtSeconds }: Sidecar): number | undefined {
  return takenAtSeconds === 0 ? undefined : takenAtSeconds;
}

function visibilityOf(copies: readonly Media[]): Visibility {
  if (copies.some((copy) => copy.sidecar?.sidecar.locked === true || copy.folder.role === 'locked'))
    return 'locked';
  if (copies.some((copy) => copy.sidecar?.sidecar.archived === true || copy.folder.role === 'archive'))
    return 'archive';
  return 'timeline';
}

/** What the first of the sidecars says that says anything of it. */
function firstKnown<T>(copies: readonly Media[], pick: (sidecar: Sidecar) => T | undefined): T | undefined {
  for (const { sidecar } of copies) {
    const value = sidecar && pick(sidecar.sidecar);
    if (value !== undefined) return value;
  }
  return undefined;
}
