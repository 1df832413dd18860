import type { Sha1 } from '../model/destination.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { entryKey } from './entry-key.ts';
import { failureOutcome } from './failure-outcome.ts';
import type { OpenMedia } from './open-media.ts';
import { openMedia, readDigest } from './open-media.ts';
import type { RunContext } from './run-context.ts';
import { rememberHash } from './settle-media.ts';

/** A file whose checksum is known. */
export interface HashedMedia {
  readonly sha1: Sha1;
  /** Undefined when the journal knew it and no byte was read. */
  readonly opened: OpenMedia | undefined;
}

/**
 * SHA-1 of one file: from the journal, else by reading it to the end. A file that cannot be read gets its
 * outcome here, and undefined is returned.
 */
export async function hashMedia(
  item: PlannedMedia,
  context: RunContext,
  options: { readonly trailerSizes?: readonly number[]; readonly reread?: boolean } = {},
): Promise<HashedMedia | undefined> {
  const { entry } = item.media;
  const remembered = rememberedHash(item, context);
  if (remembered !== undefined && options.reread !== true)
    return { sha1: remembered.sha1, opened: undefined };
  try {
    const { signal } = context;
    const opened = await openMedia(entry, context.reader, {
      signal,
      budget: context.heldBytes,
      ...(options.trailerSizes && { trailerSizes: options.trailerSizes }),
    });
    const sha1 = await readDigest(opened, signal);
    rememberHash(item, sha1, context, remembered?.embeds);
    return { sha1, opened };
  } catch (error) {
    if (context.signal.aborted || context.ledger.of(item) !== undefined) return undefined;
    const { state, details } = failureOutcome(error);
    context.ledger.settle(item, state, details);
    return undefined;
  }
}

/** An earlier run found this video to be the last bytes of its still. */
export function isKnownEmbedded(video: PlannedMedia, context: RunContext): boolean {
  return rememberedHash(video, context)?.embeds === true;
}

/** What an earlier run found out about the bytes of a file. */
export function rememberedHash(
  item: PlannedMedia,
  context: RunContext,
): { sha1: Sha1; embeds: boolean } | undefined {
  const { entry } = item.media;
  const key = entryKey(entry, context.plan.sources[entry.sourceIndex]);
  return key === undefined ? undefined : context.journal.state.hashes.get(key);
}
