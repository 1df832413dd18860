import type { Entry } from '../model/entry.ts';
import type { Folder } from '../model/library.ts';
import type { BulkReader, EntryReader } from '../model/source.ts';
import { flatten } from '../lib/flatten.ts';
import { forEachConcurrently } from '../lib/for-each-concurrently.ts';
import type { SortedFiles } from './files/sort-files.ts';
import { mediaKindOfName, sortFiles } from './files/sort-files.ts';
import { sniffBytes, sniffMedia } from './files/sniff-media.ts';
import type { FolderFacts } from './folders/assign-roles.ts';
import { assignRoles } from './folders/assign-roles.ts';
import type { PhotoScope } from './folders/find-photo-roots.ts';
import { findPhotoRoots } from './folders/find-photo-roots.ts';
import { isPhotoRootName } from './folders/folder-words.ts';
import type { LogicalFolder } from './folders/logical-folders.ts';
import type { ReadJson, ReadJsonOptions } from './json/read-json-entries.ts';
import { readJsonEntries } from './json/read-json-entries.ts';
import type { FolderJson } from './json/sort-json.ts';
import { sortJson } from './json/sort-json.ts';
import { readSidecarName } from './pairing/sidecar-name.ts';
import { extensionOf } from './pairing/media-name.ts';
import { mediaKindOfExtension } from './files/media-extensions.ts';

/** One export, looked through: where the photo library is, what each JSON says, what each folder is. */
export interface ExportSurvey {
  readonly exportId: string;
  readonly folders: readonly SurveyedFolder[];
  /** Folders of media sidecars inside other products. */
  readonly strays: readonly string[];
}

export interface SurveyedFolder {
  readonly folder: Folder;
  readonly files: SortedFiles;
  /** Part of the photo library; all else is foreign and was not read. */
  readonly inScope: boolean;
  readonly isRoot: boolean;
  /** Empty outside the photo library, but for the few that were read to find that out. */
  readonly json: FolderJson;
  /** What the heads of the files with unclear names show. */
  readonly sniffed: ReadonlyMap<Entry, 'image' | 'video' | undefined>;
}

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Looks through all exports; roots found by content in one help to find those of a part without sidecars. */
export async function surveyExports(
  exports: readonly (readonly FolderDraft[])[],
  reader: BulkReader & Pick<EntryReader, 'readHead'>,
  options: Options,
): Promise<readonly ExportSurvey[]> {
  const json = new Map<Entry, ReadJson>();
  const all = exports.flat();
  const progress = countReads(all, options);
  await readJsonEntries(reader, all.flatMap(probesOf), json, progress);
  const ownScopes = exports.map((folders) => findScope(folders, json, new Set()));
  const names = new Set(ownScopes.flatMap(({ roots }) => [...roots].filter((root) => isPhotoRootName(root))));
  const surveys: ExportSurvey[] = [];
  for (const folders of exports) {
    const scope = findScope(folders, json, names);
    const inScope = folders.filter(({ folder }) => scope.includes(folder.path));
    await readJsonEntries(reader, flatten(inScope.map(({ files }) => files.json)), json, progress);
    const sniffed = await sniffUnknown(reader, inScope, options.signal);
    surveys.push(describe(folders, scope, json, sniffed));
  }
  return surveys;
}

/** A folder of which nothing was read yet. */
export interface FolderDraft {
  /** Its role is decided last. */
  readonly folder: { -readonly [Key in keyof Folder]: Folder[Key] };
  readonly files: SortedFiles;
}

/** The list of all its entries is not kept: that of a large export weighs as much as what is made of it. */
export function startSurvey({ exportId, path, name, entries }: LogicalFolder): FolderDraft {
  return { folder: { exportId, path, name, role: 'root', year: undefined }, files: sortFiles(entries) };
}

const probesPerFolder = 3;

/** The few JSON files of a folder that will tell whether it holds media sidecars. */
function probesOf({ files }: FolderDraft): readonly Entry[] {
  const likely: Entry[] = [];
  const unlikely: Entry[] = [];
  for (const entry of files.json) {
    if (likely.length === probesPerFolder) break;
    (namesMedia(entry) ? likely : unlikely).push(entry);
  }
  return [...likely, ...unlikely].slice(0, probesPerFolder);
}

