import type { Entry } from '../model/entry.ts';
import type { Media, Relation, SidecarFile } from '../model/library.ts';
import { mediaKindOfExtension } from './files/media-extensions.ts';
import { mediaKindOfName } from './files/sort-files.ts';
import type { ReadSidecarFile } from './json/sort-json.ts';
import type { Ambiguity, MediaFile, MediaSlot, PairingOptions } from './pairing/bench.ts';
import { isOpen } from './pairing/bench.ts';
import { extensionOf } from './pairing/media-name.ts';
import type { FolderPairing } from './pairing/pair-folder.ts';
import { pairFolder } from './pairing/pair-folder.ts';
import { setPlainPairsAside } from './pairing/set-plain-pairs-aside.ts';
import { createMannerPool, type MannerPool, SlimMedia } from './slim-media.ts';
import type { SurveyedFolder } from './survey-export.ts';

/** One folder of the photo library in the library's own terms. */
export interface FolderContents {
  readonly surveyed: SurveyedFolder;
  readonly media: readonly Media[];
  /** Files of which neither name, bytes nor a sidecar say that they are media. */
  readonly unrecognised: readonly Entry[];
  readonly ambiguities: readonly Ambiguity[];
  /** Those that needed no rule: how they were paired asks nothing but names. */
  readonly plainSidecars: readonly ReadSidecarFile[];
}

/** What has to be asked of the whole export before a folder is done. */
export type OpenQuestions = Pick<FolderPairing, 'suspectedSuffixes' | 'undated'>;

/**
 * Pairs a folder. The states of its sidecars change in place: those without media here are `orphan` until the albums
 * are built. The pairing itself is dropped: over a large export it would weigh more than its result.
 */
export function assembleFolder(
  surveyed: SurveyedFolder,
  options: PairingOptions,
): FolderContents & OpenQuestions {
  const { files, json, sniffed } = surveyed;
  const mannerOf = createMannerPool(surveyed.folder);
  const all = startMedia(surveyed, mannerOf);
  const { pairs, media, sidecars } = setPlainPairsAside(all, json.sidecars);
  for (const pair of pairs) {
    pair.media.sidecar = pair.sidecar;
    pair.media.manner = mannerOf(pair.media.kind, pair.rule);
    pair.sidecar.state = 'matched';
    pair.sidecar.media = pair.media;
    pair.sidecar.sidecar.shareTitle(pair.media.entry.name);
  }
  const pairing = pairFolder(
    media.map(({ entry }) => toMediaFile(entry, sniffed)),
    sidecars,
    options,
  );
  const unrecognised = adoptPairing(pairing, media, sidecars);
  for (const file of all.slice(files.media.length)) {
    file.manner = { ...file.manner, kind: sniffed.get(file.entry) ?? guessKind(file) };
  }
  return {
    surveyed,
    media: unrecognised.size === 0 ? all : all.filter(({ entry }) => !unrecognised.has(entry)),
    unrecognised: [...unrecognised],
    ambiguities: pairing.ambiguities,
    plainSidecars: pairs.map(({ sidecar }) => sidecar),
    suspectedSuffixes: pairing.suspectedSuffixes,
    undated: pairing.undated,
  };
}

/** Names tell first, then bytes. */
export function toMediaFile(entry: Entry, sniffed: SurveyedFolder['sniffed']): MediaFile {
  return { entry, kind: mediaKindOfName(entry.name) ?? sniffed.get(entry) };
}

/** In the folder's stable order; files with unclear names come last, and are candidates until pairing knows better. */
function startMedia({ files }: SurveyedFolder, mannerOf: MannerPool): SlimMedia[] {
  return [...files.media, ...files.unknown].map(
    (entry) => new SlimMedia(entry, mannerOf(mediaKindOfName(entry.name) ?? 'image')),
  );
}

/** Writes what was found out to the files that were paired, and returns those that are no media. */
function adoptPairing(
  pairing: FolderPairing,
  media: readonly SlimMedia[],
  sidecars: readonly SidecarFile[],
): ReadonlySet<Entry> {
  const unrecognised = new Set<Entry>();
  const mediaOf = new Map<MediaSlot, SlimMedia>();
  for (const [i, slot] of pairing.media.entries()) {
    const file = media[i];
    if (slot.file.kind === undefined && isOpen(slot)) unrecognised.add(slot.file.entry);
    else if (file !== undefined) mediaOf.set(slot, file);
  }
  const sidecarOf = new Map<unknown, SidecarFile>();
  for (const [i, paired] of pairing.sidecars.entries()) {
    const file = sidecars[i];
    if (file === undefined) continue;
    file.state = paired.state === 'unused' ? 'orphan' : paired.state;
    file.media = paired.media && mediaOf.get(paired.media);
    sidecarOf.set(paired.slot, file);
  }
  for (const [slot, file] of mediaOf) {
    const { match } = slot;
    const relation = toRelation(slot, mediaOf);
    if (match === undefined && relation === undefined) continue;
    file.sidecar = match && sidecarOf.get(match.sidecar);
    file.manner = { ...file.manner, rule: match?.rule, weak: match?.weak ?? false, relation };
  }
  return unrecognised;
}

function toRelation({ relation }: MediaSlot, media: ReadonlyMap<MediaSlot, Media>): Relation | undefined {
  if (relation === undefined) return undefined;
  const of = relation.of && media.get(relation.of);
  if (relation.kind === 'edited') return { kind: 'edited', of, suffix: relation.suffix };
  return of && { kind: relation.kind, of };
}

/** Only for bytes that no signature knows. */
function guessKind({ relation, sidecar }: Media): Media['kind'] {
  if (relation !== undefined && relation.kind !== 'edited') return 'video';
  return mediaKindOfExtension(extensionOf(sidecar?.sidecar.title ?? '')) ?? 'image';
}
