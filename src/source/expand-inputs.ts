import { lstat, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';

import { SourceError, UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { Problem } from '../model/problem.ts';
import { expandFolder } from './expand-folder.ts';
import type { ExpandedInputs, SourcePath } from './expand-folder.ts';
import { compareNaturally } from './part-name.ts';
import { errorCode, explainReadFailure } from './source-errors.ts';

/**
 * Turns arguments into paths. What exists under the very name is taken literally, brackets and stars included;
 * everything else is a pattern. Throws when an argument leads to nothing.
 */
export async function expandInputs(inputs: readonly string[]): Promise<ExpandedInputs> {
  if (inputs.length === 0) {
    throw new UsageError(say`no archive is named`, {
      hint: say`Name takeout-*.zip files, or the folder that holds them.`,
    });
  }
  const found: SourcePath[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    for (const filePath of await expandArgument(input)) {
      if (!(await isFolder(filePath))) {
        found.push({ filePath, kind: 'zip' });
        continue;
      }
      const expansion = await expandFolder(filePath);
      found.push(...expansion.paths);
      problems.push(...expansion.problems);
    }
  }
  const paths = withoutNested(await withoutRepeated(found));
  return { paths: paths.sort(comparePaths), problems: uniqueProblems(problems) };
}

async function expandArgument(input: string): Promise<string[]> {
  if (await exists(input)) return [resolve(input)];
  // Mostly the shell has done this already.
  const { default: fastGlob } = await import('fast-glob');
  if (!fastGlob.isDynamicPattern(input)) {
    throw new SourceError('not-found', say`cannot read ${input}: no such file or folder`, {
      hint: say`Check the spelling and whether its disk is there.`,
    });
  }
  const { folder, pattern } = await splitPattern(input);
  const matches = await fastGlob(pattern, {
    cwd: folder,
    onlyFiles: false,
    absolute: true,
    suppressErrors: true,
  });
  if (matches.length === 0) {
    throw new UsageError(say`nothing matches ${input}`, {
      hint: say`Check the folder and the spelling of the pattern.`,
    });
  }
  return matches.map((match) => resolve(match)).sort(compareNaturally);
}

/** Keeps folders that exist under their very names out of the pattern: `Takeout (2)/*.zip`, `[2019]/*.zip`. */
async function splitPattern(input: string): Promise<{ folder: string; pattern: string }> {
  const segments = resolve(input).split(sep);
  for (let count = segments.length - 1; ; count--) {
    const folder = segments.slice(0, count).join(sep) + sep;
    if (count <= 1 || (await exists(folder))) return { folder, pattern: segments.slice(count).join('/') };
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL'].includes(errorCode(error))) return false;
    throw explainReadFailure(error, { archive: path });
  }
}

/** A path that cannot be examined passes for a file: opening it will tell why. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** The same file can be named twice: by a pattern and by hand, through a link, or as a hard link. */
async function withoutRepeated(paths: readonly SourcePath[]): Promise<SourcePath[]> {
  const byIdentity = new Map<string, SourcePath>();
  for (const path of paths) {
    const identity = await identify(path.filePath);
    if (!byIdentity.has(identity)) byIdentity.set(identity, path);
  }
  return [...byIdentity.values()];
}

/** Inode numbers count for hard links only: some network drives give one number to several files. */
async function identify(filePath: string): Promise<string> {
  try {
    const stats = await stat(filePath, { bigint: true });
    const isHardLink = stats.isFile() && stats.nlink > 1n;
    return isHardLink ? `${stats.dev}:${stats.ino}` : await realpath(filePath);
  } catch {
    return filePath;
  }
}

/** A folder inside another named folder is listed with that one. */
function withoutNested(paths: readonly SourcePath[]): SourcePath[] {
  const folders = paths.filter((path) => path.kind === 'folder').map((path) => path.filePath + sep);
  return paths.filter(
    (path) => path.kind !== 'folder' || !folders.some((folder) => path.filePath.startsWith(folder)),
  );
}

function comparePaths(a: SourcePath, b: SourcePath): number {
  return compareNaturally(lastSegment(a), lastSegment(b)) || compareNaturally(a.filePath, b.filePath);
}

function lastSegment(path: SourcePath): string {
  return path.filePath.slice(path.filePath.lastIndexOf(sep) + 1);
}

function uniqueProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
