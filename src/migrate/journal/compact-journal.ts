import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from '../../lib/replace-file.ts';
import { writeFully } from '../../lib/write-fully.ts';
import type { JournalRecord } from './journal-record.ts';
import { readJournal } from './read-journal.ts';

/** What a later record of the same key makes obsolete; undefined for effects, which all count. */
export function supersededBy(record: JournalRecord): string | undefined {
  if (record.kind === 'hash') return `hash ${record.key}`;
  if (record.kind === 'members') return `members ${record.albumId}`;
  if (record.kind === 'paused-queues') return 'paused-queues';
  return undefined;
}

const batchChars = 64 * 1024;

/**
 * Rewrites a journal without damaged and obsolete lines, beside the old one, and puts it in its place in one
 * step: a crash leaves the old or the new one whole. Lines are copied as they are, so that what a newer program
 * wrote survives an older one.
 *
 * @throws the system's error; the old journal is untouched then
 */
export function compactJournal(path: string): void {
  const target = { temporary: `${path}.new`, flags: 'w', mode: 0o600 } as const;
  replaceFile(path, target, (fd) => copyLiveLines(path, fd));
  syncDirectory(dirname(path));
}

function copyLiveLines(path: string, fd: number): void {
  const last = lastLineOfEachKey(path);
  let batch = '';
  let index = 0;
  for (const { said, bytes } of readJournal(path)) {
    const key = said.kind === 'record' ? supersededBy(said.record) : undefined;
    if (said.kind !== 'damaged' && (key === undefined || last.get(key) === index))
      batch += `${bytes.toString('utf8')}\n`;
    if (batch.length > batchChars) {
      writeFully(fd, batch);
      batch = '';
    }
    index += 1;
  }
  writeFully(fd, batch);
}

function lastLineOfEachKey(path: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  let index = 0;
  for (const { said } of readJournal(path)) {
    const key = said.kind === 'record' ? supersededBy(said.record) : undefined;
    if (key !== undefined) last.set(key, index);
    index += 1;
  }
  return last;
}

/** Makes the new name as durable as the content, where the system can. */
function syncDirectory(path: string): void {
  try {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // Windows opens no directories.
  }
}
