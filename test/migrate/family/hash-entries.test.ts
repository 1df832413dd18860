import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashEntries } from '../../../src/migrate/family/hash-entries.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { SourceSet } from '../../../src/model/source.ts';
import { openSources } from '../../../src/source/open-sources.ts';
import { temporaryFolder } from '../../cli/support/temporary-folder.ts';
import { buildZip } from '../../support/zip-builder.ts';

const folder = temporaryFolder();
const identity = { server: 'http://server', userId: 'ann' };
const { signal } = new AbortController();
let count = 0;

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** Opens an archive with these files twice, as a family run does. */
async function openTwice(files: Record<string, string>, later = files): Promise<SourceSet[]> {
  const path = join(folder, `takeout-${(count += 1)}.zip`);
  return [await openWith(path, files), await openWith(path, later)];
}

async function openWith(path: string, files: Record<string, string>): Promise<SourceSet> {
  const specs = Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  writeFileSync(path, buildZip(specs));
  return openSources([path]);
}

function encrypt({ sourceIndex, index, dir, name, size, crc32 }: Entry): Entry {
  return { sourceIndex, index, dir, name, size, crc32, unreadable: 'encrypted' };
}

async function withJournal<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = Journal.open(join(folder, `state-${(count += 1)}`), identity);
  try {
    return await work(journal);
  } finally {
    journal.close();
  }
}

describe('hashEntries', () => {
  it('hashes what was asked for, and remembers it', () =>
    withJournal(async (journal) => {
      const [listed, now] = await openTwice({ 'a.jpg': 'A', 'b.jpg': 'B', 'c.jpg': 'C' });
      const [a, , c] = listed!.entries;
      const hashes = await hashEntries([c!, a!], now!, journal, signal);
      expect([...hashes]).toEqual([
        [a, sha1('A')],
        [c, sha1('C')],
      ]);
      expect(Array.from(journal.state.hashes, ([, hash]) => hash.sha1)).toEqual([sha1('A'), sha1('C')]);
      await now!.close();
      // Closed sources cannot be read: this comes from the journal.
      expect([...(await hashEntries([a!], now!, journal, signal))]).toEqual([[a, sha1('A')]]);
      await listed!.close();
    }));

  it('tells nothing of a file that is another one by now', () =>
    withJournal(async (journal) => {
      const [listed, now] = await openTwice({ 'a.jpg': 'A', 'b.jpg': 'B' }, { 'a.jpg': 'X', 'c.jpg': 'B' });
      expect([...(await hashEntries(listed!.entries, now!, journal, signal))]).toEqual([]);
      await Promise.all([listed!.close(), now!.close()]);
    }));

  it('tells nothing of a file that cannot be read', () =>
    withJournal(async (journal) => {
      const [listed, now] = await openTwice({ 'a.jpg': 'A' });
      await now!.close();
      const broken: SourceSet = {
        ...now!,
        entries: now!.entries.map(encrypt),
      };
      await expect(hashEntries(listed!.entries, broken, journal, signal)).resolves.toEqual(new Map());
      await listed!.close();
    }));
});
