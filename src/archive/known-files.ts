import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha1 } from '../model/destination.ts';
import type { FoundFile, IndexedFile } from './file-index.ts';
import { FileIndex } from './file-index.ts';
import { hashFile } from './hash-file.ts';

/**
 * The files of an archive folder whose content is known: remembered from an earlier run and unchanged since by
 * size and time, or read now.
 */
export class KnownFiles {
  readonly index = new FileIndex();
  readonly #dir: string;
  readonly #onRead: (file: IndexedFile) => void;
  /** Read to their end by this very run. */
  readonly #readNow = new Set<string>();

  /** @param onRead told of every file that was read to its end, so that it need not be again */
  constructor(dir: string, onRead: (file: IndexedFile) => void) {
    this.#dir = dir;
    this.#onRead = onRead;
  }

  /** Takes in those that are unchanged; returns the others. */
  trust(remembered: ReadonlyMap<string, IndexedFile>, found: readonly FoundFile[]): FoundFile[] {
    return found.filter((file) => {
      const known = remembered.get(file.path);
      if (!isUnchanged(known, file)) return true;
      this.index.add(known);
      return false;
    });
  }

  /** Reads a file to its end. */
  async read({ path, size, mtimeMs }: FoundFile, signal: AbortSignal | undefined): Promise<Sha1> {
    const sha1 = await hashFile(join(this.#dir, path), signal);
    const file = { path, size, mtimeMs, sha1 };
    this.index.add(file);
    this.#onRead(file);
    this.#readNow.add(path);
    return sha1;
  }

  /**
   * Whether a file holds these bytes, as far as its size and time tell.
   * @param options.reread reads it, unless this run did so before
   */
  async holds(
    path: string,
    sha1: Sha1,
    options: { readonly reread: boolean; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const { size, mtimeMs } = await lstat(join(this.#dir, path));
    const found = { path, size, mtimeMs };
    const known = this.index.get(path);
    const isTrusted = isUnchanged(known, found) && (!options.reread || this.#readNow.has(path));
    return (isTrusted ? known.sha1 : await this.read(found, options.signal)) === sha1;
  }
}

/** Some disks keep times less exactly than others: less than a millisecond says nothing. */
function isUnchanged(known: IndexedFile | undefined, found: FoundFile): known is IndexedFile {
  return known?.size === found.size && Math.abs(known.mtimeMs - found.mtimeMs) < 1;
}
