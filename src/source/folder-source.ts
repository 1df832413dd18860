import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { entryPath } from '../model/entry.ts';
import type { Entry } from '../model/entry.ts';
import { listFolder } from './list-folder.ts';
import type { FolderListing } from './list-folder.ts';
import type { ListedSource, OpenSource } from './open-source.ts';
import { explainReadFailure, sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import { say } from '../lib/say.ts';

const BLOCK_BYTES = 1024 * 1024;
const MAX_SYNC_BYTES = 1024 * 1024;
/** A pipe that took the place of a file must not hold the run up. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** One folder with unpacked files. Each file is opened for as long as it is read. */
export class FolderSource implements OpenSource {
  readonly #archive: string;
  readonly #root: string;
  readonly #rawPaths: FolderListing['rawPaths'];
  #isClosed = false;

  private constructor(archive: string, root: string, rawPaths: FolderListing['rawPaths']) {
    this.#archive = archive;
    this.#root = root;
    this.#rawPaths = rawPaths;
  }

  static async open(
    archive: string,
    root: string,
    sourceIndex: number,
    signal?: AbortSignal,
  ): Promise<ListedSource & Pick<FolderListing, 'problems'>> {
    try {
      const { entries, problems, rawPaths } = await listFolder(root, archive, sourceIndex, signal);
      return { source: new FolderSource(archive, root, rawPaths), entries, problems };
    } catch (error) {
      throw signal?.aborted === true ? error : explainReadFailure(error, { archive });
    }
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return Promise.resolve();
  }

  tryReadSync(entry: Entry): Buffer | undefined {
    const place = this.#locate(entry);
    if (entry.size > MAX_SYNC_BYTES) return undefined;
    try {
      return readWholeSync(this.#filePath(entry), entry.size, place);
    } catch (error) {
      throw explainReadFailure(error, place);
    }
  }

  /** Files are opened for as long as they are read. */
  findPacked(): undefined {
    return undefined;
  }

  open(entry: Entry, signal?: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
    return this.#blocks(entry, BLOCK_BYTES, signal);
  }

  openHead(entry: Entry, headBytes: number): AsyncGenerator<Buffer, void, undefined> {
    return this.#blocks(entry, Math.min(Math.max(headBytes, 1), BLOCK_BYTES), undefined);
  }

  async *#blocks(
    entry: Entry,
    blockBytes: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void, undefined> {
    const place = this.#locate(entry);
    let handle: FileHandle | undefined;
    try {
      signal?.throwIfAborted();
      handle = await open(this.#filePath(entry), OPEN_FLAGS);
      await assertUnchanged(handle, entry.size, place);
      const buffer = Buffer.allocUnsafe(Math.min(blockBytes, entry.size));
      for (let position = 0; position < entry.size;) {
        signal?.throwIfAborted();
        const { bytesRead } = await handle.read(
          buffer,
          0,
          Math.min(buffer.length, entry.size - position),
          position,
        );
        if (bytesRead === 0) throw changed(place);
        yield buffer.subarray(0, bytesRead);
        position += bytesRead;
      }
      await assertUnchanged(handle, entry.size, place);
    } catch (error) {
      throw signal?.aborted === true ? error : explainReadFailure(error, place);
    } finally {
      await handle?.close();
    }
  }

  #locate(entry: Entry): Place {
    const place = { archive: this.#archive, path: entryPath(entry) };
    if (this.#isClosed) throw sourceError('read-failed', place, say`the folder was closed`);
    if (entry.unreadable !== undefined) throw sourceError('read-failed', place, entry.unreadable);
    return place;
  }

  #filePath(entry: Entry): string | Buffer {
    return this.#rawPaths.get(entry.index) ?? join(this.#root, entry.dir, entry.name);
  }
}

function readWholeSync(filePath: string | Buffer, size: number, place: Place): Buffer {
  const fd = openSync(filePath, OPEN_FLAGS);
  try {
    if (fstatSync(fd).size !== size) throw changed(place);
    // One byte more than listed shows a file that is growing right now.
    const buffer = Buffer.allocUnsafe(size + 1);
    let filled = 0;
    for (let count = -1; count !== 0 && filled <= size; filled += count) {
      count = readSync(fd, buffer, filled, buffer.length - filled, filled);
    }
    if (filled !== size) throw changed(place);
    return buffer.subarray(0, size);
  } finally {
    closeSync(fd);
  }
}

async function assertUnchanged(handle: FileHandle, size: number, place: Place): Promise<void> {
  const stats = await handle.stat();
  if (!stats.isFile() || stats.size !== size) throw changed(place);
}

function changed(place: Place): Error {
  return sourceError('changed', place, say`the file is not as long as when it was listed`, {
    hint: say`Leave the folder alone until the run has ended, then start it again.`,
  });
}
