import { createHash } from 'node:crypto';
import { SourceError } from '../../lib/errors.ts';
import type { Sha1 } from '../../model/destination.ts';
import type { Entry } from '../../model/entry.ts';
import type { SourceSet } from '../../model/source.ts';
import { entryKey } from '../entry-key.ts';
import { entryIdentity } from './entry-identity.ts';
import type { Journal } from '../journal/journal.ts';

/**
 * SHA-1 of entries that were listed before, of sources that were opened anew: from the journal, else by reading them
 * to the end, in the order of the archives. What cannot be read, or is not the same entry any more, is not in the result.
 */
export async function hashEntries(
  entries: readonly Entry[],
  sources: SourceSet,
  journal: Pick<Journal, 'state' | 'write'>,
  signal: AbortSignal,
): Promise<Map<Entry, Sha1>> {
  const wanted = new Map(entries.map((entry) => [entryIdentity(entry), entry]));
  const hashes = new Map<Entry, Sha1>();
  for (const entry of sources.entries) {
    const listed = wanted.get(entryIdentity(entry));
    if (listed === undefined) continue;
    const sha1 = await hashEntry(entry, sources, journal, signal);
    if (sha1 !== undefined) hashes.set(listed, sha1);
  }
  return hashes;
}

async function hashEntry(
  entry: Entry,
  sources: SourceSet,
  journal: Pick<Journal, 'state' | 'write'>,
  signal: AbortSignal,
): Promise<Sha1 | undefined> {
  const key = entryKey(entry, sources.sources[entry.sourceIndex]);
  const known = key === undefined ? undefined : journal.state.hashes.get(key);
  if (known !== undefined) return known.sha1;
  try {
    const hash = createHash('sha1');
    for await (const chunk of sources.open(entry, { signal })) hash.update(chunk);
    const sha1 = hash.digest('hex');
    if (key !== undefined) journal.write({ kind: 'hash', key, sha1 });
    return sha1;
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
