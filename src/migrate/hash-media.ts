import type { Sha1 } from '../model/destination.ts';
import type { Entry } from '../model/entry.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { entryKey } from './entry-key.ts';
import { failureOutcome } from './failure-outcome.ts';
import type { OpenMedia } from './open-media.ts';
import { openMedia, readDigest, wholeUpToBytes } from './open-media.ts';
import type { RunContext } from './run-context.ts';
import { rememberHash } from './settle-media.ts';

/** A file whose checksum is known. */
export interface HashedMedia {
  readonly sha1: Sha1;
  /** Undefined when the journal knew it, or another thread worked it out. */
  readonly opened: OpenMedia | undefined;
}

interface HashOptions {
  readonly trailerSizes?: readonly number[];
  /** Also when the journal knows it. */
  readonly reread?: boolean;
  /** Whether somebody will want the opened file: for certain, an upload that can open it again, or nobody. */
  readonly wanted?: 'yes' | 'perhaps' | 'no';
}

/**
 * SHA-1 of one file: from the journal, else by reading it to the end. A file that cannot be read gets its
 * outcome here, and undefined is returned.
 */
export async function hashMedia(
  item: PlannedMedia,
  context: RunContext,
  options: HashOptions = {},
): Promise<HashedMedia | undefined> {
  const { entry } = item.media;
  const remembered = rememberedHash(item, context);
  if (remembered !== undefined && options.reread !== true)
    return { sha1: remembered.sha1, opened: undefined };
  try {
    const { signal } = context;
    const alone = isLetGo(entry, context, options)
      ? await context.reader.digest?.(entry, { signal })
      : undefined;
    if (alone !== undefined) {
      rememberHash(item, alone, context, remembered?.embeds);
      return { sha1: alone, opened: undefined };
    }
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

/** Whether another thread may read it and give nothing but the checksum. */
function isLetGo(
  { size }: Entry,
  { heldBytes }: RunContext,
  { trailerSizes = [], wanted = 'yes' }: HashOptions,
): boolean {
  if (wanted === 'yes' || trailerSizes.length > 0) return false;
  return wanted === 'no' || size > wholeUpToBytes || !heldBytes.has(size);
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
