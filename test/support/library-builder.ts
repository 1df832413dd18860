import { crc32 } from 'node:zlib';
import type { Album, Folder, Library, Media, Relation, SidecarFile } from '../../src/model/library.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Comment, Sidecar } from '../../src/model/sidecar.ts';
import type { SourceInfo } from '../../src/model/source.ts';
import { emptySidecar } from './empty-sidecar.ts';

/** One photo or video of an export, in as few words as the case needs. */
export interface FileSpec {
  /** Path below `Takeout/Google Photos/`; the folder's name tells its role. Also its id, unless `id` is given. */
  readonly path: string;
  readonly id?: string;
  /** Number of the export (default 1) and of the part in it (default 1). */
  readonly export?: number;
  readonly part?: number;
  /** Stands for the bytes: equal contents make copies. Default: its own. `''` is an empty file. */
  readonly content?: string;
  /** False where the listing knows no CRC. */
  readonly hasCrc?: boolean;
  readonly kind?: Media['kind'];
  /** Facts of its sidecar; `false`: it has none. */
  readonly sidecar?: Partial<Sidecar> | false;
  readonly rule?: string;
  readonly weak?: boolean;
  /** Id of what it belongs to, and how. */
  readonly editOf?: string | undefined;
  readonly suffix?: string;
  readonly liveOf?: string;
  readonly motionOf?: string;
}

export interface AlbumFileSpec {
  readonly title: string;
  /** Ids of its members. */
  readonly members: readonly string[];
  readonly folder?: string;
  readonly export?: number;
  readonly untitled?: boolean;
  readonly description?: string;
  readonly comments?: readonly Comment[];
  /** Names of reference sidecars whose photo is nowhere. */
  readonly unresolved?: readonly string[];
}

export interface BuiltLibrary {
  readonly library: Library;
  readonly sources: readonly SourceInfo[];
  readonly idOf: (media: Media) => string;
  readonly find: (id: string) => Media;
}

/** Makes a library as reading an export would, of a few literal lines. */
export function buildLibrary(spec: {
  readonly files: readonly FileSpec[];
  readonly albums?: readonly AlbumFileSpec[];
}): BuiltLibrary {
  const archives = new Archives();
  const sidecars: SidecarFile[] = [];
  const byId = new Map<string, Media>();
  const ids = new Map<Media, string>();
  for (const file of spec.files) {
    const media = mediaOf(file, archives);
    const id = file.id ?? file.path;
    if (byId.has(id)) throw new Error(`${id} stands twice in this library`);
    byId.set(id, media);
    ids.set(media, id);
    if (media.sidecar !== undefined) sidecars.push(media.sidecar);
  }
  const find = (id: string): Media => required(byId.get(id), id);
  for (const file of spec.files) {
    Object.assign(find(file.id ?? file.path), { relation: relationOf(file, find) });
  }
  const albums = (spec.albums ?? []).map((album) => albumOf(album, find, archives));
  for (const { unresolved, folder } of albums) {
    for (const entry of unresolved) sidecars.push(sidecarFile(entry, folder, {}));
  }
  return {
    library: { media: [...byId.values()], sidecars, others: [], albums, problems: [] },
    sources: archives.list(),
    idOf: (media) => required(ids.get(media), 'this media'),
    find,
  };
}

/** The same library, told in another order: media, albums, members and archives. */
export function reorderLibrary(
  { library, sources, idOf }: BuiltLibrary,
  reorder: <T>(items: readonly T[]) => T[],
): BuiltLibrary {
  const order = reorder(sources.map((_, index) => index));
  const moved = new Map(order.map((from, to) => [from, to]));
  const entryOf = (entry: Entry): Entry => ({
    ...entry,
    sourceIndex: required(moved.get(entry.sourceIndex), ''),
  });
  const copies = new Map(library.media.map((media) => [media, { ...media, entry: entryOf(media.entry) }]));
  const copyOf = (media: Media): Media => required(copies.get(media), 'this media');
  for (const [media, copy] of copies) {
    if (media.relation?.of !== undefined)
      Object.assign(copy, { relation: { ...media.relation, of: copyOf(media.relation.of) } });
  }
  const ids = new Map(Array.from(copies, ([media, copy]) => [copy, idOf(media)]));
  const albums = library.albums.map((album) => ({
    ...album,
    members: reorder(album.members.map(copyOf)),
    unresolved: album.unresolved.map(entryOf),
  }));
  return {
    library: { ...library, media: reorder([...copies.values()]), albums: reorder(albums) },
    sources: order.map((index) => required(sources[index], 'this source')),
    idOf: (media) => required(ids.get(media), 'this media'),
    find: (id) => required(Array.from(ids).find(([, known]) => known === id)?.[0], id),
  };
}

