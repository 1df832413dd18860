import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { UsageError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import { missingCsvHeader } from '../report/missing-to-csv.ts';

/**
 * Makes sure, before hours of work, that a list may be written there: a new file, or a list of an earlier time.
 * @throws UsageError
 */
export function checkCsvFile(path: string): void {
  const start = readStart(path);
  if (start === undefined || start === '' || start === `${missingCsvHeader}\r\n`) return;
  throw new UsageError(say`--csv ${path}: this file exists, and is no list of missing files`, {
    hint: say`Give another name, or move that file away.`,
  });
}

/** @throws UsageError when the file cannot be written */
export function writeCsvFile(path: string, csv: string): void {
  checkCsvFile(path);
  try {
    writeFileSync(path, csv);
  } catch (error) {
    throw new UsageError(say`--csv: cannot write ${path}: ${reasonOf(error)}`);
  }
}

function readStart(path: string): string | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const start = Buffer.alloc(missingCsvHeader.length + 2);
    return start.subarray(0, readSync(fd, start)).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(say`--csv: cannot look at ${path}: ${reasonOf(error)}`);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
