import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compactJournal } from '../../../src/migrate/journal/compact-journal.ts';
import type { JournalRecord } from '../../../src/migrate/journal/journal-record.ts';
import { encodeRecord } from '../../../src/migrate/journal/journal-record.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { contentOf, header, identity, journalFile, someRecords, stateOf, textOf } from './temp-journal.ts';

const fromTheFuture = encodeRecord({ kind: 'face', run: 'r1', name: 'Ann' } as never);

describe('compactJournal', () => {
  it('keeps the state, and lines that it does not understand as they are', () => {
    const damaged = `${encodeRecord(someRecords[2]!).slice(0, 30)}\n`;
    const { path } = journalFile(fromTheFuture + damaged + textOf(someRecords) + fromTheFuture);
    compactJournal(path);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith(fromTheFuture)).toBe(true);
    expect(text.endsWith(fromTheFuture)).toBe(true);
    expect(text).not.toContain(damaged);
    expect(text.trimEnd().split('\n')).toHaveLength(someRecords.length + 2 - 3);
    expect(contentOf(Journal.read(path).state)).toEqual(contentOf(stateOf(someRecords)));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it('changes nothing at the second time', () => {
    const { path } = journalFile(textOf(someRecords));
    compactJournal(path);
    const once = readFileSync(path, 'utf8');
    compactJournal(path);
    expect(readFileSync(path, 'utf8')).toBe(once);
  });

  it('keeps the effects of a run whose first line was torn', () => {
    const records = someRecords.filter(({ kind }) => kind !== 'run');
    const { path } = journalFile(textOf(records));
    compactJournal(path);
    expect(contentOf(Journal.read(path).state)).toEqual(contentOf(stateOf(records)));
  });

  it('leaves the old file alone when it cannot write the new one', () => {
    const { path } = journalFile(textOf(someRecords));
    mkdirSync(`${path}.new`);
    expect(() => compactJournal(path)).toThrow('EISDIR');
    expect(readFileSync(path, 'utf8')).toBe(textOf(someRecords));
  });
});

describe('Journal.open, on a journal full of what no longer counts', () => {
  const repeated = Array.from({ length: 10_100 }, (_, index): JournalRecord => ({
    kind: 'hash',
    key: `k${index % 50}`,
    sha1: `s${index}`,
  }));
  const text = textOf([header, ...repeated]) + fromTheFuture;

  it('makes it short and writes on', () => {
    const { directory, path } = journalFile(text);
    const journal = Journal.open(directory, identity);
    journal.write({ kind: 'hash', key: 'new', sha1: 's' });
    journal.close();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 50 + 1 + 1);
    expect(lines).toContain(fromTheFuture.trimEnd());
    expect(contentOf(Journal.read(path).state)).toEqual(contentOf(journal.state));
    expect(journal.state.hashes.get('k49')).toEqual({ sha1: 's10099', embeds: false });
  });

  it('finishes what a crash in the middle of it left', () => {
    const { directory, path } = journalFile(text);
    writeFileSync(`${path}.new`, 'half a li');
    Journal.open(directory, identity).close();
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(1 + 50 + 1);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it('uses it as it is when there is no room for a short one', () => {
    const { directory, path } = journalFile(text);
    mkdirSync(`${path}.new`);
    const journal = Journal.open(directory, identity);
    expect(journal.unwritable).toBeUndefined();
    journal.write({ kind: 'hash', key: 'new', sha1: 's' });
    journal.close();
    expect(readFileSync(path, 'utf8')).toBe(text + encodeRecord({ kind: 'hash', key: 'new', sha1: 's' }));
  });
});
