import { hash } from 'node:crypto';
import { assertNever } from '../../lib/assert-never.ts';
import { TextTable } from '../../lib/text-table.ts';
import type { JournalRecord } from './journal-record.ts';
import { KnownAssets } from './known-assets.ts';
import { KnownHashes } from './known-hashes.ts';

/** What a journal's lines add up to; later lines win. */
export interface JournalState {
  /** Whose journal it is; undefined for an empty one. */
  header: Extract<JournalRecord, { kind: 'journal' }> | undefined;
  /** Entry key → what is known of its bytes. */
  readonly hashes: KnownHashes;
  /** SHA-1 → asset, as far as this program saw or made it. */
  readonly assets: KnownAssets;
  /** Album key → album on the server. */
  readonly albums: Map<string, { readonly albumId: string; readonly title: string }>;
  /** Album id → digest of the members it was seen to hold. */
  readonly members: Map<string, string>;
  /** Digest of the sorted asset ids of each stack made. */
  readonly stacks: Set<string>;
  /** Asset id of a still → that of the video linked to it. */
  readonly links: Map<string, string>;
  /** SHA-1 of what some run uploaded, or was about to, in order to move it to the trash. */
  readonly trashDue: Set<string>;
  /** Assets that were moved to the trash. */
  readonly trashed: Set<string>;
  /** Queues of the server that some run paused and that nobody resumed yet. */
  pausedQueues: readonly string[];
  /** Run id → what is known of it. */
  readonly runs: Map<string, RunRecords>;
  /** Whether {@link RunRecords.effects} are kept: only who undoes or tells about runs needs them. */
  readonly keepsEffects: boolean;
}

/** What one run did, in order. Undefined is what its torn or missing lines would have said. */
export interface RunRecords {
  readonly id: string;
  startedAt: string | undefined;
  end: Extract<JournalRecord, { kind: 'end' }> | undefined;
  files: number | undefined;
  /** Ids of the exports it was about. */
  exports: readonly string[] | undefined;
  /** Its records that can be undone or told about; none where they are not kept. */
  readonly effects: JournalRecord[];
}

export function emptyJournalState({ keepsEffects = true } = {}): JournalState {
  const sha1s = new TextTable();
  return {
    header: undefined,
    hashes: new KnownHashes(sha1s),
    assets: new KnownAssets(sha1s),
    albums: new Map(),
    members: new Map(),
    stacks: new Set(),
    links: new Map(),
    trashDue: new Set(),
    trashed: new Set(),
    pausedQueues: [],
    runs: new Map(),
    keepsEffects,
  };
}

/** Folds one record into the state. */
export function applyRecord(state: JournalState, record: JournalRecord): void {
  switch (record.kind) {
    case 'journal':
      state.header = record;
      return;
    case 'hash':
      state.hashes.set(record.key, { sha1: record.sha1, embeds: record.embeds ?? false });
      return;
    case 'members':
      state.members.set(record.albumId, record.digest);
      return;
    case 'paused-queues':
      state.pausedQueues = record.queues;
      return;
    case 'run': {
      const { startedAt, files, exports } = record;
      Object.assign(runOf(state, record.run), { startedAt, files, exports });
      return;
    }
    case 'end':
      runOf(state, record.run).end = record;
      return;
    case 'asset':
      state.assets.note(
        record.sha1,
        { assetId: record.assetId, created: record.status === 'created', run: record.run },
        runOf(state, record.run).exports ?? noExports,
      );
      break;
    case 'album':
      state.albums.set(record.key, { albumId: record.albumId, title: record.title });
      break;
    case 'stack':
      state.stacks.add(idsDigest(record.ids));
      break;
    case 'undone':
      takeBack(state, record);
      break;
    case 'link':
      state.links.set(record.stillId, record.videoId);
      break;
    case 'trash-due':
      state.trashDue.add(record.sha1);
      break;
    case 'trash':
      for (const id of record.ids) state.trashed.add(id);
      break;
    case 'added':
      break;
    default:
      assertNever(record);
  }
  const { effects } = runOf(state, record.run);
  if (state.keepsEffects) effects.push(record);
}

/** Any line of a run proves that there was one, even when its first line was torn. */
function runOf({ runs }: JournalState, id: string): RunRecords {
  const known = runs.get(id);
  if (known !== undefined) return known;
  const run = { id, startedAt: undefined, end: undefined, files: undefined, exports: undefined, effects: [] };
  runs.set(id, run);
  return run;
}

const noExports: readonly string[] = [];

/** What was undone is known no longer: the next run makes it anew. */
function takeBack(state: JournalState, record: Extract<JournalRecord, { kind: 'undone' }>): void {
  const gone = new Set(record.assets);
  if (gone.size > 0) forgetAssets(state, gone);
  if (record.stack !== undefined) state.stacks.delete(idsDigest(record.stack));
  if (record.album === undefined) return;
  state.members.delete(record.album.albumId);
  if (!record.album.deleted) return;
  for (const [key, { albumId }] of state.albums)
    if (albumId === record.album.albumId) state.albums.delete(key);
}

function forgetAssets({ assets, links }: JournalState, gone: ReadonlySet<string>): void {
  assets.forget(gone);
  for (const [stillId, videoId] of links) if (gone.has(stillId) || gone.has(videoId)) links.delete(stillId);
}

/** One short text for a set of ids, whatever their order. */
export function idsDigest(ids: readonly string[]): string {
  return hash('sha1', [...ids].sort().join(','));
}
