import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/lib/errors.ts';
import type { JournalRecord } from '../../../src/migrate/journal/journal-record.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { programCommand, programEnvironment } from './programs.ts';
import {
  contentOf,
  header,
  identity,
  journalFile,
  someRecords,
  stateOf,
  tempDirectory,
  textOf,
} from './temp-journal.ts';

const hashOf = (key: string, sha1 = 's'): JournalRecord => ({ kind: 'hash', key, sha1 });

/** What the next run would know. */
function reopen(directory: string): Journal['state'] {
  const journal = Journal.open(directory, identity);
  journal.close();
  return journal.state;
}

describe('Journal', () => {
  it('remembers across runs everything that was written', () => {
    const directory = tempDirectory();
    const journal = Journal.open(directory, identity);
    for (const record of someRecords.slice(1)) journal.write(record);
    journal.close();
    expect(journal.unwritable).toBeUndefined();
    const again = reopen(directory);
    expect(contentOf(again)).toEqual(contentOf(journal.state));
    expect(contentOf(again)).toEqual({ ...contentOf(stateOf(someRecords)), header: again.header });
    expect(again.header).toMatchObject({ v: 1, ...identity });
  });

  it('has every line in the file before anything is closed', () => {
    const directory = tempDirectory();
    const journal = Journal.open(directory, identity);
    journal.write(hashOf('k'));
    expect(Journal.read(journal.path).state.hashes.has('k')).toBe(true);
    journal.close();
  });

  it('writes records given together as it writes them one by one', () => {
    const journal = Journal.open(tempDirectory(), identity);
    const records = someRecords.slice(1);
    journal.write(...records);
    expect(readFileSync(journal.path, 'utf8').endsWith(textOf(records))).toBe(true);
    expect(contentOf(Journal.read(journal.path).state)).toEqual(contentOf(journal.state));
    journal.close();
  });

  it('lets nobody else read the file or look into the directory', () => {
    const directory = join(tempDirectory(), 'state', 'immich-takeout');
    const journal = Journal.open(directory, identity);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(journal.path).mode & 0o777).toBe(0o600);
    expect(statSync(`${journal.path}.lock`).mode & 0o777).toBe(0o600);
    journal.close();
  });

  it('has one file for each server and user', () => {
    const paths = [
      identity,
      { ...identity, userId: 'user-2' },
      { ...identity, server: 'https://other.example' },
    ].map((who) => Journal.pathFor('/state', who));
    expect(new Set(paths).size).toBe(3);
    expect(paths[0]).toBe(Journal.pathFor('/state', { ...identity }));
    expect(paths[0]).toMatch(/^\/state\/[0-9a-f]{16}\.journal$/u);
  });

  it('writes its header once', () => {
    const directory = tempDirectory();
    const { path } = Journal.read(Journal.pathFor(directory, identity));
    reopen(directory);
    reopen(directory);
    expect(readFileSync(path, 'utf8').split('"kind":"journal"')).toHaveLength(2);
  });

  it('refuses a journal of a newer version, touches nothing and lets go of the lock', () => {
    const text = textOf([{ ...header, v: 2 } as JournalRecord, hashOf('k')]);
    const { directory, path } = journalFile(text);
    expect(() => Journal.open(directory, identity)).toThrow(UsageError);
    expect(() => Journal.read(path)).toThrow('newer version');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('refuses a second run', () => {
    const directory = tempDirectory();
    const first = Journal.open(directory, identity);
    writeFileSync(
      `${first.path}.lock`,
      JSON.stringify({ pid: process.ppid, host: 'elsewhere', at: 'now', token: 'theirs' }),
    );
    expect(() => Journal.open(directory, identity)).toThrow(UsageError);
    first.close();
  });
});

describe('Journal, damaged files', () => {
  const text = Buffer.from(textOf(someRecords));

  const ends = lineEnds(text);
  /** The records that are whole in the first bytes: a last line may lack its line end. */
  const wholeIn = (length: number): readonly JournalRecord[] =>
    someRecords.slice(0, ends.filter((end) => end - 1 <= length).length);

  it('is a prefix of itself after a cut at any byte', () => {
    const { path } = journalFile('');
    for (let length = 0; length <= text.length; length += 1) {
      writeFileSync(path, text.subarray(0, length));
      const isPrefix = isDeepStrictEqual(
        contentOf(Journal.read(path).state),
        contentOf(stateOf(wholeIn(length))),
      );
      expect(isPrefix, `after ${length} bytes`).toBe(true);
    }
  });

  it('goes on after a cut, whether within a line, before its end or after', () => {
    const written = hashOf('written after the cut');
    const [, , end = 0] = ends;
    for (const length of [0, 1, 40, end - 2, end - 1, end, end + 1, text.length - 1]) {
      const { directory } = journalFile(text.subarray(0, length));
      const journal = Journal.open(directory, identity);
      journal.write(written);
      journal.close();
      const again = reopen(directory);
      expect(contentOf(again)).toEqual({
        ...contentOf(stateOf([...wholeIn(length), written])),
        header: again.header,
      });
      expect(again.header).toMatchObject(identity);
    }
  });

  it('drops a changed line and keeps all others', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        fc.pre(text[at] !== byte && text[at] !== 0x0a && byte !== 0x0a);
        const changed = Buffer.from(text);
        changed[at] = byte;
        const line = ends.filter((end) => end <= at).length;
        const { path } = journalFile(changed);
        const others = someRecords.filter((_, index) => index !== line);
        expect(contentOf(Journal.read(path).state)).toEqual(contentOf(stateOf(others)));
      }),
      { numRuns: 60 },
    );
  });

  it('drops the zeros that a power cut leaves, and anything else that is no line', () => {
    const noise = [Buffer.alloc(5000), Buffer.from('\n\n{}\n{"h":"x"}\n'), Buffer.from([0xff, 0xfe, 0x0a])];
    const { directory } = journalFile(Buffer.concat([text, ...noise, Buffer.from('\n'), text]));
    const state = reopen(directory);
    expect(contentOf(state).hashes).toEqual(contentOf(stateOf(someRecords)).hashes);
    expect(state.runs.get('r2')!.startedAt).toBe('2024-05-02T00:00:00.000Z');
  });

  it('knows the same after all its lines were written twice', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...someRecords]), (records) => {
        const once = contentOf(stateOf(records));
        const twice = contentOf(stateOf([...records, ...records]));
        for (const part of ['hashes', 'albums', 'members'] as const) expect(twice[part]).toEqual(once[part]);
        expect([...twice.runs.keys()]).toEqual([...once.runs.keys()]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not care about the order of lines that say different things', () => {
    const single = someRecords.filter(({ kind }) => kind !== 'undone').slice(0, 13);
    fc.assert(
      fc.property(fc.shuffledSubarray([...single], { minLength: single.length }), (records) => {
        const { path } = journalFile(textOf(records));
        const state = contentOf(Journal.read(path).state);
        const ordered = contentOf(stateOf(single));
        for (const part of ['hashes', 'assets', 'albums', 'members', 'stacks', 'links'] as const)
          expect(state[part]).toEqual(ordered[part]);
        expect(state.runs.get('r1')).toMatchObject({ files: 3, end: { whole: true } });
      }),
      { numRuns: 40 },
    );
  });

  it('reads lines longer than what is read at a time, and letters cut in two by that', () => {
    const ids = Array.from({ length: 30_000 }, (_, index) => `id-写-${index}`);
    const long: JournalRecord = { kind: 'added', run: 'r1', albumId: 'al1', ids };
    const { path } = journalFile(textOf([header, long, hashOf('k')]));
    const { state } = Journal.read(path);
    expect(state.runs.get('r1')!.effects).toEqual([long]);
    expect(state.hashes.has('k')).toBe(true);
  });
});

