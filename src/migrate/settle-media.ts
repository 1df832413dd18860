import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { PresenceResult, Sha1 } from '../model/destination.ts';
import type { OutcomeState } from '../model/outcome.ts';
import type { PlannedMedia } from '../model/plan.ts';
import { askPresence } from './ask-presence.ts';
import { entryKey } from './entry-key.ts';
import type { HashedMedia } from './hash-media.ts';
import { endsTheRun, failureOutcome, isServerGone } from './failure-outcome.ts';
import type { JournalRecord } from './journal/journal-record.ts';
import { announceTrash, isTrashDue, moveToTrash } from './move-to-trash.ts';
import type { OpenMedia } from './open-media.ts';
import { openMedia } from './open-media.ts';
import type { RunContext } from './run-context.ts';
import type { Uploaded } from './upload-media.ts';
import { uploadMedia } from './upload-media.ts';
import { withRetry } from './with-retry.ts';

type AssetRecord = Extract<JournalRecord, { kind: 'asset' }>;

/** What the hash pass found out about a file before its turn. */
export interface CheckedMedia {
  readonly sha1: Sha1;
  readonly presence: PresenceResult;
  /** Undefined when the journal knew the checksum and no byte was read. */
  readonly opened: OpenMedia | undefined;
}

export interface SettleOptions {
  readonly checked?: CheckedMedia | undefined;
  /** Hashed by the caller, when there was no hash pass: the server is asked now. */
  readonly hashed?: HashedMedia | undefined;
  readonly livePhotoVideoId?: string | undefined;
  readonly trailerSizes?: readonly number[];
}

/**
 * Brings one file to its outcome: found on the server, or uploaded, or failed. Never throws for anything that
 * concerns this file alone. Returns the opened bytes, whose digest others may need.
 */
export async function settleMedia(
  item: PlannedMedia,
  context: RunContext,
  options: SettleOptions = {},
): Promise<OpenMedia | undefined> {
  let opened = options.checked?.opened ?? options.hashed?.opened;
  try {
    const checked = options.checked ?? (options.hashed && (await ask(options.hashed, context)));
    if (checked?.presence.present === true) {
      if (settleUploadedBefore(item, checked.sha1, checked.presence.assetId, context)) return opened;
      await settlePresent(item, checked.sha1, checked.presence, context);
      await linkIfNeeded(item, options.livePhotoVideoId, context);
      return opened;
    }
    opened ??= await openMedia(item.media.entry, context.reader, {
      signal: context.signal,
      ...(options.trailerSizes && { trailerSizes: options.trailerSizes }),
    });
    if (item.trashed) await announceTrash(opened, context);
    const uploaded = await uploadMedia(item, opened, context, {
      livePhotoVideoId: options.livePhotoVideoId,
      sha1: checked?.sha1,
    });
    await settleUploaded(item, uploaded, options, context);
  } catch (error) {
    settleFailure(item, error, context);
  } finally {
    opened?.forget();
  }
  return opened;
}

async function ask(hashed: HashedMedia, context: RunContext): Promise<CheckedMedia> {
  const [presence = { present: false }] = await askPresence([hashed.sha1], context);
  return { ...hashed, presence };
}

/** Writes the checksum of an entry to the journal, so that the next run need not read it. */
export function rememberHash(item: PlannedMedia, sha1: Sha1, context: RunContext, embeds = false): void {
  context.journal.write(...newHash(item, sha1, context, embeds));
}

/** Nothing when the journal has it, or cannot tell this entry from others. */
function newHash(item: PlannedMedia, sha1: Sha1, context: RunContext, embeds = false): JournalRecord[] {
  const { entry } = item.media;
  const key = entryKey(entry, context.plan.sources[entry.sourceIndex]);
  if (key === undefined) return [];
  const known = context.journal.state.hashes.get(key);
  if (known?.sha1 === sha1 && known.embeds === embeds) return [];
  return [{ kind: 'hash', key, sha1, ...(embeds && { embeds }) }];
}

async function settleUploaded(
  item: PlannedMedia,
  uploaded: Uploaded,
  options: SettleOptions,
  context: RunContext,
): Promise<void> {
  const { assetId, sha1 } = uploaded;
  if (uploaded.status === 'duplicate') {
    rememberHash(item, sha1, context);
    await settleDuplicate(item, uploaded, context);
    await linkIfNeeded(item, options.livePhotoVideoId, context);
    return;
  }
  context.journal.write(
    ...newHash(item, sha1, context),
    assetRecord(item, { sha1, assetId, status: 'created', shown: uploaded.shown }, context),
  );
  rememberLink(assetId, options.livePhotoVideoId, context);
  context.uploaded.set(sha1, item);
  if (item.trashed) await moveToTrash(assetId, context);
  const state: OutcomeState = item.action === 'live-video' ? 'live-video' : 'uploaded';
  context.ledger.settle(item, state, { checksum: sha1, assetId });
}

