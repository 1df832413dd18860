import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/** A program that was started before loads some of its files only now. */
const graceMs = 900_000;

/**
 * Makes a flat folder hold these files and, in the end, no others: those that belong to it no longer go with the first
 * call after a quarter of an hour. Each file is put in place in one step, and left alone when it is there already, so
 * that programs can run from the folder meanwhile.
 */
export function fillFolder(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
  now = new Date(),
): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) {
    if (tryRead(path) === text) utimesSync(path, now, now);
    else replace(path, text);
  }
  const wanted = new Set(files.map(({ path }) => basename(path)));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isStale = !wanted.has(name) && statSync(path).mtimeMs < now.getTime() - graceMs;
    if (isStale) rmSync(path, { recursive: true, force: true });
  }
}

function replace(path: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
