import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type {
  AssetUpload,
  BatchItemResult,
  Destination,
  DestinationAlbum,
  PresenceResult,
  Sha1,
  UploadResult,
} from '../model/destination.ts';
import type { AlbumLinks } from './album-links.ts';
import { makeAlbumLinks } from './album-links.ts';
import { goneError, isThere, toArchiveError } from './archive-error.ts';
import { ArchiveWriter } from './archive-writer.ts';
import type { FoundFile, IndexedFile } from './file-index.ts';
import type { FolderRecord } from './folder-log.ts';
import { FolderLog } from './folder-log.ts';
import { KnownFiles } from './known-files.ts';
import { stateFolder, trashFolder } from './layout.ts';
import { readManifest, writeManifest } from './manifest-file.ts';
import type { Manifest } from './manifest.ts';
import type { FileSystem } from './new-file.ts';
import { realFileSystem } from './new-file.ts';
import { foldName, safeFileName } from './safe-file-name.ts';
import type { FoundTree } from './scan-tree.ts';
import { scanTree } from './scan-tree.ts';
import { TakenNames } from './taken-names.ts';

export interface ArchiveFolderOptions {
  /** Whether a file of this size may be one of those to be archived: others need not be read. */
  readonly isWanted: (sizeBytes: number) => boolean;
  /** Changes nothing, and takes a folder that does not exist for an empty one. */
  readonly readOnly?: boolean;
  /** Reads every file again instead of trusting what was remembered. */
  readonly rehash?: boolean;
  readonly signal?: AbortSignal;
  /** Told how much has to be read before anything else can happen. */
  readonly onReading?: (files: number, bytes: number) => void;
  readonly fileSystem?: FileSystem;
}

/** Names the journal, which lies in the folder itself: wherever the disk is mounted, it stays the same. */
export const archiveIdentity: Destination['identity'] = { server: 'archive', userId: 'archive' };

/**
 * A folder on a disk as the place where photos are brought: files under dated folders, each with its sidecar,
 * and a manifest for what these cannot say. The id of an asset is its path in the folder, and the name of an
 * upload the path it should have; where that is taken by another file, it gets a counter.
 */
export class ArchiveFolder implements Destination {
  readonly identity = archiveIdentity;
  readonly #dir: string;
  readonly #readOnly: boolean;
  readonly #known: KnownFiles;
  readonly #log: FolderLog;
  readonly #manifest: Manifest;
  readonly #writer: ArchiveWriter;
  readonly #files: FileSystem;

  private constructor(dir: string, tree: FoundTree, manifest: Manifest, options: ArchiveFolderOptions) {
    this.#dir = dir;
    this.#manifest = manifest;
    this.#readOnly = options.readOnly ?? false;
    this.#files = options.fileSystem ?? realFileSystem;
    this.#writer = new ArchiveWriter(dir, new TakenNames(tree.names), this.#files);
    this.#log = new FolderLog(join(dir, stateFolder, 'folder.ndjson'));
    this.#known = new KnownFiles(dir, (file) => this.#append({ kind: 'file', ...file }));
  }

  /**
   * Finds out what lies in a folder: by what was remembered, and by reading what was not.
   * @throws AppError when it cannot be read or written, or holds an `albums.json` of somebody else
   */
  static async open(dir: string, options: ArchiveFolderOptions): Promise<ArchiveFolder> {
    try {
      const readOnly = options.readOnly ?? false;
      if (!readOnly) await mkdir(join(dir, stateFolder), { recursive: true });
      const tree = existsSync(dir) ? await scanTree(dir, { clean: !readOnly }) : emptyTree;
      const folder = new ArchiveFolder(dir, tree, await readManifest(dir), options);
      await folder.#identify(tree.files, options);
      return folder;
    } catch (error) {
      options.signal?.throwIfAborted();
      throw toArchiveError(error, dir);
    }
  }