/** The server had these bytes all along, or got them from this very run under another name. */
async function settleDuplicate(item: PlannedMedia, uploaded: Uploaded, context: RunContext): Promise<void> {
  const { sha1, assetId } = uploaded;
  if (settleUploadedBefore(item, sha1, assetId, context)) return;
  const [presence] = await askPresence([sha1], context);
  const known = presence?.present === true ? presence : { present: true as const, assetId, trashed: false };
  await settlePresent(item, sha1, known, context);
}

/** Whether this very run brought the same bytes under another name. */
function settleUploadedBefore(
  item: PlannedMedia,
  sha1: Sha1,
  assetId: string,
  { uploaded, ledger }: RunContext,
): boolean {
  if (!uploaded.has(sha1)) return false;
  ledger.settle(item, 'export-duplicate', { checksum: sha1, assetId });
  return true;
}

async function settlePresent(
  item: PlannedMedia,
  sha1: Sha1,
  presence: Extract<PresenceResult, { present: true }>,
  context: RunContext,
): Promise<void> {
  const { assetId } = presence;
  if (presence.trashed && !context.options.restoreTrashed && !item.trashed) {
    context.ledger.settle(item, 'in-server-trash', { checksum: sha1, assetId });
    return;
  }
  if (presence.trashed && !item.trashed) {
    await withRetry(say`restore`, context.retry, () =>
      context.destination.restoreFromTrash([assetId], context.signal),
    );
  }
  rememberPresent(item, sha1, assetId, context);
  if (item.trashed && !presence.trashed && isTrashDue(sha1, assetId, context))
    await moveToTrash(assetId, context);
  context.ledger.settle(item, 'already-on-server', { checksum: sha1, assetId });
}

/** A still that the server had already ignores what came with the upload: its video is linked by hand. */
async function linkIfNeeded(
  item: PlannedMedia,
  videoId: string | undefined,
  context: RunContext,
): Promise<void> {
  const outcome = context.ledger.of(item);
  if (videoId === undefined || outcome?.assetId === undefined || outcome.state !== 'already-on-server')
    return;
  const stillId = outcome.assetId;
  // Done before: should it be undone since, the user wanted that.
  if (context.journal.state.links.get(stillId) === videoId) return;
  try {
    await withRetry(say`live photo`, context.retry, () =>
      context.destination.linkLivePhoto(stillId, videoId, context.signal),
    );
    rememberLink(stillId, videoId, context);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    context.onEvent({
      kind: 'warning',
      code: 'live-photo-not-linked',
      message: say`${item.fileName} is on the server, but its moving part could not be linked to it: ${error.message}`,
    });
    if (endsTheRun(error)) context.giveUp(error);
  }
}

function rememberLink(stillId: string, videoId: string | undefined, context: RunContext): void {
  if (videoId === undefined) return;
  context.journal.write({ kind: 'link', run: context.runId, stillId, videoId });
}

function rememberPresent(item: PlannedMedia, sha1: Sha1, assetId: string, context: RunContext): void {
  // Another export that holds the same photo is worth a line: what one run made, another now relies on.
  if (context.journal.state.assets.isClaimed(sha1, assetId, context.exports)) return;
  context.journal.write(assetRecord(item, { sha1, assetId, status: 'present' }, context));
}

function assetRecord(
  item: PlannedMedia,
  asset: Pick<AssetRecord, 'sha1' | 'assetId' | 'status' | 'shown'>,
  { runId }: RunContext,
): AssetRecord {
  return { kind: 'asset', run: runId, ...asset, name: item.fileName };
}

function settleFailure(item: PlannedMedia, error: unknown, context: RunContext): void {
  // Cut short by the user: the next run takes it up.
  if (context.signal.aborted) return;
  if (endsTheRun(error)) context.giveUp(error);
  // Nobody answered: that says nothing about this file, and the next run takes it up.
  if (isServerGone(error)) return;
  const { state, details } = failureOutcome(error);
  if (context.ledger.of(item) === undefined) context.ledger.settle(item, state, details);
  if (error instanceof ApiError && error.kind === 'server-error') context.serverFailed(error);
}
