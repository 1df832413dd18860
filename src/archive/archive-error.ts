import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError, AppError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { stateFolder } from './layout.ts';

/**
 * What a failed call of the file system means for a run. Errors that are meant for people already, and bugs, are
 * returned as they are.
 *
 * @param dir the archive folder: when it is gone, so is the disk
 */
export function toArchiveError(error: unknown, dir: string): unknown {
  if (error instanceof AppError || !isSystemError(error)) return error;
  const { code, message: cause } = error;
  switch (code) {
    case 'ENOSPC':
      return new ApiError('disk-full', 'fatal', say`the disk that holds ${dir} is full`, {
        hint: say`Make room, then run the same command again: what is written stays written.`,
        cause: error,
      });
    case 'EDQUOT':
      return new ApiError('quota', 'fatal', say`your quota on the disk that holds ${dir} is used up`, {
        hint: say`Make room, then run the same command again: what is written stays written.`,
        cause: error,
      });
    case 'EFBIG':
      return new ApiError(
        'too-large',
        'permanent',
        say`the file is larger than this disk can hold in one file`,
        {
          hint: say`FAT32 holds no files above 4 GB: use another format for the disk.`,
          cause: error,
        },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new ApiError('forbidden', 'fatal', say`cannot write to ${dir}: ${cause}`, {
        hint: say`Check that the folder is yours and that its disk is not write-protected.`,
        cause: error,
      });
    default:
      return isThere(dir)
        ? new ApiError('server-error', 'now', `${dir}: ${cause}`, { cause: error })
        : goneError(dir);
  }
}

/** Nothing is wrong with any file: the run waits for the disk to come back. */
export function goneError(dir: string): ApiError {
  return new ApiError('unreachable', 'later', say`${dir} is gone: is its disk still connected?`);
}

/** An unmounted disk leaves an empty folder behind, which must not be filled. */
export function isThere(dir: string): boolean {
  return existsSync(join(dir, stateFolder));
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
