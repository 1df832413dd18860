import type { Entry } from '../../model/entry.ts';
import type { Folder, SidecarFile } from '../../model/library.ts';
import type { AlbumMetadata } from './read-album-metadata.ts';
import type { ReadJson } from './read-json-entries.ts';
import type { SlimSidecar } from './slim-sidecar.ts';
import { say } from '../../lib/say.ts';

/** A sidecar that can still be made slimmer. */
export interface ReadSidecarFile extends SidecarFile {
  readonly sidecar: SlimSidecar;
}

/** The JSON files of one folder by what they turned out to be, each kind in the order of the folder. */
export interface FolderJson {
  readonly sidecars: readonly ReadSidecarFile[];
  readonly albums: readonly { readonly entry: Entry; readonly album: AlbumMetadata }[];
  /** Valid, and about neither a photo nor an album. */
  readonly others: readonly Entry[];
  readonly unreadable: readonly { readonly entry: Entry; readonly reason: string }[];
}

/** Leaves out what was not read. Sidecars are orphans until their media are found. */
export function sortJson(
  folder: Folder,
  entries: readonly Entry[],
  results: ReadonlyMap<Entry, ReadJson>,
): FolderJson {
  const sorted = {
    sidecars: [] as ReadSidecarFile[],
    albums: [] as { entry: Entry; album: AlbumMetadata }[],
    others: [] as Entry[],
    unreadable: [] as { entry: Entry; reason: string }[],
  };
  for (const entry of entries) {
    const read = results.get(entry);
    if (read === undefined) continue;
    if (read.kind === 'sidecar') sorted.sidecars.push(toSidecarFile(entry, folder, read));
    else if (read.kind === 'album') sorted.albums.push({ entry, album: read.album });
    else if (read.kind === 'other') sorted.others.push(entry);
    else
      sorted.unreadable.push({
        entry,
        reason: read.kind === 'unreadable' ? read.reason : say`not valid JSON`,
      });
  }
  return sorted;
}

function toSidecarFile(entry: Entry, folder: Folder, sidecar: SlimSidecar): ReadSidecarFile {
  return { entry, folder, sidecar, state: 'orphan', media: undefined };
}
