import type { Dirent } from 'node:fs';
import { lstat, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../lib/compare-text.ts';
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
    if (options.clean && folder !== '') await removeLeftovers(join(dir, folder));
    const entries = await readdir(join(dir, folder), { withFileTypes: true });
    names.set(
      folder,
      entries.map(({ name }) => name),
    );
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (await isFolder(entry, dir, path)) {
        if (folder !== '' || isPhotoFolder(entry.name)) await visit(path);
      } else if (folder !== '' && isPhoto(entry)) {
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

function isPhoto(entry: Dirent): boolean {
  return entry.isFile() && !entry.name.endsWith(sidecarExtension) && finalNameOf(entry.name) === undefined;
}

/**
 * Where files cannot be linked, a name is taken by an empty file first: a run killed in that moment leaves both,
 * the empty one and the one that was to replace it.
 */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const finalName = finalNameOf(name);
    if (finalName === undefined) continue;
    const leftover = join(folder, name);
    const final = join(folder, finalName);
    const reserved = await lstat(final).catch(() => undefined);
    const isReservation = reserved?.isFile() === true && reserved.size === 0;
    if (isReservation && (await lstat(leftover)).size > 0) await unlink(final);
    await unlink(leftover);
  }
}
