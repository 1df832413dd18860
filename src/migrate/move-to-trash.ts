import { say } from '../lib/say.ts';
import type { Sha1 } from '../model/destination.ts';
import type { OpenMedia } from './open-media.ts';
import { readDigest } from './open-media.ts';
import type { RunContext } from './run-context.ts';
import { withRetry } from './with-retry.ts';

/**
 * Uploading and moving to the trash are two requests. A run that dies between them leaves a photo on the timeline,
 * and the next run must be able to tell it from one that the user has there on purpose: so it is written down first.
 */
export async function announceTrash(opened: OpenMedia, context: RunContext): Promise<void> {
  const sha1 = await readDigest(opened, context.signal);
  if (context.journal.state.trashDue.has(sha1)) return;
  context.journal.write({ kind: 'trash-due', run: context.runId, sha1 });
  context.journal.sync();
}

/** An earlier run uploaded this to move it to the trash, and did not get to that. */
export function isTrashDue(sha1: Sha1, assetId: string, { journal }: RunContext): boolean {
  return journal.state.trashDue.has(sha1) && !journal.state.trashed.has(assetId);
}

/** @throws ApiError */
export async function moveToTrash(assetId: string, context: RunContext): Promise<void> {
  const { destination, journal, retry, runId, signal } = context;
  await withRetry(say`trash`, retry, () => destination.trash([assetId], signal));
  journal.write({ kind: 'trash', run: runId, ids: [assetId] });
}
