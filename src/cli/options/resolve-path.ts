import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A path as a file in `folder` means it: no shell looked at it, so `~` is still the home of the user. */
export function resolvePath(path: string, folder: string): string {
  return resolve(folder, expandHome(path));
}

/** `~` and `~/…` as a shell would have it. */
export function expandHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}
