import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';

/**
 * Writes a file beside its place and puts it there in one step: a crash or a full disk leaves the old file or the new
 * one whole, never half of one.
 *
 * @param temporary where it is written first, in the same folder
 * @throws the system's error; the old file is untouched then
 */
export function replaceFile(
  path: string,
  {
    temporary,
    flags,
    mode,
  }: { readonly temporary: string; readonly flags: 'w' | 'wx'; readonly mode?: number },
  write: (fd: number) => void,
): void {
  try {
    const fd = openSync(temporary, flags, mode);
    try {
      write(fd);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

/** What went wrong before is what matters. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays behind, under a name that nobody takes for the file.
  }
}
