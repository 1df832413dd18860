import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { basename, join } from 'node:path';

import type { Problem } from '../model/problem.ts';
import { parsePartName } from './part-name.ts';
import { explainReadFailure } from './source-errors.ts';
import { say } from '../lib/say.ts';

/** A path that is to be opened as one source. */
export interface SourcePath {
  /** Absolute. */
  readonly filePath: string;
  readonly kind: 'zip' | 'folder';
}

/** What the user's arguments mean on this disk. */
export interface ExpandedInputs {
  /** In natural order, each file and folder once. */
  readonly paths: readonly SourcePath[];
  readonly problems: readonly Problem[];
}

/** At most this many names are listed in a problem. */
const MOST_NAMES = 5;
/** `Takeout`, and `Takeout 2` or `Takeout (2)` where a file manager unpacked the next part beside it. */
const UNPACKED_NAME = /^takeout(?:[ _-]?\(?\d{1,3}\)?)?$/i;
/** Lies beside parts and holds nothing of the user's. */
const UNIMPORTANT_NAME = /^(?:\..*|archive_browser\.html|desktop\.ini|thumbs\.db|@eaDir)$/i;

/**
 * Decides what a folder means: the archives in it, the unpacked parts that lie side by side in it, or itself.
 * What is left aside by that decision is reported.
 */
export async function expandFolder(folderPath: string): Promise<ExpandedInputs> {
  const children = await readChildren(folderPath);
  const zips = children.filter(isZip);
  const takeoutZips = zips.filter((child) => isTakeoutName(child.name));
  const unpacked = children.filter((child) => child.isDirectory() && isUnpackedPart(child.name));
  const parts =
    unpacked.length > 1 || unpacked.some((child) => parsePartName(child.name).stamped) ? unpacked : [];
  const others = children.filter((child) => !zips.includes(child) && !parts.includes(child));

  if (takeoutZips.length > 0 || parts.length > 0) {
    const rest = [...zips.filter((child) => !takeoutZips.includes(child)), ...others];
    return { paths: toPaths(folderPath, takeoutZips, parts), problems: leftAside(folderPath, rest) };
  }
  if (zips.length > 0 && others.length === 0) {
    return { paths: toPaths(folderPath, zips, []), problems: [] };
  }
  return { paths: [{ filePath: folderPath, kind: 'folder' }], problems: unopenedZips(folderPath, zips) };
}

async function readChildren(folderPath: string): Promise<Dirent[]> {
  try {
    const children = await readdir(folderPath, { withFileTypes: true });
    return children.filter((child) => !UNIMPORTANT_NAME.test(child.name));
  } catch (error) {
    throw explainReadFailure(error, { archive: folderPath });
  }
}

function isZip(child: Dirent): boolean {
  return !child.isDirectory() && /\.zip$/i.test(child.name);
}

function isTakeoutName(name: string): boolean {
  return parsePartName(name).stamped || /^takeout/i.test(name);
}

function isUnpackedPart(name: string): boolean {
  return parsePartName(name).stamped || UNPACKED_NAME.test(name);
}

function toPaths(folderPath: string, zips: readonly Dirent[], folders: readonly Dirent[]): SourcePath[] {
  return [
    ...zips.map(({ name }) => ({ filePath: join(folderPath, name), kind: 'zip' as const })),
    ...folders.map(({ name }) => ({ filePath: join(folderPath, name), kind: 'folder' as const })),
  ];
}

function leftAside(folderPath: string, children: readonly Dirent[]): Problem[] {
  if (children.length === 0) return [];
  const names = listNames(children);
  const folder = basename(folderPath);
  const message =
    children.length === 1
      ? say`${names} in ${folder} is not read, only the Takeout parts beside: name what you want to bring along`
      : say`${names} in ${folder} are not read, only the Takeout parts beside: name what you want to bring along`;
  return [{ code: 'left-aside', message }];
}

function unopenedZips(folderPath: string, zips: readonly Dirent[]): Problem[] {
  if (zips.length === 0) return [];
  const names = listNames(zips);
  const folder = basename(folderPath);
  const message =
    zips.length === 1
      ? say`${names} in ${folder} is not opened, because other files lie beside: name the archives to read them`
      : say`${names} in ${folder} are not opened, because other files lie beside: name the archives to read them`;
  return [{ code: 'left-aside', message }];
}

function listNames(children: readonly Dirent[]): string {
  const names = children.slice(0, MOST_NAMES).map((child) => child.name);
  const rest = children.length - names.length;
  return rest > 0 ? say`${names.join(say`, `)} and ${rest} more` : names.join(say`, `);
}
