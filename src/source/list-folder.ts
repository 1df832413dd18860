import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import { errorCode } from './source-errors.ts';
import { say } from '../lib/say.ts';

/** Everything below a folder. */
export interface FolderListing {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  /** Paths on disk of the few entries whose names are not valid Unicode, by index. */
  readonly rawPaths: ReadonlyMap<number, Buffer>;
}

/**
 * Lists a folder to the last level, sorted by name. Links to folders are not followed, links to files only inside the
 * tree. What cannot be read becomes an unreadable entry or a problem; nothing ends the listing.
 */
export async function listFolder(
  root: string,
  archive: string,
  sourceIndex: number,
  signal?: AbortSignal,
): Promise<FolderListing> {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const rawPaths = new Map<number, Buffer>();
  const realRoot = realpathSync(root);
  // A stack instead of recursion: trees of any depth. The next folder is on top.
  const folders: Folder[] = [{ dir: '', path: Buffer.from(root) }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const children = readChildren(folder, archive, problems);
    const subfolders: Folder[] = [];
    for (const child of children) {
      const name = child.name.toString();
      const path = joinRaw(folder.path, child.name);
      if (child.isDirectory()) {
        subfolders.push({ dir: folder.dir === '' ? name : `${folder.dir}/${name}`, path });
        continue;
      }
      if (!Buffer.from(path.toString()).equals(path)) rawPaths.set(entries.length, path);
      const base = { sourceIndex, index: entries.length, dir: folder.dir, name, crc32: undefined };
      entries.push({ ...base, ...examineFile(child, path, realRoot) });
    }
    folders.push(...subfolders.reverse());
    await setImmediate();
  }
  return { entries, problems, rawPaths };
}

interface Folder {
  /** Inside the source, `/`-separated. */
  readonly dir: string;
  /** On disk, byte for byte. */
  readonly path: Buffer;
}

function readChildren(folder: Folder, archive: string, problems: Problem[]): Dirent<Buffer>[] {
  try {
    const children = readdirSync(folder.path, { withFileTypes: true, encoding: 'buffer' });
    return children.sort((a, b) => Buffer.compare(a.name, b.name));
  } catch (error) {
    problems.push({
      code: 'unreadable-folder',
      message: say`cannot list ${folder.dir === '' ? archive : say`${folder.dir} in ${archive}`}: ${systemReason(error)}`,
      archive,
      path: folder.dir,
    });
    return [];
  }
}

function examineFile(
  child: Dirent<Buffer>,
  path: Buffer,
  realRoot: string,
): { size: number; unreadable?: string } {
  try {
    if (child.isSymbolicLink() && !isInside(realpathSync(path), realRoot)) {
      return { size: 0, unreadable: say`it is a link to something outside the folder` };
    }
    const stats = statSync(path);
    if (stats.isDirectory()) return { size: 0, unreadable: say`it is a link to a folder` };
    if (!stats.isFile()) return { size: 0, unreadable: say`it is not a regular file` };
    return { size: stats.size };
  } catch (error) {
    return { size: 0, unreadable: systemReason(error) };
  }
}

function isInside(path: string, root: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function joinRaw(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat([folder, Buffer.from(sep), name]);
}

function systemReason(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return say`permission denied`;
    case 'ENOENT':
      return say`it points to nothing, or was just removed`;
    case 'ELOOP':
      return say`it is a link that leads in a circle`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
