import type { JournalRecord, ShownFacts } from '../journal/journal-record.ts';
import type { RunRecords } from '../journal/journal-state.ts';
import type { RunAsset } from './undo-plan.ts';

export interface CreatedAsset extends RunAsset {
  /** Undefined when it was not written down: then no change can be seen. */
  readonly shown: ShownFacts | undefined;
}

/** What a run made and nobody has taken back yet. */
export function createdAssets({ effects }: RunRecords): CreatedAsset[] {
  const undone = new Set(undoneOf(effects).flatMap(({ assets }) => assets ?? []));
  return effects.flatMap((effect) =>
    effect.kind === 'asset' && effect.status === 'created' && !undone.has(effect.assetId)
      ? [{ assetId: effect.assetId, sha1: effect.sha1, name: effect.name, shown: effect.shown }]
      : [],
  );
}

/** Ids of all that a run made, also of what was taken back since. */
export function createdIds({ effects }: RunRecords): string[] {
  return effects.flatMap((effect) =>
    effect.kind === 'asset' && effect.status === 'created' ? [effect.assetId] : [],
  );
}

/** Album id → assets that the run put in; those of albums it made include all it created. */
export function addedMembers(records: RunRecords): Map<string, Set<string>> {
  const { effects } = records;
  const members = new Map<string, Set<string>>();
  const created = createdIds(records);
  for (const effect of effects) {
    // An album is made of its first photos in one call, which may go wrong after it was made.
    const ids =
      effect.kind === 'added' ? effect.ids : effect.kind === 'album' && effect.created ? created : [];
    if (effect.kind === 'added' || effect.kind === 'album')
      members.set(effect.albumId, new Set([...(members.get(effect.albumId) ?? []), ...ids]));
    if (effect.kind === 'undone' && effect.album !== undefined) {
      const left = members.get(effect.album.albumId);
      for (const id of effect.album.removed) left?.delete(id);
    }
  }
  return members;
}

/** Albums that the run made, by id, with the title it gave them. */
export function createdAlbums({ effects }: RunRecords): Map<string, string> {
  return new Map(
    effects.flatMap((effect) =>
      effect.kind === 'album' && effect.created ? [[effect.albumId, effect.title] as const] : [],
    ),
  );
}

export function undoneOf(effects: readonly JournalRecord[]): Extract<JournalRecord, { kind: 'undone' }>[] {
  return effects.filter((effect) => effect.kind === 'undone');
}
