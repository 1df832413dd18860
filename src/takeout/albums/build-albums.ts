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
  const isUntitled = createUntitledCheck(folders);
  return folders.map(({ folder, metadata, media, references }) => {
    const title = metadata.find((album) => album.title !== undefined)?.title;
    const found = references.flatMap(({ media: target }) =>
      target === undefined ? [] : [target, ...(editedCopies.get(target) ?? [])],
    );
    return {
      title: title ?? folder.name.trim(),
      untitled: title === undefined && (metadata.length > 0 || isUntitled(folder.name)),
      description: distinct(metadata.map((album) => album.description)).join('\n'),
      comments: metadata.map((album) => album.comments).reduce(longer, []),
      folder,
      members: distinct([...media, ...found]),
      unresolved: references.filter((file) => file.state === 'orphan').map((file) => file.entry),
    };
  });
}

/** By the word that this export uses where an album's JSON has no title, or by the words of the known languages. */
function createUntitledCheck(folders: readonly AlbumFolder[]): (name: string) => boolean {
  const nameless = folders.filter(
    ({ metadata }) => metadata.length > 0 && metadata.every(({ title }) => title === undefined),
  );
  const words = new Set(nameless.map(({ folder }) => withoutCounter(folder.name)));
  return (name) => isUntitledName(name) || (name !== withoutCounter(name) && words.has(withoutCounter(name)));
}

function withoutCounter(name: string): string {
  return name.replace(/\(\d+\)$/u, '');
}

/** The same album JSON may lie in several parts. */
function longer<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return b.length > a.length ? b : a;
}

/** Without repetition and emptiness. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)].filter((item) => item !== '');
}
