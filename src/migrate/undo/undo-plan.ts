import type { Sha1 } from '../../model/destination.ts';

/** What taking back a run does, decided before anything is done. */
export interface UndoPlan {
  readonly run: string;
  /** To be moved to the server's trash. */
  readonly trash: readonly RunAsset[];
  /** In the trash already: nothing to do but to note it. */
  readonly trashed: readonly RunAsset[];
  /** Left as they are, each with the reason. */
  readonly kept: readonly KeptAsset[];
  readonly albums: readonly UndoAlbum[];
  /** To be taken apart; the photos stay. */
  readonly stacks: readonly UndoStack[];
  /** Photos that were there before, and the run's videos that move them. */
  readonly links: readonly { readonly stillId: string; readonly videoId: string }[];
}

/** Something that the run uploaded. */
export interface RunAsset {
  readonly assetId: string;
  readonly sha1: Sha1;
  readonly name: string;
}

export interface KeptAsset extends RunAsset {
  readonly reason: 'gone' | 'locked' | 'changed' | 'in-album' | 'other-export' | 'belongs-together';
  /** Completes "kept, because …". */
  readonly message: string;
}

export interface UndoAlbum {
  readonly albumId: string;
  readonly title: string;
  /** Members to be taken out. */
  readonly remove: readonly string[];
  /** The run made it, and nothing else is in it. */
  readonly delete: boolean;
}

export interface UndoStack {
  readonly stackId: string;
  readonly ids: readonly string[];
}
