import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { DecodedLine } from './journal-record.ts';
import { decodeLine } from './journal-record.ts';

/** One line of a journal file: what it says, and how it was spelled. */
export interface JournalLine {
  readonly said: DecodedLine;
  /** Without its line end; valid until the next line is asked for. */
  readonly bytes: Buffer;
  /** False for a last line that was cut off before its line end. */
  readonly isEnded: boolean;
}

const chunkBytes = 256 * 1024;
const lineFeed = 0x0a;

/**
 * Reads a journal line by line, holding one chunk of it at a time. A file that is not there has no lines.
 * @throws the system's error when it cannot be read
 */
export function* readJournal(path: string): Generator<JournalLine> {
  const fd = openIfThere(path);
  if (fd === undefined) return;
  try {
    // A device or pipe may never end.
    const found = fstatSync(fd);
    if (!found.isFile()) throw new Error(`${path} is not a file`);
    yield* splitLines(fd, Buffer.allocUnsafe(Math.min(chunkBytes, found.size + 1)));
  } finally {
    closeSync(fd);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function* splitLines(fd: number, chunk: Buffer): Generator<JournalLine> {
  let begun: Buffer[] = [];
  for (;;) {
    const bytes = chunk.subarray(0, readSync(fd, chunk));
    if (bytes.length === 0) break;
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const rest = bytes.subarray(start, end);
      yield toLine(begun.length === 0 ? rest : Buffer.concat([...begun, rest]), true);
      begun = [];
      start = end + 1;
    }
    if (start < bytes.length) begun.push(Buffer.from(bytes.subarray(start)));
  }
  if (begun.length > 0) yield toLine(Buffer.concat(begun), false);
}

function toLine(bytes: Buffer, isEnded: boolean): JournalLine {
  return { said: decodeLine(bytes), bytes, isEnded };
}
