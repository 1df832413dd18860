import { groupBy } from '../../lib/group-by.ts';
import type { Sha1 } from '../../model/destination.ts';
import type { Entry } from '../../model/entry.ts';
import type { SharedMedia } from './shared-media.ts';

/** One person of a family whose export was looked at. */
export interface FamilyMember extends SharedMedia {
  readonly name: string;
}

/** SHA-1 of these entries of one person's export, but for what cannot be read. */
export type HashEntries = (name: string, entries: readonly Entry[]) => Promise<ReadonlyMap<Entry, Sha1>>;

/**
 * For each person the entries from partner sharing that somebody else of the family brings as their own, with the
 * name of that person. Equal size and CRC-32 make a candidate; only equal SHA-1, computed for both now, makes a match.
 */
export async function findOwners(
  members: readonly FamilyMember[],
  hashEntries: HashEntries,
): Promise<Map<string, ReadonlyMap<Entry, string>>> {
  const candidates = members.flatMap((member) => candidatesOf(member, members));
  const hashes = await hashAll(candidates, hashEntries);
  const owners = new Map<string, Map<Entry, string>>(members.map(({ name }) => [name, new Map()]));
  for (const { name, entry, owner, original } of candidates) {
    const sha1 = hashes.get(entry);
    const known = owners.get(name);
    if (sha1 !== undefined && sha1 === hashes.get(original) && known?.has(entry) === false)
      known.set(entry, owner);
  }
  return owners;
}

interface Candidate {
  readonly name: string;
  readonly entry: Entry;
  readonly owner: string;
  readonly original: Entry;
}

function candidatesOf({ name, fromPartner }: FamilyMember, members: readonly FamilyMember[]): Candidate[] {
  const sizes = new Set(fromPartner.map(({ size }) => size));
  return members
    .filter((other) => other.name !== name)
    .flatMap((other) => {
      const bySize = groupBy(
        other.own.filter(({ size }) => sizes.has(size)),
        ({ size }) => size,
      );
      return fromPartner.flatMap((entry) =>
        (bySize.get(entry.size) ?? [])
          .filter((original) => mayBeEqual(entry, original))
          .map((original) => ({ name, entry, owner: other.name, original })),
      );
    });
}

/** Folders list no CRC. */
function mayBeEqual(a: Entry, b: Entry): boolean {
  return a.crc32 === undefined || b.crc32 === undefined || a.crc32 === b.crc32;
}

/** Person by person, each file once. */
async function hashAll(
  candidates: readonly Candidate[],
  hashEntries: HashEntries,
): Promise<Map<Entry, Sha1>> {
  const wanted = groupBy(
    candidates.flatMap(({ name, entry, owner, original }) => [
      { person: name, entry },
      { person: owner, entry: original },
    ]),
    ({ person }) => person,
  );
  const hashes = new Map<Entry, Sha1>();
  for (const [person, items] of wanted) {
    const entries = [...new Set(items.map(({ entry }) => entry))];
    for (const [entry, sha1] of await hashEntries(person, entries)) hashes.set(entry, sha1);
  }
  return hashes;
}