function namesMedia(entry: Entry): boolean {
  return readSidecarName(entry.name).some(
    ({ form, base }) => form === 'full' || mediaKindOfExtension(extensionOf(base)) !== undefined,
  );
}

function findScope(
  folders: readonly FolderDraft[],
  json: ReadonlyMap<Entry, ReadJson>,
  namesElsewhere: ReadonlySet<string>,
): PhotoScope {
  return findPhotoRoots(
    folders.map(({ folder, files }) => ({
      path: folder.path,
      name: folder.name,
      holdsSidecars: files.json.some((entry) => json.get(entry)?.kind === 'sidecar'),
      holdsMedia: files.media.length > 0,
    })),
    namesElsewhere,
  );
}

function countReads(drafts: readonly FolderDraft[], { signal, onProgress }: Options): ReadJsonOptions {
  const total = drafts.reduce((sum, { files }) => sum + files.json.length, 0);
  let done = 0;
  return {
    signal,
    onRead: () => {
      done += 1;
      onProgress?.(done, total);
    },
  };
}

const headsAtOnce = 8;

/** Files whose names do not tell, and folders of nothing but videos that may be no videos. */
async function sniffUnknown(
  reader: Pick<EntryReader, 'readHead'>,
  drafts: readonly FolderDraft[],
  signal: AbortSignal | undefined,
): Promise<Map<Entry, 'image' | 'video' | undefined>> {
  const wanted = drafts.flatMap(({ files }) => [
    ...files.unknown,
    ...(mayBeBrokenVideos(files) ? files.media : []),
  ]);
  const sniffed = new Map<Entry, 'image' | 'video' | undefined>();
  await forEachConcurrently(wanted, headsAtOnce, async (entry) => {
    signal?.throwIfAborted();
    sniffed.set(entry, await sniffOne(reader, entry, signal));
  });
  return sniffed;
}

async function sniffOne(
  reader: Pick<EntryReader, 'readHead'>,
  entry: Entry,
  signal: AbortSignal | undefined,
): Promise<'image' | 'video' | undefined> {
  if (entry.unreadable !== undefined) return undefined;
  try {
    return sniffMedia(await reader.readHead(entry, sniffBytes));
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}

function mayBeBrokenVideos(files: SortedFiles): boolean {
  return (
    files.json.length === 0 &&
    files.media.length > 0 &&
    files.media.every(({ name }) => mediaKindOfName(name) === 'video')
  );
}

function describe(
  drafts: readonly FolderDraft[],
  scope: PhotoScope,
  json: ReadonlyMap<Entry, ReadJson>,
  sniffed: ReadonlyMap<Entry, 'image' | 'video' | undefined>,
): ExportSurvey {
  const surveyed = drafts.map((draft) => ({
    ...draft,
    inScope: scope.includes(draft.folder.path),
    isRoot: scope.roots.has(draft.folder.path),
    json: sortJson(draft.folder, draft.files.json, json),
    sniffed,
  }));
  const inScope = surveyed.filter((folder) => folder.inScope);
  for (const [i, { role, year }] of assignRoles(inScope.map(factsOf)).entries()) {
    const folder = inScope[i]?.folder;
    if (folder !== undefined) Object.assign(folder, { role, year });
  }
  return { exportId: drafts[0]?.folder.exportId ?? '', strays: scope.strays, folders: surveyed };
}

function factsOf({ folder, files, isRoot, json, sniffed }: SurveyedFolder): FolderFacts {
  return {
    path: folder.path,
    name: folder.name,
    isRoot,
    albumTitles: json.albums.map(({ album }) => album.title),
    sidecars: json.sidecars.map(({ sidecar }) => sidecar),
    holdsBrokenVideosOnly:
      mayBeBrokenVideos(files) && files.media.every((entry) => sniffed.get(entry) === undefined),
  };
}
