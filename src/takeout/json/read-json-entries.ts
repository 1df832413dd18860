import type { Entry } from '../../model/entry.ts';
import type { BulkReader } from '../../model/source.ts';
import type { ClassifiedJson } from './classify-json.ts';
import { classifyJson } from './classify-json.ts';
import { say } from '../../lib/say.ts';

/** A sidecar has a kilobyte or two; albums with many comments a few hundred. */
const largestJsonBytes = 4 * 1024 * 1024;

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
  reader: BulkReader,
  entries: readonly Entry[],
  results: Map<Entry, ReadJson>,
  { signal, onRead }: ReadJsonOptions = {},
): Promise<void> {
  const keep = (entry: Entry, result: ReadJson): void => {
    results.set(entry, result);
    onRead?.();
  };
  const wanted: Entry[] = [];
  for (const entry of entries) {
    if (results.has(entry)) continue;
    const refusal = explainRefusal(entry);
    if (refusal === undefined) wanted.push(entry);
    else keep(entry, { kind: 'unreadable', reason: refusal });
  }
  wanted.sort((a, b) => a.sourceIndex - b.sourceIndex || a.index - b.index);
  await reader.readEach(wanted, { maxBytes: largestJsonBytes, signal }, (entry, content) =>
    keep(
      entry,
      content instanceof Error ? { kind: 'unreadable', reason: content.message } : classifyJson(content),
    ),
  );
}

/** Why there is no point in trying. */
function explainRefusal({ unreadable, size }: Entry): string | undefined {
  if (unreadable !== undefined || size <= largestJsonBytes) return unreadable;
  return say`${Math.ceil(size / 2 ** 20)} MiB is too large for Google's metadata`;
}
