import { lstat, mkdir, readlink, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { albumsFolder } from './layout.ts';
import type { ManifestAlbum } from './manifest.ts';
import type { FileSystem } from './new-file.ts';
import { noLinks } from './new-file.ts';
import { foldName, numberedName } from './safe-file-name.ts';

/** How the albums came to be shown as folders. */
export interface AlbumLinks {
  readonly hard: number;
  /** Relative, where the file system has no hard links. */
  readonly symbolic: number;
  /** Neither was possible; `reason` says why for the first of them. */
  readonly failed: number;
  readonly reason: string | undefined;
}

/**
 * Shows each album as a folder of links to its files. Links that are there already stay; nothing is removed and
 * nothing is overwritten.
 */
export async function makeAlbumLinks(
  dir: string,
  albums: readonly ManifestAlbum[],
  files: Pick<FileSystem, 'link'>,
): Promise<AlbumLinks> {
  const counts = { hard: 0, symbolic: 0, failed: 0, reason: undefined as string | undefined };
  for (const album of albums) {
    const folder = join(dir, albumsFolder, album.folder);
    await mkdir(folder, { recursive: true });
    const used = new Set<string>();
    for (const path of [...album.files].sort()) {
      try {
        counts[await linkInto(folder, join(dir, path), used, files)] += 1;
      } catch (error) {
        counts.failed += 1;
        counts.reason ??= error instanceof Error ? error.message : String(error);
      }
    }
  }
  return counts;
}

async function linkInto(
  folder: string,
  file: string,
  used: Set<string>,
  files: Pick<FileSystem, 'link'>,
): Promise<'hard' | 'symbolic'> {
  const name = file.slice(dirname(file).length + 1);
  for (let number = 0; ; number += 1) {
    const candidate = numberedName(name, number);
    if (used.has(foldName(candidate))) continue;
    const linked = await linkAs(join(folder, candidate), file, files);
    // Whatever lies there under this name stays.
    used.add(foldName(candidate));
    if (linked !== 'taken') return linked;
  }
}

async function linkAs(
  path: string,
  file: string,
  files: Pick<FileSystem, 'link'>,
): Promise<'hard' | 'symbolic' | 'taken'> {
  const present = await kindOfPresent(path, file);
  if (present !== undefined) return present;
  try {
    await files.link(file, path);
    return 'hard';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!noLinks.has(code) && code !== 'EXDEV') throw error;
    await symlink(relative(dirname(path), file), path);
    return 'symbolic';
  }
}

async function kindOfPresent(path: string, file: string): Promise<'hard' | 'symbolic' | 'taken' | undefined> {
  const there = await lstat(path).catch(() => undefined);
  if (there === undefined) return undefined;
  if (there.isSymbolicLink())
    return (await readlink(path)) === relative(dirname(path), file) ? 'symbolic' : 'taken';
  const { dev, ino } = await stat(file);
  return there.dev === dev && there.ino === ino ? 'hard' : 'taken';
}
