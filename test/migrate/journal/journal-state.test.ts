import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../../src/migrate/journal/journal-record.ts';
import { applyRecord, emptyJournalState, idsDigest } from '../../../src/migrate/journal/journal-state.ts';
import { contentOf, someRecords, stateOf } from './temp-journal.ts';

function asset(run: string, assetId: string, status: 'created' | 'present'): JournalRecord {
  return { kind: 'asset', run, sha1: 's', assetId, status, name: 'a.jpg' };
}

describe('applyRecord', () => {
  it('adds up what the runs did', () => {
    const state = stateOf(someRecords.slice(0, -1));
    expect(state.header).toMatchObject({ userId: 'user-1' });
    expect(state.hashes.get('a.zip|v.mp4|10|fe')).toEqual({ sha1: 's2', embeds: true });
    expect(state.assets.get('s1')).toEqual({ assetId: 'a1', created: true, run: 'r1' });
    expect(state.assets.get('s3')).toEqual({ assetId: 'a3', created: false, run: 'r1' });
    expect(state.albums.get('e1|Trip')).toEqual({ albumId: 'al1', title: 'Trip' });
    expect(state.links.get('a1')).toBe('a3');
    expect(state.stacks).toEqual(new Set([idsDigest(['a3', 'a1'])]));
    expect([...state.runs.keys()]).toEqual(['r1', 'r2']);
    expect(state.runs.get('r1')).toMatchObject({ files: 3, exports: ['e1'], end: { whole: true } });
    expect(state.runs.get('r1')!.effects).toHaveLength(7);
  });

  it('comes to the same without keeping what runs did one by one, but for just that', () => {
    for (const records of [someRecords.slice(0, -1), someRecords]) {
      const slim = emptyJournalState({ keepsEffects: false });
      for (const record of records) applyRecord(slim, record);
      const { runs, keepsEffects, ...rest } = contentOf(stateOf(records));
      const slimRuns = Array.from(runs, ([id, run]) => [id, { ...run, effects: [] }] as const);
      expect(contentOf(slim)).toEqual({ ...rest, runs: new Map(slimRuns), keepsEffects: !keepsEffects });
    }
  });

  it('keeps what another run made since of content that was undone', () => {
    const undone: JournalRecord = { kind: 'undone', run: 'r1', at: 'now', assets: ['a'] };
    const state = stateOf([asset('r1', 'a', 'created'), asset('r2', 'b', 'created'), undone]);
    expect(state.assets.get('s')).toEqual({ assetId: 'b', created: true, run: 'r2' });
  });

  it('lets later lines win', () => {
    const state = stateOf(someRecords);
    expect(state.hashes.get('a.zip|Ä 写.jpg|10|ff')).toEqual({ sha1: 's4', embeds: false });
    expect(state.members.get('al1')).toBe('d2');
  });

  it('forgets what was undone', () => {
    const state = stateOf(someRecords);
    expect(state.assets.has('s1')).toBe(false);
    expect(state.links.size).toBe(0);
    expect(state.stacks.size).toBe(0);
    expect(state.albums.size).toBe(1);
  });

  it.each<[string, JournalRecord[], object]>([
    [
      'stays its creator’s',
      [asset('r1', 'a', 'created'), asset('r2', 'a', 'present')],
      { created: true, run: 'r1' },
    ],
    [
      'is another one’s when it was replaced',
      [asset('r1', 'a', 'created'), asset('r2', 'b', 'present')],
      { assetId: 'b', created: false, run: 'r2' },
    ],
    [
      'is created once it is',
      [asset('r1', 'a', 'present'), asset('r2', 'a', 'created')],
      { created: true, run: 'r2' },
    ],
    [
      'is the last creator’s',
      [asset('r1', 'a', 'created'), asset('r2', 'b', 'created')],
      { assetId: 'b', created: true, run: 'r2' },
    ],
  ])('an asset %s', (_, records, expected) => {
    expect(stateOf(records).assets.get('s')).toMatchObject(expected);
  });

  it('counts the records of a run whose first line was torn', () => {
    const state = stateOf(someRecords.filter(({ kind }) => kind !== 'run'));
    expect(state.assets.get('s3')).toEqual({ assetId: 'a3', created: false, run: 'r1' });
    expect(state.runs.get('r1')).toMatchObject({
      startedAt: undefined,
      files: undefined,
      end: { whole: true },
    });
    expect(state.runs.get('r1')!.effects).toHaveLength(8);
  });

  it('keeps what a run did when its first line comes late', () => {
    const [first, ...others] = someRecords.filter((record) => 'run' in record && record.run === 'r1');
    const state = stateOf([...others, first!]);
    expect(state.runs.get('r1')).toMatchObject({ files: 3, end: { whole: true } });
    expect(state.runs.get('r1')!.effects).toHaveLength(8);
  });
});

describe('idsDigest', () => {
  it('stands for the set of ids', () => {
    expect(idsDigest(['b', 'a'])).toBe(idsDigest(['a', 'b']));
    expect(idsDigest(['a'])).not.toBe(idsDigest(['a', 'b']));
    expect(idsDigest([])).toMatch(/^[0-9a-f]{40}$/u);
  });
});
