import type { AssetUpdate } from '../model/asset-update.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { groupIntoUnits } from './asset-units.ts';
import type { CheckedUnit } from './hash-ahead.ts';
import type { RunInput } from './run.ts';
import { Run } from './run.ts';
import { planUpdates } from './update-existing/update-existing.ts';

/** What the server said about the files of a plan. */
export interface Presence {
  /** Asset ids. */
  readonly alreadyOnServer: ReadonlyMap<PlannedMedia, string>;
  readonly inTrash: ReadonlySet<PlannedMedia>;
  /** What would be completed on assets that are there already, when that is asked for. */
  readonly updates: readonly AssetUpdate[];
}

/**
 * Asks the server which files of a plan it already has, by SHA-1: reads every file that the journal does not
 * know, and changes nothing.
 * @throws ApiError
 */
export async function checkPresence(input: RunInput): Promise<Presence> {
  const run = new Run(input);
  const alreadyOnServer = new Map<PlannedMedia, string>();
  const inTrash = new Set<PlannedMedia>();
  const note = (checked: CheckedUnit): void => {
    for (const [item, { presence, opened }] of checked) {
      opened?.forget();
      if (!presence.present) continue;
      if (presence.trashed) inTrash.add(item);
      else alreadyOnServer.set(item, presence.assetId);
    }
  };
  await run.forEachUnit(groupIntoUnits(input.plan), {
    atOnce: (_unit, checked) => {
      note(checked);
      return true;
    },
    work: (_unit, checked) => {
      note(checked);
      return Promise.resolve();
    },
  });
  if (run.fatal !== undefined) throw run.fatal;
  const { updateExisting } = input;
  const matched = Array.from(alreadyOnServer, ([item, assetId]) => ({ item, assetId }));
  const updates =
    updateExisting === undefined
      ? []
      : await planUpdates(matched, run.context, updateExisting.server, updateExisting.prefer);
  return { alreadyOnServer, inTrash, updates: updates.map(({ told }) => told) };
}
