import type { Entry } from '../../model/entry.ts';
import type { Sidecar } from '../../model/sidecar.ts';
import type { AlbumMetadata } from './read-album-metadata.ts';
import type { ReadJson } from './read-json-entries.ts';
import { say } from '../../lib/say.ts';

/** The JSON files of one folder by what they turned out to be, each kind in the order of the folder. */
export interface FolderJson {
  readonly sidecars: readonly { readonly entry: Entry; readonly sidecar: Sidecar }[];
  readonly albums: readonly { readonly entry: Entry; readonly album: AlbumMetadata }[];
  /** Valid, and about neither a photo nor an album. */
  readonly others: readonly Entry[];
  readonly unreadable: readonly { readonly entry: Entry; readonly reason: string }[];
}

/** Leaves out what was not read. */
export function sortJson(entries: readonly Entry[], results: ReadonlyMap<Entry, ReadJson>): FolderJson {
  const sorted = {
    sidecars: [] as { entry: Entry; sidecar: Sidecar }[],
    albums: [] as { entry: Entry; album: AlbumMetadata }[],
    others: [] as Entry[],
    unreadable: [] as { entry: Entry; reason: string }[],
  };
  for (const entry of entries) {
    const read = results.get(entry);
    if (read === undefined) continue;
    if (read.kind === 'sidecar') sorted.sidecars.push({ entry, sidecar: read.sidecar });
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
