import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { Journal } from '../journal/journal.ts';
import type { JournalState, RunRecords } from '../journal/journal-state.ts';
import type { JournalStatus, RunAlbum, RunStatus } from './journal-status.ts';

/**
 * Reads all journals of a state directory, without a lock: also while a run goes on.
 * @throws AppError when one cannot be read
 */
export function readStatus(directory: string): JournalStatus[] {
  return journalFiles(directory).map((path) => {
    const { state } = Journal.read(path);
    return toStatus(state, isInUse(path));
  });
}

function journalFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.journal'))
      .sort()
      .map((name) => join(directory, name));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new AppError(say`cannot read the state directory ${directory}: ${message}`, { cause: error });
  }
}

/** The lock of a living run is refreshed all the time. */
const lockStaleAfterMs = 120_000;

/** Whether a run writes to the journal at `path` right now. */
export function isInUse(path: string): boolean {
  const lock = statSync(`${path}.lock`, { throwIfNoEntry: false });
  return lock !== undefined && Date.now() - lock.mtimeMs < lockStaleAfterMs;
}

function toStatus(state: JournalState, isLocked: boolean): JournalStatus {
  const runs = [...state.runs];
  const titles = albumTitles(state);
  return {
    server: state.header?.server,
    userId: state.header?.userId,
    runs: runs.map(([id, records], index) =>
      toRun(id, records, titles, isLocked && index === runs.length - 1 && records.end === undefined),
    ),
  };
}

function toRun(
  id: string,
  records: RunRecords,
  titles: ReadonlyMap<string, string>,
  isRunning: boolean,
): RunStatus {
  const { end, effects } = records;
  const undoneIds = new Set(
    effects.flatMap((effect) => (effect.kind === 'undone' ? (effect.assets ?? []) : [])),
  );
  const created = effects.flatMap((effect) =>
    effect.kind === 'asset' && effect.status === 'created'
      ? [{ assetId: effect.assetId, name: effect.name, isUndone: undoneIds.has(effect.assetId) }]
      : [],
  );
  return {
    id,
    startedAt: records.startedAt,
    endedAt: end?.endedAt,
    state: isRunning ? 'running' : stateOf(records, created.length, undoneIds.size),
    files: records.files,
    outcomes: end?.outcomes ?? {},
    reasons: end?.reasons ?? {},
    created,
    undone: undoneIds.size,
    albums: albumsOf(records, titles),
    stacks: effects.filter(({ kind }) => kind === 'stack').length,
  };
}

function stateOf({ end, effects }: RunRecords, created: number, undone: number): RunStatus['state'] {
  const isTakenBack = effects.some(({ kind }) => kind === 'undone');
  if (isTakenBack && undone >= created) return 'undone';
  if (end === undefined || (end.outcomes['not-reached'] ?? 0) > 0) return 'interrupted';
  return end.whole ? 'whole' : 'incomplete';
}

/** A run that fills an album of an earlier one writes down its id alone. */
function albumTitles({ runs }: JournalState): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { effects } of runs.values())
    for (const effect of effects) if (effect.kind === 'album') titles.set(effect.albumId, effect.title);
  return titles;
}

function albumsOf({ effects }: RunRecords, titles: ReadonlyMap<string, string>): RunAlbum[] {
  const albums = new Map<string, { title: string; created: boolean; added: number }>();
  for (const effect of effects) {
    if (effect.kind === 'album')
      albums.set(effect.albumId, { title: effect.title, created: effect.created, added: 0 });
    if (effect.kind !== 'added') continue;
    const title = titles.get(effect.albumId) ?? effect.albumId;
    const album = albums.get(effect.albumId) ?? { title, created: false, added: 0 };
    albums.set(effect.albumId, { ...album, added: album.added + effect.ids.length });
  }
  return [...albums.values()];
}
