import { compareText } from '../../lib/compare-text.ts';
import type { Entry } from '../../model/entry.ts';
import type { SourceInfo } from '../../model/source.ts';
import { normaliseName } from '../pairing/normalise-name.ts';

/** The union of one folder over all parts of one export. */
export interface LogicalFolder {
  readonly exportId: string;
  /** Path inside the export without what leads to `Takeout` and it; `''` for the top. */
  readonly path: string;
  readonly name: string;
  /** In a stable order of their own: by name, then by part. */
  readonly entries: readonly Entry[];
}

/**
 * Groups entries by export and path. Zips hold `Takeout/Google Photos/…`, extracted folders begin anywhere: cutting
 * up to `Takeout` makes them agree. The order of sources and entries does not matter to the result.
 */
export function groupByFolder(
  sources: readonly SourceInfo[],
  entries: readonly Entry[],
): readonly LogicalFolder[] {
  const ranks = rankSources(sources);
  const folders = new Map<string, { exportId: string; path: string; name: string; entries: Entry[] }>();
  const byDir = sources.map(() => new Map<string, Entry[]>());
  for (const entry of entries) {
    const dirs = byDir[entry.sourceIndex];
    const source = sources[entry.sourceIndex];
    if (dirs === undefined || source === undefined)
      throw new Error('an entry names a source that is not there');
    let group = dirs.get(entry.dir);
    if (group === undefined) {
      const path = logicalPath(entry.dir);
      const key = `${source.exportId}\u0000${path}`;
      const folder = folders.get(key) ?? {
        exportId: source.exportId,
        path,
        name: lastPart(path) ?? source.name,
        entries: [],
      };
      folders.set(key, folder);
      group = folder.entries;
      dirs.set(entry.dir, group);
    }
    group.push(entry);
  }
  for (const folder of folders.values()) folder.entries.sort(compareEntries(ranks));
  return [...folders.values()].sort(
    (a, b) => compareText(a.exportId, b.exportId) || compareText(a.path, b.path),
  );
}

/** Folder that holds a folder; undefined for the top. */
export function parentPath(path: string): string | undefined {
  if (path === '') return undefined;
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function lastPart(path: string): string | undefined {
  return path === '' ? undefined : path.slice(path.lastIndexOf('/') + 1);
}

/** `Takeout` is the same in all languages; file managers number its unpacked copies. */
const takeoutFolder = /^takeout(?:[ _-]?\(?\d{1,3}\)?)?$/iu;

function logicalPath(dir: string): string {
  const parts = normaliseName(dir)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const takeout = parts.findLastIndex((part) => takeoutFolder.test(part));
  return parts.slice(takeout + 1).join('/');
}

/** A number for each source that does not depend on the order in which they were given. */
function rankSources(sources: readonly SourceInfo[]): readonly number[] {
  const order = [...sources.keys()].sort((a, b) => {
    const [left, right] = [sources[a], sources[b]];
    if (left === undefined || right === undefined) return 0;
    return (
      (left.part ?? Number.MAX_VALUE) - (right.part ?? Number.MAX_VALUE) ||
      compareText(left.name, right.name) ||
      compareText(left.filePath, right.filePath)
    );
  });
  const ranks: number[] = [];
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return ranks;
}

function compareEntries(ranks: readonly number[]): (a: Entry, b: Entry) => number {
  return (a, b) =>
    compareText(a.name, b.name) ||
    (ranks[a.sourceIndex] ?? 0) - (ranks[b.sourceIndex] ?? 0) ||
    compareText(a.dir, b.dir) ||
    a.index - b.index;
}
