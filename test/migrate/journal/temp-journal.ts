import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { JournalRecord } from '../../../src/migrate/journal/journal-record.ts';
import { encodeRecord } from '../../../src/migrate/journal/journal-record.ts';
import type { JournalState } from '../../../src/migrate/journal/journal-state.ts';
import { applyRecord, emptyJournalState } from '../../../src/migrate/journal/journal-state.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { identity } from './identity.ts';

export { identity };

/** A directory that is gone after the test. */
export function tempDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'journal-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A journal file of this content, where `Journal.open` will look for it. */
export function journalFile(content: string | Buffer): { directory: string; path: string } {
  const directory = tempDirectory();
  const path = Journal.pathFor(directory, identity);
  writeFileSync(path, content);
  return { directory, path };
}

export function textOf(records: readonly JournalRecord[]): string {
  return records.map(encodeRecord).join('');
}

export function stateOf(records: readonly JournalRecord[]): JournalState {
  const state = emptyJournalState();
  for (const record of records) applyRecord(state, record);
  return state;
}

/** All that a state knows, as plain data that can be compared. */
export function contentOf(state: JournalState) {
  const assets = new Map(state.assets);
  const claims = Array.from(
    assets.values(),
    ({ assetId }) => [assetId, state.assets.claimsOn(assetId)] as const,
  );
  return { ...state, hashes: new Map(state.hashes), assets, claims: new Map(claims) };
}

export const header: JournalRecord = {
  kind: 'journal',
  v: 1,
  ...identity,
  createdAt: '2024-05-01T00:00:00.000Z',
};

/** One record of each kind that two runs write. */
export const someRecords: readonly JournalRecord[] = [
  header,
  { kind: 'run', run: 'r1', startedAt: '2024-05-01T00:00:01.000Z', files: 3, exports: ['e1'] },
  { kind: 'hash', key: 'a.zip|Ä 写.jpg|10|ff', sha1: 's1' },
  { kind: 'asset', run: 'r1', sha1: 's1', assetId: 'a1', status: 'created', name: '"\ud83d\udc4d\n.jpg' },
  { kind: 'hash', key: 'a.zip|v.mp4|10|fe', sha1: 's2', embeds: true },
  { kind: 'asset', run: 'r1', sha1: 's3', assetId: 'a3', status: 'present', name: 'c.jpg' },
  { kind: 'link', run: 'r1', stillId: 'a1', videoId: 'a3' },
  { kind: 'album', run: 'r1', key: 'e1|Trip', albumId: 'al1', title: 'Trip', created: true },
  { kind: 'added', run: 'r1', albumId: 'al1', ids: ['a1', 'a3'] },
  { kind: 'members', albumId: 'al1', digest: 'd1' },
  { kind: 'stack', run: 'r1', stackId: 'st1', ids: ['a1', 'a3'] },
  { kind: 'trash', run: 'r1', ids: ['a3'] },
  { kind: 'end', run: 'r1', endedAt: '2024-05-01T01:00:00.000Z', outcomes: { uploaded: 3 }, whole: true },
  { kind: 'run', run: 'r2', startedAt: '2024-05-02T00:00:00.000Z', files: 3 },
  { kind: 'hash', key: 'a.zip|Ä 写.jpg|10|ff', sha1: 's4' },
  { kind: 'asset', run: 'r2', sha1: 's1', assetId: 'a1', status: 'present', name: 'a.jpg' },
  { kind: 'members', albumId: 'al1', digest: 'd2' },
  { kind: 'paused-queues', queues: ['ocr', 'smartSearch'], at: '2024-05-02T00:00:01.000Z' },
  { kind: 'paused-queues', queues: ['ocr'], at: '2024-05-02T00:10:00.000Z' },
  { kind: 'undone', run: 'r1', at: '2024-05-03T00:00:00.000Z', assets: ['a1'], stack: ['a3', 'a1'] },
];
