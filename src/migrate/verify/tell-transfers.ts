import { entryPlace } from '../../model/entry-place.ts';
import type { PlannedMedia } from '../../model/plan.ts';
import type { RunContext } from '../run-context.ts';

/** Tells the world that a file is being read while `work` goes on. */
export type TransferTeller = <T>(item: PlannedMedia, work: () => Promise<T>) => Promise<T>;

export function tellTransfers({ onEvent, plan }: RunContext): TransferTeller {
  let next = 1;
  return async ({ media: { entry } }, work) => {
    const id = next++;
    onEvent({ kind: 'transfer-start', id, ...entryPlace(plan.sources, entry), sizeBytes: entry.size });
    try {
      return await work();
    } finally {
      onEvent({ kind: 'transfer-end', id });
    }
  };
}
