import type { Entry } from '../../model/entry.ts';
import type { Media, SidecarFile } from '../../model/library.ts';
import type { Sidecar } from '../../model/sidecar.ts';
import { groupBy } from '../../lib/group-by.ts';

/** What an album's reference sidecar came to. */
export type ResolvedReference =
  | { readonly kind: 'found'; readonly media: Media }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Entry[] }
  | { readonly kind: 'missing' };

/**
 * Album folders may hold sidecars whose photos lie only in a year folder. Returns a function that finds those within
 * one export: same title and same instant; of several, the one with the same link, place, people and words. Copies
 * of the same bytes are one. Never a guess: counters in names differ between folders and say nothing here.
 */
export function createReferenceResolver(
  sidecars: readonly SidecarFile[],
): (reference: SidecarFile) => ResolvedReference {
  const matched = sidecars.filter((file) => file.state === 'matched');
  const byTitleAndTime = groupBy(matched, (file) => titleAndTime(file.sidecar));
  const byLink = groupBy(
    matched.filter((file) => file.sidecar.url !== undefined),
    (file) => file.sidecar.url ?? '',
  );
  return (reference) => {
    const { title, takenAtSeconds } = reference.sidecar;
    const known = title !== '' && takenAtSeconds !== undefined;
    const sameMoment = known ? (byTitleAndTime.get(titleAndTime(reference.sidecar)) ?? []) : [];
    const candidates = sameMoment.length > 0 ? sameMoment : sameLink(reference, byLink);
    return choose(reference, outsideAlbumsFirst(candidates.filter((file) => file !== reference)));
  };
}

function titleAndTime({ title, takenAtSeconds }: Sidecar): string {
  return `${title.normalize('NFC')}\u0000${takenAtSeconds ?? ''}`;
}

/** The instant may have been corrected between the two; link and title together leave no doubt. */
function sameLink(
  { sidecar }: SidecarFile,
  byLink: ReadonlyMap<string, readonly SidecarFile[]>,
): readonly SidecarFile[] {
  if (sidecar.url === undefined) return [];
  return (byLink.get(sidecar.url) ?? []).filter((file) => file.sidecar.title === sidecar.title);
}

/** Every photo has its home in a year folder; another album's copy counts only where that is not so. */
function outsideAlbumsFirst(candidates: readonly SidecarFile[]): readonly SidecarFile[] {
  const atHome = candidates.filter((file) => file.folder.role !== 'album');
  return atHome.length > 0 ? atHome : candidates;
}

const traits: readonly ((sidecar: Sidecar) => string)[] = [
  (sidecar) => sidecar.url ?? '',
  ({ place }) => (place === undefined ? '' : `${place.latitude},${place.longitude}`),
  ({ people }) => [...people].sort().join('\u0000'),
  (sidecar) => sidecar.description ?? '',
];

function choose(reference: SidecarFile, candidates: readonly SidecarFile[]): ResolvedReference {
  let left = candidates;
  for (const trait of traits) {
    if (left.length < 2) break;
    const wanted = trait(reference.sidecar);
    const same = left.filter((file) => trait(file.sidecar) === wanted);
    if (same.length > 0) left = same;
  }
  const [first] = left;
  if (first?.media === undefined) return { kind: 'missing' };
  if (left.length === 1 || left.every((file) => isSameFile(file.media, first.media))) {
    return { kind: 'found', media: first.media };
  }
  return { kind: 'ambiguous', candidates: left.map((file) => file.entry) };
}

function isSameFile(a: Media | undefined, b: Media | undefined): boolean {
  return a?.entry.crc32 !== undefined && a.entry.crc32 === b?.entry.crc32 && a.entry.size === b.entry.size;
}
