import { readFileSync } from 'node:fs';
import { lstat, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { AssetUpload, Sha1 } from '../model/destination.ts';
import { goneError, isThere } from './archive-error.ts';
import type { IndexedFile } from './file-index.ts';
import { sidecarExtension } from './layout.ts';
import type { FileSystem, WrittenFile } from './new-file.ts';
import { publish, writeTemporary } from './new-file.ts';
import type { TakenNames } from './taken-names.ts';

/** Puts files into an archive folder: whole or not at all, and never in the place of others. */
export class ArchiveWriter {
  readonly #dir: string;
  readonly #names: TakenNames;
  readonly #files: FileSystem;
  readonly #written = new Set<string>();

  constructor(dir: string, names: TakenNames, files: FileSystem) {
    this.#dir = dir;
    this.#names = names;
    this.#files = files;
  }

  /**
   * Writes a file and its sidecar to where its name says, or beside with a counter. Resolves to undefined, and
   * leaves nothing, when `isKnown` recognises the bytes.
   *
   * @throws SourceError when the bytes are not those that were announced
   */
  async write(
    upload: AssetUpload,
    isKnown: (sha1: Sha1) => boolean,
    signal: AbortSignal,
  ): Promise<IndexedFile | undefined> {
    const { folder, name: wanted } = splitPath(upload.fileName);
    await this.#makeFolder(folder);
    const claim = (): string =>
      this.#names.claim(folder, wanted, (sidecar) => this.#says(join(folder, sidecar), upload.xmp));
    let name = claim();
    let written: WrittenFile | undefined;
    let isPublished = false;
    try {
      const modifiedMs = Date.parse(upload.takenAt);
      const content = upload.body.open(signal);
      written = await writeTemporary(join(this.#dir, folder, name), content, modifiedMs, this.#files);
      assertWhole(upload, written);
      if (isKnown(written.sha1)) return undefined;
      // Somebody else put a file there meanwhile: it keeps the name.
      while (!(await this.#publishPair(written, join(folder, name), upload.xmp))) name = claim();
      isPublished = true;
    } finally {
      if (!isPublished) this.#names.release(folder, name);
      if (written !== undefined) await rm(written.temporary, { force: true });
    }
    const path = `${folder}/${name}`;
    const { size, mtimeMs } = await lstat(join(this.#dir, path));
    return { path, size, mtimeMs, sha1: written.sha1 };
  }

  hasSidecar(path: string): boolean {
    const { folder, name } = splitPath(path);
    return this.#names.has(folder, name + sidecarExtension);
  }

  /** Gives a file that was there already the sidecar it lacks. */
  async addSidecar(path: string, xmp: string): Promise<void> {
    const { folder, name } = splitPath(path);
    await this.#publishSidecar(path, xmp);
    this.#names.add(folder, name + sidecarExtension);
  }

  /** Waits until the disk has the names of what was written, too. */
  async sync(): Promise<void> {
    for (const folder of this.#written) await syncFolder(join(this.#dir, folder));
    this.#written.clear();
  }

  async #makeFolder(folder: string): Promise<void> {
    if (!isThere(this.#dir)) throw goneError(this.#dir);
    await mkdir(join(this.#dir, folder), { recursive: true });
    this.#written.add(folder);
  }

  /** The sidecar first: a run that is killed in between leaves no photo without its facts. */
  async #publishPair(written: WrittenFile, path: string, xmp: string | undefined): Promise<boolean> {
    const sidecar = xmp === undefined ? 'same' : await this.#publishSidecar(path, xmp);
    if (sidecar === 'taken') return false;
    if (await publish(written.temporary, join(this.#dir, path), this.#files)) return true;
    if (sidecar === 'new') await rm(join(this.#dir, path + sidecarExtension));
    return false;
  }

  async #publishSidecar(mediaPath: string, xmp: string): Promise<'new' | 'same' | 'taken'> {
    const path = mediaPath + sidecarExtension;
    if (this.#says(path, xmp)) return 'same';
    const content = (async function* () {
      yield await Promise.resolve(Buffer.from(xmp));
    })();
    const { temporary } = await writeTemporary(join(this.#dir, path), content, undefined, this.#files);
    try {
      return (await publish(temporary, join(this.#dir, path), this.#files)) ? 'new' : 'taken';
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Whether a sidecar is there and says just this. */
  #says(path: string, xmp: string | undefined): boolean {
    try {
      return xmp !== undefined && readFileSync(join(this.#dir, path), 'utf8') === xmp;
    } catch {
      return false;
    }
  }
}

/** What passed on the way to the disk must be what was hashed before. */
function assertWhole({ checksum, body, fileName }: AssetUpload, { sha1, size }: WrittenFile): void {
  if (size === body.sizeBytes && (checksum === undefined || checksum === sha1)) return;
  throw new SourceError('changed', say`${fileName}: the bytes changed while they were read`, {
    hint: say`Check the disk that holds the archives.`,
  });
}

function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}

/** Some systems cannot do this for folders; they need not. */
async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The next run looks at what is there.
  }
}
