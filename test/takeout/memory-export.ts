import { crc32 } from 'node:zlib';

import type { Entry } from '../../src/model/entry.ts';
import type { Library } from '../../src/model/library.ts';
import type { SourceInfo } from '../../src/model/source.ts';
import { assertBalanced } from '../../src/takeout/check-accounting.ts';
import type { LibraryReader } from '../../src/takeout/read-library.ts';
import { readLibrary } from '../../src/takeout/read-library.ts';

/** A file of an export that exists only in memory. */
export interface MemoryFile {
  /** Name of the part that holds it; parts of one export share what comes before the last dash. */
  readonly part?: string;
  readonly path: string;
  readonly bytes: Buffer | string;
}

export interface MemoryExport {
  readonly sources: readonly SourceInfo[];
  readonly entries: readonly Entry[];
  readonly reader: LibraryReader;
}

const defaultPart = 'takeout-20240101T000000Z-001.zip';

/** Sources and entries over the files, in the order given, as opened zips would list them. */
export function memoryExport(files: readonly MemoryFile[]): MemoryExport {
  const parts = [...new Set(files.map(({ part }) => part ?? defaultPart))];
  const bytes = new Map<Entry, Buffer>();
  const counts = parts.map(() => 0);
  for (const file of files) {
    const sourceIndex = parts.indexOf(file.part ?? defaultPart);
    const slash = file.path.lastIndexOf('/');
    const content = Buffer.from(file.bytes);
    const index = counts[sourceIndex] ?? 0;
    counts[sourceIndex] = index + 1;
    const entry: Entry = {
      sourceIndex,
      index,
      dir: slash === -1 ? '' : file.path.slice(0, slash),
      name: file.path.slice(slash + 1),
      size: content.length,
      crc32: crc32(content),
    };
    bytes.set(entry, content);
  }
  return {
    sources: parts.map((name, i) => ({
      name,
      filePath: `/in/memory/${name}`,
      kind: 'zip',
      exportId: name.replace(/-\d+\.zip$/u, ''),
      part: Number(/-(\d+)\.zip$/u.exec(name)?.[1] ?? 1),
      entryCount: counts[i] ?? 0,
    })),
    entries: [...bytes.keys()],
    reader: {
      readEach: (wanted, { signal }, take) => {
        if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
        for (const entry of wanted) take(entry, bytes.get(entry) ?? Buffer.alloc(0));
        return Promise.resolve();
      },
      readHead: (entry, most) => Promise.resolve((bytes.get(entry) ?? Buffer.alloc(0)).subarray(0, most)),
    },
  };
}

/** Reads the files as one set of sources and checks that nothing is lost or counted twice. */
export async function readMemoryLibrary(files: readonly MemoryFile[]): Promise<Library> {
  const input = memoryExport(files);
  const library = await readLibrary(input);
  assertBalanced(input.entries, library);
  return library;
}

/** What Google says about a photo; `takenAt` in epoch seconds. */
export function sidecarJson(title: string, takenAt: number, more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    title,
    description: '',
    photoTakenTime: { timestamp: String(takenAt), formatted: 'never parsed' },
    ...more,
  });
}

/** The media file of each path and the sidecar that speaks for it. */
export function pairsOf(library: Library): Map<string, string | undefined> {
  return new Map(library.media.map((media) => [media.entry.name, media.sidecar?.entry.name]));
}