const root = 'Takeout/Google Photos';

/** The parts of all exports, each counting its entries. */
class Archives {
  readonly #sources: { -readonly [K in keyof SourceInfo]: SourceInfo[K] }[] = [];

  add(
    path: string,
    options: {
      export?: number | undefined;
      part?: number | undefined;
      size?: number;
      crc32?: number | undefined;
    },
  ): Entry {
    const sourceIndex = this.#indexOf(options.export ?? 1, options.part ?? 1);
    const source = required(this.#sources[sourceIndex], 'this source');
    const index = source.entryCount;
    source.entryCount += 1;
    const slash = path.lastIndexOf('/');
    return {
      sourceIndex,
      index,
      dir: slash < 0 ? root : `${root}/${path.slice(0, slash)}`,
      name: path.slice(slash + 1),
      size: options.size ?? 1,
      crc32: options.crc32,
    };
  }

  list(): readonly SourceInfo[] {
    return this.#sources;
  }

  #indexOf(exportNumber: number, part: number): number {
    const name = `${exportIdOf(exportNumber)}-00${part}.zip`;
    const known = this.#sources.findIndex((source) => source.name === name);
    if (known >= 0) return known;
    const exportId = exportIdOf(exportNumber);
    return (
      this.#sources.push({ name, filePath: `/in/${name}`, kind: 'zip', exportId, part, entryCount: 0 }) - 1
    );
  }
}

function exportIdOf(exportNumber = 1): string {
  return `takeout-2024050${exportNumber}T000000Z`;
}

function mediaOf(file: FileSpec, archives: Archives): Media {
  const { path, content = `${file.export ?? 1} ${path}`, sidecar = {} } = file;
  const where = { export: file.export, part: file.part };
  const entry = archives.add(path, {
    ...where,
    size: content.length,
    crc32: file.hasCrc === false ? undefined : crc32(content),
  });
  const folder = folderOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))), file.export);
  const media = {
    entry,
    kind: file.kind ?? (/\.(?:mp4|mov|mp)$/iu.test(path) ? 'video' : 'image'),
    folder,
    sidecar: undefined as SidecarFile | undefined,
    rule: sidecar === false ? undefined : (file.rule ?? 'legacy'),
    weak: file.weak ?? false,
    relation: undefined,
  } as const;
  if (sidecar === false) return media;
  const found = sidecarFile(archives.add(`${path}.json`, where), folder, { title: entry.name, ...sidecar });
  found.state = 'matched';
  found.media = media;
  return Object.assign(media, { sidecar: found });
}

function folderOf(path: string, exportNumber: number | undefined): Folder {
  const name = path.split('/').at(-1) ?? '';
  const year = /^Photos from (\d{4})$/u.exec(name)?.[1];
  return {
    exportId: exportIdOf(exportNumber),
    path: `Google Photos/${path}`,
    name,
    role: year === undefined ? (roles[name] ?? 'album') : 'year',
    year: year === undefined ? undefined : Number(year),
  };
}

const roles: Readonly<Record<string, Folder['role']>> = {
  '': 'root',
  Archive: 'archive',
  Trash: 'trash',
  'Locked Folder': 'locked',
};

function relationOf(file: FileSpec, find: (id: string) => Media): Relation | undefined {
  if (file.liveOf !== undefined) return { kind: 'live-video', of: find(file.liveOf) };
  if (file.motionOf !== undefined) return { kind: 'motion-video', of: find(file.motionOf) };
  if (!('editOf' in file)) return undefined;
  const of = file.editOf === undefined ? undefined : find(file.editOf);
  return { kind: 'edited', of, suffix: file.suffix ?? '-edited' };
}

function albumOf(spec: AlbumFileSpec, find: (id: string) => Media, archives: Archives): Album {
  const folder = folderOf(spec.folder ?? spec.title, spec.export);
  return {
    title: spec.title,
    untitled: spec.untitled ?? false,
    description: spec.description ?? '',
    comments: spec.comments ?? [],
    folder,
    members: spec.members.map(find),
    unresolved: (spec.unresolved ?? []).map((name) =>
      archives.add(`${spec.folder ?? spec.title}/${name}`, { export: spec.export }),
    ),
  };
}

function sidecarFile(entry: Entry, folder: Folder, facts: Partial<Sidecar>): SidecarFile {
  return { entry, folder, sidecar: { ...silent, ...facts }, state: 'orphan', media: undefined };
}

/** A sidecar that says nothing but when. */
const silent: Sidecar = { ...emptySidecar, takenAtSeconds: 1_560_000_000 };

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not in this library`);
  return value;
}
