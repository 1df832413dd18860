import type { Entry } from '../../model/entry.ts';
import type { EntryReader } from '../../model/source.ts';
import { forEachConcurrently } from '../../lib/for-each-concurrently.ts';
import type { ClassifiedJson } from './classify-json.ts';
import { classifyJson } from './classify-json.ts';

/** A sidecar has a kilobyte or two; albums with many comments a few hundred. */
const largestJsonBytes = 4 * 1024 * 1024;

/** How many are asked for at once: enough to keep a disk busy, few enough to stay in its order. */
const readsAtOnce = 8;

/** What reading one JSON entry came to. */
export type ReadJson = ClassifiedJson | { readonly kind: 'unreadable'; readonly reason: string };

export interface ReadJsonOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onRead?: () => void;
}

/**
 * Reads and classifies JSON entries in the order in which they lie in their archives, keeping only what is used of
 * each. A file that cannot be read is a result, not an error; only an abort rejects.
 */
export async function readJsonEntries(
  reader: Pick<EntryReader, 'read'>,
  entries: readonly Entry[],
  results: Map<Entry, ReadJson>,
  options: ReadJsonOptions = {},
): Promise<void> {
  const inOrder = entries
    .filter((entry) => !results.has(entry))
    .sort((a, b) => a.sourceIndex - b.sourceIndex || a.index - b.index);
  await forEachConcurrently(inOrder, readsAtOnce, async (entry) => {
    options.signal?.throwIfAborted();
    results.set(entry, await readOne(reader, entry, options.signal));
    options.onRead?.();
  });
}

async function readOne(
  reader: Pick<EntryReader, 'read'>,
  entry: Entry,
  signal: AbortSignal | undefined,
): Promise<ReadJson> {
  if (entry.unreadable !== undefined) return { kind: 'unreadable', reason: entry.unreadable };
  if (entry.size > largestJsonBytes) {
    return {
      kind: 'unreadable',
      reason: `${Math.ceil(entry.size / 2 ** 20)} MiB is too large for Google's metadata`,
    };
  }
  try {
    return classifyJson(await reader.read(entry, largestJsonBytes));
  } catch (error) {
    signal?.throwIfAborted();
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}
