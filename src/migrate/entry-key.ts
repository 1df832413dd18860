import type { Entry } from '../model/entry.ts';
import { entryPath } from '../model/entry.ts';
import type { SourceInfo } from '../model/source.ts';

/**
 * Under which the journal remembers the SHA-1 of an entry's bytes: archive name, path, size and CRC-32 together
 * stand for the bytes. Undefined for files of a folder, whose bytes may change without a trace in these.
 */
export function entryKey(entry: Entry, source: SourceInfo | undefined): string | undefined {
  if (entry.crc32 === undefined || source === undefined) return undefined;
  return `${source.name}|${entryPath(entry)}|${entry.size}|${entry.crc32.toString(16)}`;
}
