/** A title that Google exported, as its sidecar tells, with the names that its files may have got. */
export interface WorldItem {
  readonly originals: readonly NameForm[];
  readonly copies: readonly NameForm[];
  readonly videos: readonly NameForm[];
  readonly editedVideos: readonly NameForm[];
  /** The item that came earlier, as their sidecars are numbered. */
  readonly after: number | undefined;
}

/** A file name without the counter that goes between. */
export interface NameForm {
  readonly stem: string;
  readonly ext: string;
}

export type WorldRole = 'original' | 'edited' | 'video' | 'edited-video';

/** One way in which a file may have come about. */
export interface Origin {
  readonly item: number;
  readonly role: WorldRole;
}

/** Enough for every collision that was seen, and few enough for bit masks. */
const mostItems = 12;
const mostNames = 28;
const mostStates = 4000;

/** Whether there are few enough of them to try everything. */
export function canTryAll(items: readonly unknown[], names: readonly unknown[]): boolean {
  return items.length <= mostItems && names.length <= mostNames;
}

/**
 * Tries every order in which Google can have written the titles, and every choice of what was edited or live, that
 * leads to exactly these file names: each file takes the first free counter of its name. What is known of a file
 * otherwise, `mayBe` tells. Returns for each name all
 * its possible origins; undefined when no such course of events exists, or it takes too long to find all.
 */
export function findOrigins(
  items: readonly WorldItem[],
  names: readonly string[],
  mayBe: (name: number, item: number) => boolean,
): readonly (readonly Origin[])[] | undefined {
  const indexOf = new Map(names.map((name, i) => [name, i]));
  if (indexOf.size < names.length) return undefined;
  const origins = names.map((): Origin[] => []);
  const canEnd = new Map<string, boolean>();
  const [allItems, allNames] = [2 ** items.length - 1, 2 ** names.length - 1];

  const explore = (done: number, used: number): boolean => {
    if (done === allItems) return used === allNames;
    const state = `${done} ${used}`;
    const known = canEnd.get(state);
    if (known !== undefined) return known;
    if (canEnd.size >= mostStates) return false;
    canEnd.set(state, false);
    let ends = false;
    for (const [i, item] of items.entries()) {
      const ready = item.after === undefined || (done & (1 << item.after)) !== 0;
      if ((done & (1 << i)) !== 0 || !ready) continue;
      for (const claims of waysToWrite(item, used, indexOf)) {
        if (!claims.every(({ name }) => mayBe(name, i))) continue;
        const after = claims.reduce((mask, { name }) => mask | (1 << name), used);
        if (!explore(done | (1 << i), after)) continue;
        ends = true;
        for (const { name, role } of claims) addOrigin(origins[name] ?? [], { item: i, role });
      }
    }
    canEnd.set(state, ends);
    return ends;
  };
  return explore(0, 0) && canEnd.size < mostStates ? origins : undefined;
}

interface Claim {
  readonly name: number;
  readonly role: WorldRole;
}

/** The original, then its edited copy, then the videos, each where it exists. */
function waysToWrite(item: WorldItem, used: number, indexOf: ReadonlyMap<string, number>): Claim[][] {
  let ways: { claims: Claim[]; used: number }[] = [{ claims: [], used }];
  const write = (role: WorldRole, forms: readonly NameForm[], isOptional: boolean): void => {
    ways = ways.flatMap((way) => {
      const written = forms.flatMap((form) => {
        const name = claim(form, way.used, indexOf);
        if (name === undefined) return [];
        return [{ claims: [...way.claims, { name, role }], used: way.used | (1 << name) }];
      });
      return isOptional ? [way, ...written] : written;
    });
  };
  write('original', item.originals, false);
  write('edited', item.copies, true);
  write('video', item.videos, true);
  write('edited-video', item.editedVideos, true);
  return ways.map(({ claims }) => claims);
}

/** The file that gets the first free counter of the name; undefined where that file is not here. */
function claim(
  { stem, ext }: NameForm,
  used: number,
  indexOf: ReadonlyMap<string, number>,
): number | undefined {
  for (let n = 0; ; n += 1) {
    const name = indexOf.get(n === 0 ? stem + ext : `${stem}(${n})${ext}`);
    if (name === undefined || (used & (1 << name)) === 0) return name;
  }
}

function addOrigin(origins: Origin[], origin: Origin): void {
  const { item, role } = origin;
  if (!origins.some((known) => known.item === item && known.role === role)) origins.push(origin);
}
