import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { toArchiveError } from '../archive/archive-error.ts';
import { stateFolder } from '../archive/layout.ts';
import { ApiError, UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { SourceSet } from '../model/source.ts';

/**
 * An archive inside of what is read would be taken for a part of the export by the next run.
 * @throws UsageError
 */
export function refuseOwnSource(dir: string, { sources }: SourceSet): void {
  const place = realPathOf(dir);
  const holder = sources.find(({ kind, filePath }) => {
    const source = realPathOf(filePath);
    return kind === 'folder' && (place === source || place.startsWith(source + sep));
  });
  if (holder === undefined) return;
  throw new UsageError(say`--to ${dir} lies inside ${holder.filePath}, which is to be read`, {
    hint: say`Write to a folder outside of it.`,
  });
}

/** Also of a folder that is yet to be made. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = resolve(path, '..');
    return parent === path ? path : join(realPathOf(parent), path.slice(parent.length));
  }
}

/** @throws UsageError, ApiError when the disk is full */
export function makeArchiveFolder(dir: string): void {
  try {
    mkdirSync(join(dir, stateFolder), { recursive: true });
  } catch (cause) {
    const error = toArchiveError(cause, dir);
    if (error instanceof ApiError && error.kind === 'disk-full') throw error;
    throw new UsageError(
      say`--to ${dir} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}