  async #identify(found: readonly FoundFile[], options: ArchiveFolderOptions): Promise<void> {
    const remembered = new Map<string, IndexedFile>();
    for (const record of this.#log.read()) {
      if (record.kind === 'file') remembered.set(record.path, record);
      else this.#manifest.apply(record);
    }
    if (options.rehash === true) remembered.clear();
    const unknown = this.#known.trust(remembered, found).filter(({ size }) => options.isWanted(size));
    if (unknown.length === 0) return;
    options.onReading?.(
      unknown.length,
      unknown.reduce((sum, { size }) => sum + size, 0),
    );
    for (const file of unknown) await this.#known.read(file, options.signal);
  }

  ping(): Promise<boolean> {
    return Promise.resolve(isThere(this.#dir));
  }

  /** Every kind of file can lie in a folder; what Immich takes is decided by the plan. */
  mediaKind(): undefined {
    return undefined;
  }

  mayHold(sizeBytes: number): boolean {
    return this.#known.index.hasSize(sizeBytes);
  }

  countAssets(): Promise<{ readonly total: number; readonly trashed: number }> {
    return Promise.resolve({ total: this.#known.index.count, trashed: 0 });
  }

  check(checksums: readonly Sha1[]): Promise<readonly PresenceResult[]> {
    return Promise.resolve(
      checksums.map((sha1): PresenceResult => {
        const assetId = this.#known.index.pathOf(sha1);
        return assetId === undefined ? { present: false } : { present: true, assetId, trashed: false };
      }),
    );
  }

  async upload(upload: AssetUpload, signal: AbortSignal): Promise<UploadResult> {
    const known = upload.checksum === undefined ? undefined : this.#known.index.pathOf(upload.checksum);
    if (known !== undefined) return { assetId: known, status: 'duplicate' };
    try {
      let twin: string | undefined;
      const isKnown = (sha1: Sha1): boolean => (twin = this.#known.index.pathOf(sha1)) !== undefined;
      const file = await this.#writer.write(upload, isKnown, signal);
      if (file === undefined) return { assetId: twin ?? '', status: 'duplicate' };
      this.#known.index.add(file);
      this.#append({ kind: 'file', ...file });
      if (upload.livePhotoVideoId !== undefined) await this.linkLivePhoto(file.path, upload.livePhotoVideoId);
      return { assetId: file.path, status: 'created' };
    } catch (error) {
      signal.throwIfAborted();
      throw toArchiveError(error, this.#dir);
    }
  }

  hasSidecar(path: string): boolean {
    return this.#writer.hasSidecar(path);
  }

  /** Gives a file that was there already the sidecar it lacks. */
  async addSidecar(path: string, xmp: string): Promise<void> {
    await this.#writer.addSidecar(path, xmp).catch((error: unknown) => {
      throw toArchiveError(error, this.#dir);
    });
  }

  linkLivePhoto(photo: string, video: string): Promise<void> {
    this.#note({ kind: 'live', photo, video });
    return Promise.resolve();
  }

  /** What is to lie in the trash was written there. */
  trash(paths: readonly string[]): Promise<void> {
    const outside = paths.find((path) => !path.startsWith(`${trashFolder}/`));
    if (outside === undefined) return Promise.resolve();
    return Promise.reject(new ApiError('invalid', 'permanent', say`${outside} stays where it is`));
  }

  restoreFromTrash(): Promise<void> {
    return Promise.reject(new ApiError('invalid', 'permanent', say`a folder has no trash to restore from`));
  }

  listAlbums(): Promise<readonly DestinationAlbum[]> {
    return Promise.resolve(this.#manifest.albums().map(({ folder }) => this.#albumOf(folder)));
  }

  async createAlbum(album: {
    readonly title: string;
    readonly description: string;
    readonly assetIds: readonly string[];
  }): Promise<DestinationAlbum> {
    const { title, description } = album;
    const taken = new Set(this.#manifest.albums().map(({ folder }) => foldName(folder)));
    const name = safeFileName(title);
    let folder = name;
    for (let number = 1; taken.has(foldName(folder)); number += 1) folder = `${name} (${number})`;
    this.#note({ kind: 'album', folder, title, description });
    await this.addToAlbum(folder, album.assetIds);
    return this.#albumOf(folder);
  }

  albumMembers(folder: string): Promise<readonly string[]> {
    return Promise.resolve([...(this.#manifest.album(folder)?.files ?? [])]);
  }

  addToAlbum(folder: string, paths: readonly string[]): Promise<readonly BatchItemResult[]> {
    const before = new Set(this.#manifest.album(folder)?.files);
    this.#note({ kind: 'members', folder, files: [...paths] });
    return Promise.resolve(
      paths.map((id) => ({ id, ok: true, ...(before.has(id) && { error: 'duplicate' }) })),
    );
  }

  createStack(paths: readonly string[]): Promise<{ readonly stackId: string }> {
    this.#note({ kind: 'stack', files: [...paths] });
    return Promise.resolve({ stackId: paths[0] ?? '' });
  }

  /** Writes down that a file is a favourite, or was archived: no sidecar can say that. */
  mark(path: string, as: 'favorite' | 'archived'): void {
    this.#note({ kind: 'mark', path, as });
  }

  /**
   * Whether a file is there and holds these bytes, as far as its size and time of change tell.
   * @param options.reread reads it, unless that was done since the folder was opened
   */
  async holds(
    path: string,
    sha1: Sha1,
    options: { readonly reread: boolean; readonly signal: AbortSignal },
  ): Promise<boolean> {
    try {
      return await this.#known.holds(path, sha1, options);
    } catch (error) {
      options.signal.throwIfAborted();
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && isThere(this.#dir)) return false;
      throw toArchiveError(error, this.#dir);
    }
  }

  /** Room left on the disk, in bytes; undefined where the system does not tell. */
  async freeBytes(): Promise<number | undefined> {
    const disk = await statfs(this.#dir).catch(() => undefined);
    return disk && disk.bavail * disk.bsize;
  }

  /** Writes the manifest, and waits for the disk to have all that was written. */
  async save(): Promise<void> {
    if (!isThere(this.#dir)) throw goneError(this.#dir);
    try {
      await this.#writer.sync();
      await writeManifest(this.#dir, this.#manifest);
      this.#log.rewrite(
        Array.from(this.#known.index.values(), (file) => ({ kind: 'file' as const, ...file })),
      );
    } catch (error) {
      throw toArchiveError(error, this.#dir);
    }
  }

  /** Shows the albums as folders of links. */
  async linkAlbums(): Promise<AlbumLinks> {
    return makeAlbumLinks(this.#dir, this.#manifest.albums(), this.#files).catch((error: unknown) => {
      throw toArchiveError(error, this.#dir);
    });
  }

  close(): void {
    this.#log.close();
  }

  #albumOf(folder: string): DestinationAlbum {
    const album = this.#manifest.album(folder);
    return { id: folder, title: album?.title ?? '', assetCount: album?.files.size ?? 0 };
  }

  #note(record: FolderRecord): void {
    if (this.#manifest.apply(record)) this.#append(record);
  }

  #append(record: FolderRecord): void {
    if (!this.#readOnly) this.#log.append(record);
  }
}

const emptyTree: FoundTree = { files: [], names: new Map() };
