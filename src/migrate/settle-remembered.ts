import type { PresenceResult, Sha1 } from '../model/destination.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { askPresence } from './ask-presence.ts';
import type { AssetUnit } from './asset-units.ts';
import type { CheckedUnit } from './hash-ahead.ts';
import { itemsToHash } from './hash-ahead.ts';
import { rememberedHash } from './hash-media.ts';
import type { RunContext } from './run-context.ts';
import type { CheckedMedia } from './settle-media.ts';

/** Checksums of units, to be asked about together. */
interface Batch {
  /** Places of the units in the run. */
  readonly units: number[];
  /** Of the files of each unit in turn. */
  readonly sha1s: Sha1[];
}

/** As many as a request to the server takes. */
const batchSize = 5000;

/**
 * Asks the server about all files of which earlier runs know the checksum, in large batches, and lets `settle` see
 * what it said. Nothing is read and nothing waits its turn: a photo that was brought long ago costs next to nothing.
 *
 * @param settle tells whether nothing is left to be done for a unit
 * @returns all other units, in their order
 */
export async function settleRemembered(
  units: readonly AssetUnit[],
  context: RunContext,
  settle: (unit: AssetUnit, checked: CheckedUnit) => boolean,
): Promise<readonly AssetUnit[]> {
  const isSettled = new Uint8Array(units.length);
  const take = (batch: Batch, presences: readonly PresenceResult[]): void => {
    let next = 0;
    for (const index of batch.units) {
      const unit = units[index];
      if (unit === undefined || context.stop.aborted) return;
      const checked = new Map<PlannedMedia, CheckedMedia>();
      for (const item of itemsToHash(unit, context)) {
        const [sha1, presence] = [batch.sha1s[next], presences[next]];
        if (sha1 !== undefined && presence !== undefined)
          checked.set(item, { sha1, presence, opened: undefined });
        next += 1;
      }
      if (settle(unit, checked)) isSettled[index] = 1;
    }
  };
  let asked: { readonly batch: Batch; readonly answer: Promise<readonly PresenceResult[]> } | undefined;
  for (const batch of collectBatches(units, context)) {
    const answer = askPresence(batch.sha1s, context);
    // Whoever awaits it learns of its failure; until then nobody does.
    answer.catch(() => undefined);
    // The server looks for these while the ones before are settled.
    if (asked !== undefined) take(asked.batch, await asked.answer);
    asked = { batch, answer };
  }
  if (asked !== undefined) take(asked.batch, await asked.answer);
  return units.filter((_, index) => isSettled[index] === 0);
}

function* collectBatches(units: readonly AssetUnit[], context: RunContext): Generator<Batch> {
  let batch: Batch = { units: [], sha1s: [] };
  for (const [index, unit] of units.entries()) {
    if (context.stop.aborted) return;
    const sha1s = rememberedSha1s(unit, context);
    if (sha1s === undefined) continue;
    batch.units.push(index);
    batch.sha1s.push(...sha1s);
    if (batch.sha1s.length < batchSize) continue;
    yield batch;
    batch = { units: [], sha1s: [] };
  }
  if (batch.units.length > 0) yield batch;
}

/** Undefined when one is not known, or would have told by its size that the server cannot have it. */
function rememberedSha1s(unit: AssetUnit, context: RunContext): Sha1[] | undefined {
  const sha1s: Sha1[] = [];
  for (const item of itemsToHash(unit, context)) {
    const known = rememberedHash(item, context);
    if (known === undefined || context.destination.mayHold?.(item.media.entry.size) === false)
      return undefined;
    sha1s.push(known.sha1);
  }
  return sha1s;
}