describe('Journal, where it cannot be written', () => {
  it('goes on without memory when the directory cannot be made', () => {
    const file = join(tempDirectory(), 'a file');
    writeFileSync(file, '');
    const journal = Journal.open(join(file, 'state'), identity);
    expect(journal.unwritable).toMatch(/ENOTDIR|EEXIST/u);
    journal.write(hashOf('k'));
    expect(journal.state.hashes.has('k')).toBe(true);
    journal.sync();
    journal.close();
  });

  it('still reads where it can make no lock', () => {
    const directory = longestDirectory();
    const path = Journal.pathFor(directory, identity);
    writeFileSync(path, textOf(someRecords));
    const journal = Journal.open(directory, identity);
    expect(journal.unwritable).toContain('ENAMETOOLONG');
    expect(contentOf(journal.state)).toEqual(contentOf(stateOf(someRecords)));
    journal.write(hashOf('k'));
    journal.close();
    expect(readFileSync(path, 'utf8')).toBe(textOf(someRecords));
  });

  it('remembers all that fits on the disk, and says that it could not remember all', () => {
    const directory = tempDirectory();
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', 'ulimit -f 4; exec "$@"', '--', ...programCommand('fill-journal.ts'), directory],
      { encoding: 'utf8', env: programEnvironment },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as { written: number; known: number; unwritable: string };
    expect(told).toMatchObject({
      written: 200,
      known: 200,
      unwritable: expect.stringContaining('EFBIG') as string,
    });

    const file = readFileSync(Journal.pathFor(directory, identity));
    expect(file.length).toBe(4096);
    const before = reopen(directory).hashes.size;
    expect(before).toBeGreaterThan(20);
    const journal = Journal.open(directory, identity);
    journal.write(hashOf('there is room again'));
    journal.close();
    expect(journal.unwritable).toBeUndefined();
    expect(reopen(directory).hashes.size).toBe(before + 1);
  });

  it('goes on without memory when something else stands in its place', () => {
    const directory = tempDirectory();
    mkdirSync(Journal.pathFor(directory, identity));
    const journal = Journal.open(directory, identity);
    expect(journal.unwritable).toContain('is not a file');
    journal.write(hashOf('k'));
    journal.close();
    expect(() => Journal.read(journal.path)).toThrow('cannot read the journal');
  });
});

/** A journal in it can still be named, but its lock would have a name longer than the system takes. */
function longestDirectory(): string {
  const longestPath = 4095;
  let directory = tempDirectory();
  const left = (): number => longestPath - Journal.pathFor(directory, identity).length;
  while (left() > 0) directory = join(directory, 'd'.repeat(Math.max(1, Math.min(200, left() - 3))));
  mkdirSync(directory, { recursive: true });
  return directory;
}

function lineEnds(text: Buffer): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) ends.push(at + 1);
  return ends;
}
