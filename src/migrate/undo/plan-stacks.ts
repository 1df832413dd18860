import { readAssets } from '../read-assets.ts';
import { idsDigest } from '../journal/journal-state.ts';
import { createdIds, undoneOf } from './run-assets.ts';
import type { CreatedAsset } from './run-assets.ts';
import type { UndoContext } from './undo-context.ts';
import type { UndoStack } from './undo-plan.ts';

/**
 * Stacks that the run made and that have to be taken apart: those that would hide a photo that stays below one in
 * the trash, and those of photos that were all there before. A stack that goes to the trash as a whole stays one.
 */
export async function planStacks(
  trash: readonly CreatedAsset[],
  { server, retry, records }: UndoContext,
): Promise<UndoStack[]> {
  const going = new Set(trash.map(({ assetId }) => assetId));
  const own = new Set(createdIds(records));
  const undone = new Set(undoneOf(records.effects).flatMap(({ stack }) => (stack ? [idsDigest(stack)] : [])));
  const stacks: UndoStack[] = [];
  for (const effect of records.effects) {
    if (effect.kind !== 'stack' || undone.has(idsDigest(effect.ids))) continue;
    const { stackId, ids } = effect;
    const staying = ids.filter((id) => !going.has(id));
    const isTornApart = staying.length > 0 && staying.length < ids.length;
    if (!isTornApart && ids.some((id) => own.has(id))) continue;
    // Few at a time are read one by one, which alone tells their stack.
    const [first] = (await readAssets(toWanted(staying), server, retry)).values();
    if (first?.stackId === stackId) stacks.push({ stackId, ids });
  }
  return stacks;
}

function toWanted(ids: readonly string[]): { assetId: string; takenAtMs: undefined }[] {
  return ids.map((assetId) => ({ assetId, takenAtMs: undefined }));
}
