import type { Entry } from '../model/entry.ts';
import type { Folder, Media, Relation, SidecarFile } from '../model/library.ts';
import { mediaKindOfExtension } from './files/media-extensions.ts';
import type { Ambiguity, MediaSlot, SidecarSlot } from './pairing/bench.ts';
import { isOpen } from './pairing/bench.ts';
import { extensionOf } from './pairing/media-name.ts';
import type { FolderPairing } from './pairing/pair-folder.ts';
import type { SurveyedFolder } from './survey-export.ts';

/** One folder of the photo library in the library's own terms. */
export interface FolderContents {
  readonly surveyed: SurveyedFolder;
  readonly folder: Folder;
  readonly media: readonly Media[];
  /** Those without media here are `orphan` until the albums are built. */
  readonly sidecars: readonly SidecarFile[];
  /** Files of which neither name, bytes nor a sidecar say that they are media. */
  readonly unrecognised: readonly Entry[];
  readonly ambiguities: readonly Ambiguity[];
}

export function assembleFolder(surveyed: SurveyedFolder, pairing: FolderPairing): FolderContents {
  const { exportId, path, name } = surveyed.folder;
  const folder: Folder = { exportId, path, name, ...surveyed.role };
  const media = new Map<MediaSlot, MediaInMaking>();
  const unrecognised: Entry[] = [];
  for (const slot of pairing.media) {
    if (slot.file.kind === undefined && isOpen(slot)) unrecognised.push(slot.file.entry);
    else media.set(slot, toMedia(slot, folder));
  }
  const sidecars = new Map<SidecarSlot, SidecarFile>();
  for (const { slot, state, media: target } of pairing.sidecars) {
    sidecars.set(slot, {
      entry: slot.document.entry,
      folder,
      sidecar: slot.document.sidecar,
      state: state === 'unused' ? 'orphan' : state,
      media: target === undefined ? undefined : media.get(target),
    });
  }
  for (const [slot, file] of media) {
    file.sidecar = slot.match === undefined ? undefined : sidecars.get(slot.match.sidecar);
    file.relation = toRelation(slot, media);
  }
  return {
    surveyed,
    folder,
    media: [...media.values()],
    sidecars: [...sidecars.values()],
    unrecognised,
    ambiguities: pairing.ambiguities,
  };
}

/** Sidecar and relation refer to other files and follow once all are there. */
type MediaInMaking = { -readonly [Key in keyof Media]: Media[Key] };

function toMedia(slot: MediaSlot, folder: Folder): MediaInMaking {
  return {
    entry: slot.file.entry,
    kind: slot.file.kind ?? guessKind(slot),
    folder,
    sidecar: undefined,
    rule: slot.match?.rule,
    weak: slot.match?.weak ?? false,
    relation: undefined,
  };
}

/** Only for bytes that no signature knows. */
function guessKind({ relation, match }: MediaSlot): 'image' | 'video' {
  if (relation !== undefined && relation.kind !== 'edited') return 'video';
  return mediaKindOfExtension(extensionOf(match?.sidecar.document.sidecar.title ?? '')) ?? 'image';
}

function toRelation({ relation }: MediaSlot, media: ReadonlyMap<MediaSlot, Media>): Relation | undefined {
  if (relation === undefined) return undefined;
  const of = relation.of === undefined ? undefined : media.get(relation.of);
  if (relation.kind === 'edited') return { kind: 'edited', of, suffix: relation.suffix };
  return of === undefined ? undefined : { kind: relation.kind, of };
}
