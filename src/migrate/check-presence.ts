import type { PlannedMedia } from '../model/plan.ts';
import { groupIntoUnits } from './asset-units.ts';
import type { RunInput } from './run.ts';
import { Run } from './run.ts';

/** What the server said about the files of a plan. */
export interface Presence {
  readonly alreadyOnServer: ReadonlySet<PlannedMedia>;
  readonly inTrash: ReadonlySet<PlannedMedia>;
}

/**
 * Asks the server which files of a plan it already has, by SHA-1: reads every file that the journal does not
 * know, and changes nothing.
 * @throws ApiError
 */
export async function checkPresence(input: RunInput): Promise<Presence> {
  const run = new Run(input);
  const alreadyOnServer = new Set<PlannedMedia>();
  const inTrash = new Set<PlannedMedia>();
  await run.forEachUnit(groupIntoUnits(input.plan), (_unit, checked) => {
    for (const [item, { presence, opened }] of checked) {
      opened?.forget();
      if (presence.present) (presence.trashed ? inTrash : alreadyOnServer).add(item);
    }
    return Promise.resolve();
  });
  if (run.fatal !== undefined) throw run.fatal;
  return { alreadyOnServer, inTrash };
}
