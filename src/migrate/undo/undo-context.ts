import type { Destination } from '../../model/destination.ts';
import type { BatchItemResult } from '../../model/destination.ts';
import type { Journal } from '../journal/journal.ts';
import type { RunRecords } from '../journal/journal-state.ts';
import type { AssetReader } from '../read-assets.ts';
import type { RetryContext } from '../with-retry.ts';

/** What `undo` needs of a server: to look, and to take back. Nothing in it deletes a photo. */
export interface UndoServer
  extends Pick<Destination, 'check' | 'listAlbums' | 'albumMembers' | 'trash'>, AssetReader {
  removeFromAlbum(
    albumId: string,
    assetIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly BatchItemResult[]>;
  deleteAlbum(albumId: string, signal: AbortSignal): Promise<void>;
  deleteStack(stackId: string, signal: AbortSignal): Promise<void>;
  unlinkLivePhoto(stillId: string, signal: AbortSignal): Promise<void>;
}

export interface UndoContext {
  readonly server: UndoServer;
  readonly journal: Journal;
  readonly runId: string;
  readonly records: RunRecords;
  readonly retry: RetryContext;
  /** Aborted: begin nothing new. */
  readonly stop: AbortSignal;
}
