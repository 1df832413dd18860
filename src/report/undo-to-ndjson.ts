import type { UndoResult } from '../migrate/undo/execute-undo.ts';
import type { UndoPlan } from '../migrate/undo/undo-plan.ts';
import { jsonLine } from './json-line.ts';
import type { Printed } from './schema/common.ts';
import type { undoSummaryLine } from './schema/undo-lines.ts';
import { undoPlanSentence, undoResultSentence } from './render-undo-text.ts';

/** One line for each photo, album and stack of the plan, and a summary; `result` is undefined for a dry run. */
export function* undoToNdjson(plan: UndoPlan, result: UndoResult | undefined): Generator<string> {
  for (const { assetId, name } of plan.trash)
    yield jsonLine({ type: 'asset', action: 'trash', assetId, name, reason: null, message: null });
  for (const { assetId, name } of plan.trashed)
    yield jsonLine({ type: 'asset', action: 'none', assetId, name, reason: 'trashed', message: null });
  for (const { assetId, name, reason, message } of plan.kept)
    yield jsonLine({ type: 'asset', action: 'keep', assetId, name, reason, message });
  for (const { albumId, title, remove, delete: goes } of plan.albums)
    yield jsonLine({ type: 'album', action: goes ? 'delete' : 'remove', albumId, title, assetIds: remove });
  for (const { stackId, ids } of plan.stacks)
    yield jsonLine({ type: 'stack', action: 'delete', stackId, assetIds: ids });
  for (const { name, message } of result?.failures ?? []) yield jsonLine({ type: 'failure', name, message });
  yield jsonLine({
    type: 'summary',
    run: plan.run,
    dryRun: result === undefined,
    trash: plan.trash.length,
    alreadyTrashed: plan.trashed.length,
    kept: plan.kept.length,
    trashed: result?.trashed ?? 0,
    removedFromAlbums: result?.removed ?? 0,
    albumsDeleted: result?.albumsDeleted ?? 0,
    stacksDeleted: result?.stacks ?? 0,
    failed: result?.failures.length ?? 0,
    message: result === undefined ? undoPlanSentence(plan) : undoResultSentence(plan, result),
  } satisfies Printed<typeof undoSummaryLine>);
}
