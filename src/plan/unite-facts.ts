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
  const sidecars: Sidecar[] = [];
  for (const { sidecar } of copies) if (sidecar !== undefined) sidecars.push(sidecar.sidecar);
  return {
    takenAtSeconds: firstDefined(sidecars, knownInstant),
    place: firstDefined(sidecars, (sidecar) => sidecar.place),
    description: firstDefined(sidecars, (sidecar) => sidecar.description) ?? '',
    favorite: sidecars.some((sidecar) => sidecar.favorited),
    visibility: visibilityOf(copies),
    trashed: copies.every((copy) => copy.sidecar?.sidecar.trashed === true || copy.folder.role === 'trash'),
    fromPartner: sidecars.length > 0 && sidecars.every((sidecar) => sidecar.fromPartner),
    people: unitePeople(sidecars),
  };
}

const nobody: readonly string[] = [];

/** Without repetition, which one sidecar by itself never has. */
function unitePeople(sidecars: readonly Sidecar[]): readonly string[] {
  if (sidecars.length <= 1) return sidecars[0]?.people ?? nobody;
  return [...new Set(sidecars.flatMap((sidecar) => sidecar.people))];
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

function firstDefined<T, R>(items: readonly T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const value = pick(item);
    if (value !== undefined) return value;
  }
  return undefined;
}
