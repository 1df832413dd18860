import { setImmediate } from 'node:timers/promises';

import type { Entry } from '../model/entry.ts';
import { entryPlace } from '../model/entry-place.ts';
import type { BulkReader, EntryReader, SourceInfo } from '../model/source.ts';
import type { OpenSource } from './open-source.ts';
import { sourceError } from './source-errors.ts';
import { say } from '../lib/say.ts';

/** Synchronous reads may keep the event loop this long before everybody else has a turn. */
const LONGEST_TURN_MS = 20;
/** Read together: far more would not be cheaper, and a damaged one costs its neighbours a second try. */
const MOST_TOGETHER = 64;

/** Reads entries of many sources, each from the one it belongs to. */
export function createEntryReader(
  sources: readonly OpenSource[],
  infos: readonly SourceInfo[],
): EntryReader & BulkReader {
  let turnStartedMs = performance.now();
  const giveTurn = async (): Promise<void> => {
    if (performance.now() - turnStartedMs <= LONGEST_TURN_MS) return;
    await setImmediate();
    turnStartedMs = performance.now();
  };

  const sourceOf = (entry: Entry): OpenSource => {
    const source = sources[entry.sourceIndex];
    if (source === undefined) throw new RangeError(`no source ${entry.sourceIndex}`);
    return source;
  };

  const readAtOnce = (entry: Entry, maxBytes: number): Buffer | undefined => {
    if (entry.size > maxBytes && entry.unreadable === undefined) {
      throw sourceError(
        'too-large',
        entryPlace(infos, entry),
        say`it has ${entry.size} bytes, more than the ${maxBytes} expected at most`,
      );
    }
    return sourceOf(entry).tryReadSync(entry);
  };

  const read = async (entry: Entry, maxBytes: number): Promise<Buffer> => {
    const content = readAtOnce(entry, maxBytes);
    if (content === undefined) return await readAll(sourceOf(entry).open(entry), entry.size);
    await giveTurn();
    return content;
  };

  return {
    read,
    async readEach(entries, { maxBytes, signal }, take) {
      for (const group of groupsOf(entries)) {
        signal?.throwIfAborted();
        const fits = group.every((entry) => entry.size <= maxBytes);
        if (fits && sourceOf(group[0]).tryReadTogether?.(group, take) === true) await giveTurn();
        else for (const entry of group) take(entry, await read(entry, maxBytes).catch(asError));
      }
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

/** Neighbours of one source, a few dozen at a time. */
function* groupsOf(entries: readonly Entry[]): Generator<readonly [Entry, ...Entry[]]> {
  for (let start = 0; start < entries.length;) {
    const [first, ...others] = entries.slice(start, start + MOST_TOGETHER);
    if (first === undefined) return;
    const end = others.findIndex(({ sourceIndex }) => sourceIndex !== first.sourceIndex);
    const group = [first, ...(end === -1 ? others : others.slice(0, end))] as const;
    yield group;
    start += group.length;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
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
