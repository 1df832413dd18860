import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Archives of Google Takeout in one folder. */
export interface FoundArchives {
  readonly folder: string;
  /** Sorted by name. */
  readonly paths: readonly string[];
  readonly bytes: number;
}

/** Looks into folders, not below them, for archives under the names that Google gives them. */
export function findArchives(folders: readonly string[]): FoundArchives[] {
  return [...new Set(folders)].flatMap((folder) => {
    const paths = namesIn(folder)
      .filter((name) => /^takeout-.*\.zip$/iu.test(name))
      .sort()
      .map((name) => join(folder, name));
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    return paths.length === 0 ? [] : [{ folder, paths, bytes }];
  });
}

/** A folder that is not there, or may not be read, holds nothing that could be proposed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
