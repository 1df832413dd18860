import { createHash } from 'node:crypto';
import { link, open, rename, rm, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sha1 } from '../model/destination.ts';
import { temporaryName } from './layout.ts';

export interface WrittenFile {
  readonly temporary: string;
  readonly sha1: Sha1;
  readonly size: number;
}

/** The calls of the file system that can fail for want of room: replaced by tests that fill a disk. */
export interface FileSystem {
  open(path: string, flags: string): Promise<FileHandle>;
  link(from: string, to: string): Promise<void>;
}

export const realFileSystem: FileSystem = { open, link };

/**
 * Writes beside `path`, under a temporary name, and hands it to the disk. Whatever goes wrong, nothing is left.
 */
export async function writeTemporary(
  path: string,
  content: AsyncIterable<Buffer>,
  modifiedMs: number | undefined,
  files: FileSystem,
): Promise<WrittenFile> {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  await rm(temporary, { force: true });
  const handle = await files.open(temporary, 'wx');
  try {
    const hash = createHash('sha1');
    let size = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      await writeFully(handle, chunk);
      size += chunk.length;
    }
    if (modifiedMs !== undefined) await setModified(handle, modifiedMs);
    await handle.sync();
    await handle.close();
    return { temporary, sha1: hash.digest('hex'), size };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The reader may use its buffer again for the next chunk: nothing is left to be written when this resolves. */
async function writeFully(handle: FileHandle, chunk: Buffer): Promise<void> {
  for (let rest = chunk; rest.length > 0;) {
    const { bytesWritten } = await handle.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}

/** Some file systems know no time before 1980: the sidecar has it all the same. */
async function setModified(handle: FileHandle, ms: number): Promise<void> {
  try {
    // As numbers, times before 1970 would be taken for now.
    const time = new Date(ms);
    await handle.utimes(time, time);
  } catch {
    // Not worth a file.
  }
}

/**
 * Gives a written file its name, at once and never in the place of another file.
 * Resolves to false, and leaves it as it is, when that name is taken.
 */
export async function publish(temporary: string, path: string, files: FileSystem): Promise<boolean> {
  try {
    await files.link(temporary, path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw error;
    return publishWithoutLinks(temporary, path, files);
  }
  await unlink(temporary);
  return true;
}

/** How FAT and some network disks say that one file cannot have two names. */
export const noLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EMLINK',
  'EINVAL',
]);

/** Takes the name with an empty file of our own, which is then replaced in one step. */
async function publishWithoutLinks(temporary: string, path: string, files: FileSystem): Promise<boolean> {
  try {
    await (await files.open(path, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await rename(temporary, path);
  } catch (error) {
    if ((await stat(path)).size === 0) await unlink(path);
    throw error;
  }
  return true;
}
