import type { Dirent } from 'node:fs';
import { lstat, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from './file-index.ts';
import { finalNameOf, isPhotoFolder, sidecarExtension } from './layout.ts';

export interface FoundTree {
  /** Photos, videos and whatever else lies in the tree, but no sidecars. In the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Every name that is taken, by folder. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/**
 * Lists the photo folders of an archive.
 *
 * @param clean remove what a killed run left half-written
 */
export async function scanTree(dir: string, options: { readonly clean: boolean }): Promise<FoundTree> {
  const files: FoundFile[] = [];
  const names = new Map<string, string[]>();
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(dir, folder), { withFileTypes: true });
    const taken: string[] = [];
    names.set(folder, taken);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      taken.push(entry.name);
      if (await isFolder(entry, dir, path)) {
        if (folder !== '' || isPhotoFolder(entry.name)) await visit(path);
      } else if (folder === '' || !entry.isFile()) continue;
      else if (finalNameOf(entry.name) !== undefined) {
        if (options.clean) await removeLeftover(dir, folder, entry.name);
      } else if (!entry.name.endsWith(sidecarExtension)) {
        const { size, mtimeMs } = await lstat(join(dir, path));
        files.push({ path, size, mtimeMs });
      }
    }
  };
  await visit('');
  return { files, names };
}

/** A year may lie on another disk, behind a link at the top; deeper down, links could lead in circles. */
async function isFolder(entry: Dirent, dir: string, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink() || path.includes('/')) return entry.isDirectory();
  return (await stat(join(dir, path)).catch(() => undefined))?.isDirectory() ?? false;
}

/**
 * Where files cannot be linked, a name is taken by an empty file first: a run killed in that moment leaves both,
 * the empty one and the one that was to replace it.
 */
async function removeLeftover(dir: string, folder: string, name: string): Promise<void> {
  const final = join(dir, folder, finalNameOf(name) ?? '');
  const reserved = await lstat(final).catch(() => undefined);
  const leftover = await lstat(join(dir, folder, name));
  if (reserved?.isFile() === true && reserved.size === 0 && leftover.size > 0) await unlink(final);
  await unlink(join(dir, folder, name));
}
