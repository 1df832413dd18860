import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { ArchiveFolder, type ArchiveFolderOptions } from '../../../src/archive/archive-folder.ts';
import { type FileSystem, realFileSystem } from '../../../src/archive/new-file.ts';
import type { AssetUpload } from '../../../src/model/destination.ts';

export const { signal } = new AbortController();

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'takeout-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An archive folder, opened until the test ends. */
export async function openArchive(
  dir: string,
  options: Partial<ArchiveFolderOptions> = {},
): Promise<ArchiveFolder> {
  const folder = await ArchiveFolder.open(dir, { isWanted: () => true, ...options });
  onTestFinished(() => folder.close());
  return folder;
}

/** An upload of a short text. */
export function uploadOf(fileName: string, text: string, more: Partial<AssetUpload> = {}): AssetUpload {
  const bytes = Buffer.from(text);
  return {
    fileName,
    body: {
      sizeBytes: bytes.length,
      async *open() {
        yield await Promise.resolve(bytes);
      },
    },
    takenAt: '2019-07-14T16:03:22.000Z',
    isFavorite: false,
    visibility: 'timeline',
    xmp: `<x>${fileName} ${text}</x>`,
    ...more,
  };
}

/** Every file below a folder with its text, but for what the program remembers for itself. */
export function contentsOf(dir: string): Record<string, string> {
  if (!existsSync(dir)) return {};
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map((file) => relative(dir, join(file.parentPath, file.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.immich-takeout/'))
    .sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

export function sha1(text: string | Buffer): string {
  return createHash('sha1').update(text).digest('hex');
}

export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: said the test`), { code, syscall: 'write' });
}

/** A disk with room for so many bytes. */
export function diskOf(bytes: number): FileSystem {
  let left = bytes;
  return {
    ...realFileSystem,
    open: async (path, flags) => limit(await realFileSystem.open(path, flags)),
  };
  function limit(handle: FileHandle): FileHandle {
    const write = handle.write.bind(handle) as (chunk: Buffer) => Promise<{ bytesWritten: number }>;
    return Object.assign(handle, {
      write: async (chunk: Buffer) => {
        // As a real disk does: what still fits is written, and the next call says that it is full.
        const fitting = chunk.subarray(0, left);
        if (fitting.length === 0 && chunk.length > 0) throw systemError('ENOSPC');
        left -= fitting.length;
        return write(fitting);
      },
    });
  }
}

/** A disk that gives no file a second name, such as one with FAT. */
export const diskWithoutLinks: FileSystem = {
  ...realFileSystem,
  link: () => Promise.reject(systemError('EPERM')),
};
