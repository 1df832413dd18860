import { setImmediate } from 'node:timers/promises';

import type { Entry } from '../model/entry.ts';
import { entryPath } from '../model/entry.ts';
import type { EntryReader, SourceInfo } from '../model/source.ts';
import type { OpenSource } from './open-source.ts';
import { sourceError } from './source-errors.ts';

/** Synchronous reads may keep the event loop this long before everybody else has a turn. */
const LONGEST_TURN_MS = 20;

/** Reads entries of many sources, each from the one it belongs to. */
export function createEntryReader(sources: readonly OpenSource[], infos: readonly SourceInfo[]): EntryReader {
  let turnStartedMs = performance.now();

  const sourceOf = (entry: Entry): OpenSource => {
    const source = sources[entry.sourceIndex];
    if (source === undefined) throw new RangeError(`no source ${entry.sourceIndex}`);
    return source;
  };

  const readAtOnce = (entry: Entry, maxBytes: number): Buffer | undefined => {
    if (entry.size > maxBytes && entry.unreadable === undefined) {
      const place = { archive: infos[entry.sourceIndex]?.name ?? '', path: entryPath(entry) };
      throw sourceError(
        'too-large',
        place,
        `it has ${entry.size} bytes, more than the ${maxBytes} expected at most`,
      );
    }
    return sourceOf(entry).tryReadSync(entry);
  };

  return {
    async read(entry, maxBytes) {
      const content = readAtOnce(entry, maxBytes);
      if (content === undefined) return await readAll(sourceOf(entry).open(entry), entry.size);
      if (performance.now() - turnStartedMs > LONGEST_TURN_MS) {
        await setImmediate();
        turnStartedMs = performance.now();
      }
      return content;
    },
    async readHead(entry, maxBytes) {
      const headBytes = Math.min(maxBytes, entry.size);
      return await readFirst(sourceOf(entry).openHead(entry, headBytes), headBytes);
    },
    open(entry, options) {
      return sourceOf(entry).open(entry, options?.signal);
    },
  };
}

/** Collects a whole entry: only its end proves that the content is right. */
async function readAll(chunks: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  const content = Buffer.allocUnsafe(bytes);
  let filled = 0;
  for await (const chunk of chunks) filled += chunk.copy(content, filled);
  return content;
}

/** Collects the first bytes and leaves the rest unread. */
async function readFirst(chunks: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  const content = Buffer.allocUnsafe(bytes);
  let filled = 0;
  for await (const chunk of chunks) {
    filled += chunk.copy(content, filled);
    if (filled === bytes) break;
  }
  return content.subarray(0, filled);
}
