import type { Album, Folder, Media, SidecarFile } from '../../model/library.ts';
import { isUntitledName } from '../folders/folder-words.ts';
import type { AlbumMetadata } from '../json/read-album-metadata.ts';

/** A folder of role `album` with everything that was found in it. */
export interface AlbumFolder {
  readonly folder: Folder;
  readonly metadata: readonly AlbumMetadata[];
  readonly media: readonly Media[];
  /** Sidecars of the folder without media there, in order. */
  readonly references: readonly SidecarFile[];
}

/** Makes one album of each folder: media in it, then the media that its references found. */
export function buildAlbums(
  folders: readonly AlbumFolder[],
  editedCopies: ReadonlyMap<Media, readonly Media[]>,
): Album[] {
  return folders.map(({ folder, metadata, media, references }) => {
    const title = metadata.find((album) => album.title !== undefined)?.title;
    const found = references.flatMap(({ media: target }) =>
      target === undefined ? [] : [target, ...(editedCopies.get(target) ?? [])],
    );
    return {
      title: title ?? folder.name.trim(),
      untitled: title === undefined && (metadata.length > 0 || isUntitledName(folder.name)),
      description: distinct(metadata.map((album) => album.description)).join('\n'),
      comments: metadata.map((album) => album.comments).reduce(longer, []),
      folder,
      members: distinct([...media, ...found]),
      unresolved: references.filter((file) => file.state === 'orphan').map((file) => file.entry),
    };
  });
}

/** The same album JSON may lie in several parts. */
function longer<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return b.length > a.length ? b : a;
}

/** Without repetition and emptiness. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)].filter((item) => item !== '');
}
