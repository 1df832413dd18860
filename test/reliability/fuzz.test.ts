import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/migrate/journal/journal.ts';
import { encodeRecord } from '../../src/migrate/journal/journal-record.ts';
import { MemoryDestination } from './fuzz/memory-destination.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { buildSmallExport } from './fuzz/small-export.ts';
import { migrateIntoMemory } from './support/migrate.ts';

/** A first look at each kind of damage; `npm run test:fuzz` takes ten thousand of each. */
describe('damaged input', () => {
  it.each([
    ['archives', 150],
    ['sidecars', 200],
    ['journals', 150],
    ['answers', 80],
  ])(
    '%s: no crash, no hang, no lie in %i of them',
    async (name, count) => {
      expect(await runFuzz(name, { first: 0, count })).toEqual([]);
    },
    600_000,
  );
});

describe('a journal', () => {
  it('cut at any byte is read up to the cut, and written on', async () => {
    const { journal, identity, dir, remove } = await journalOfARun();
    const at = Journal.pathFor(dir, identity);
    for (let cut = 0; cut <= journal.length; cut += 1) {
      writeFileSync(at, journal.subarray(0, cut));
      const opened = Journal.open(dir, identity);
      opened.write({ kind: 'hash', key: 'after the cut', sha1: 'ab' });
      opened.close();
      const keysBefore = journal
        .subarray(0, cut)
        .toString()
        .split('\n')
        // A line is whole with its last byte; its line end is not needed.
        .filter((line) => line.endsWith('}') && line.includes('"kind":"hash"'));
      const { hashes } = Journal.read(at).state;
      expect(hashes.get('after the cut')?.sha1, `cut at ${cut}`).toBe('ab');
      expect(hashes.size - 1, `cut at ${cut}`).toBe(keysBefore.length);
    }
    await remove();
  }, 120_000);

  it('of a newer program is left alone, and the run says so', async () => {
    const { identity, dir, paths, remove } = await journalOfARun();
    const at = Journal.pathFor(dir, identity);
    const header = { kind: 'journal', v: 99, ...identity, createdAt: '2030-01-01T00:00:00Z' } as const;
    writeFileSync(at, encodeRecord(header));
    const before = readFileSync(at);
    const destination = new MemoryDestination();
    const end = await migrateIntoMemory(destination, { paths, stateDir: dir });
    expect(end).toMatchObject({ exitCode: 2, outcomes: [] });
    expect(readFileSync(at)).toEqual(before);
    expect(destination.assets.size).toBe(0);
    await remove();
  });
});

async function journalOfARun() {
  const { paths, remove } = await buildSmallExport();
  const dir = mkdtempSync(join(tmpdir(), 'takeout-journal-'));
  const destination = new MemoryDestination();
  await migrateIntoMemory(destination, { paths, stateDir: dir });
  const { identity } = destination;
  return {
    journal: readFileSync(Journal.pathFor(dir, identity)),
    identity,
    dir,
    paths,
    remove: async () => {
      rmSync(dir, { recursive: true });
      await remove();
    },
  };
}
