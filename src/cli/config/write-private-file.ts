import { mkdirSync, realpathSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { UsageError } from '../../lib/errors.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import { writeFully } from '../../lib/write-fully.ts';
import { say } from '../../lib/say.ts';

/**
 * Writes a file that only its owner may read (0600, in a folder of 0700 where there was none): as a whole, or not
 * at all. A link is followed, so that it stays one.
 * @throws UsageError
 */
export function writePrivateFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const target = realPathOf(path);
    const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`;
    replaceFile(target, { temporary, flags: 'wx', mode: 0o600 }, (fd) => writeFully(fd, text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(say`cannot write ${path}: ${reason}`, { cause: error });
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
    throw error;
  }
}
