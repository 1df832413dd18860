import { basename, dirname, join } from 'node:path';

import { distinctNames } from './distinct-names.ts';
import { parsePartName } from './part-name.ts';
import type { PartName } from './part-name.ts';

/** To which export a path belongs, and how it is called in messages and in the plan. */
export interface PartIdentity {
  readonly name: string;
  readonly exportId: string;
  readonly batch: number | undefined;
  readonly part: number | undefined;
}

/**
 * Groups absolute paths into exports, in their order. A time stamp identifies an export across directories, unless
 * one of its numbers occurs in two directories: then two accounts asked in the same second, and the directory
 * tells them apart. Names that say less belong together only within one directory.
 */
export function assignExports(filePaths: readonly string[]): PartIdentity[] {
  const names = distinctNames(filePaths);
  const parts = filePaths.map(readPart);
  const doubtful = stemsInSeveralDirectories(parts);
  const groups = parts.map((part) =>
    part.stamped && !doubtful.has(part.stem) ? part.stem : join(part.directory, part.stem),
  );
  const keys = [...new Set(groups)];
  const shortKeys = distinctNames(keys);
  const ids = new Map(keys.map((key, index) => [key, shortKeys[index]]));
  return parts.map(({ batch, part }, index) => ({
    name: names[index] ?? '',
    exportId: ids.get(groups[index] ?? '') ?? '',
    batch,
    part,
  }));
}

interface PlacedPart extends PartName {
  readonly directory: string;
}

/** Unpacked parts are often named by their inner folder: `takeout-…-001/Takeout`. Then the outer name tells. */
function readPart(filePath: string): PlacedPart {
  const directory = dirname(filePath);
  const outer = parsePartName(basename(directory));
  if (/^takeout$/i.test(basename(filePath)) && outer.stamped) {
    return { ...outer, directory: dirname(directory) };
  }
  return { ...parsePartName(basename(filePath)), directory };
}

function stemsInSeveralDirectories(parts: readonly PlacedPart[]): Set<string> {
  const directories = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const { stem, batch, part, directory } of parts) {
    const key = JSON.stringify([stem, batch, part]);
    const first = directories.get(key);
    if (first === undefined) directories.set(key, directory);
    else if (first !== directory) doubtful.add(stem);
  }
  return doubtful;
}
