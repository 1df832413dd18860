import type { Visibility } from './plan.ts';

/** Lower-case hex SHA-1 of an original's bytes: the only thing that makes two files the same. */
export type Sha1 = string;

/** A body that can be sent again: the retry asks for a fresh stream. */
export interface RewindableBody {
  readonly sizeBytes: number;
  /** Fresh stream from the first byte. */
  open(signal: AbortSignal): AsyncIterable<Buffer>;
  /** All of it, while it is in memory anyway. */
  bytes?(): Buffer | undefined;
}

/** One asset with everything that travels in its single upload request. */
export interface AssetUpload {
  /** Name on the server, as the user should see it. */
  readonly fileName: string;
  readonly body: RewindableBody;
  /** ISO 8601 with `Z`; capture time, or the file's own as a last resort. */
  readonly takenAt: string;
  readonly isFavorite: boolean;
  readonly visibility: Visibility;
  /** Video of a live photo, already on the server. */
  readonly livePhotoVideoId?: string;
  /** Complete XMP document; absent when nothing has to be said. */
  readonly xmp?: string;
  /** When known beforehand: lets the server answer a duplicate before the body. */
  readonly checksum?: Sha1;
}

export interface UploadResult {
  readonly assetId: string;
  readonly status: 'created' | 'duplicate';
}

export type PresenceResult =
  | { readonly present: false }
  | { readonly present: true; readonly assetId: string; readonly trashed: boolean };

/** Per-item answer of a batch call: what the server said about each id. */
export interface BatchItemResult {
  readonly id: string;
  readonly ok: boolean;
  /** `duplicate` (was there already) counts as ok. Otherwise the server's word: `no_permission`, `not_found`, … */
  readonly error?: string;
}

export interface DestinationAlbum {
  readonly id: string;
  readonly title: string;
  /** Visible members, as the server counts them. */
  readonly assetCount: number;
}

/**
 * Where a migration goes. Every method rejects with `ApiError` (class, retry hint) and takes an AbortSignal.
 * Batch methods take any number of ids and split as the server needs.
 */
export interface Destination {
  /** Resolves to whether the server answers like itself. Never rejects. */
  ping(signal: AbortSignal): Promise<boolean>;
  /** Stable id of server and user: names the journal. */
  readonly identity: { readonly server: string; readonly userId: string };
  /** Kind the server will make of this name, or undefined when it refuses the extension. */
  mediaKind(fileName: string): 'image' | 'video' | undefined;
  /** Assets of this user, trashed included. */
  countAssets(signal: AbortSignal): Promise<{ readonly total: number; readonly trashed: number }>;
  /** False when no asset has this size, so that no checksum need be known. Undefined: it cannot tell. */
  mayHold?(sizeBytes: number): boolean;
  /** Which of these checksums the server already has, in the order asked. */
  check(checksums: readonly Sha1[], signal: AbortSignal): Promise<readonly PresenceResult[]>;
  upload(upload: AssetUpload, signal: AbortSignal): Promise<UploadResult>;
  linkLivePhoto(stillId: string, videoId: string, signal: AbortSignal): Promise<void>;
  trash(assetIds: readonly string[], signal: AbortSignal): Promise<void>;
  restoreFromTrash(assetIds: readonly string[], signal: AbortSignal): Promise<void>;
  listAlbums(signal: AbortSignal): Promise<readonly DestinationAlbum[]>;
  createAlbum(
    album: { readonly title: string; readonly description: string; readonly assetIds: readonly string[] },
    signal: AbortSignal,
  ): Promise<DestinationAlbum>;
  /** Ids of all members, hidden and archived ones included. */
  albumMembers(albumId: string, signal: AbortSignal): Promise<readonly string[]>;
  addToAlbum(
    albumId: string,
    assetIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly BatchItemResult[]>;
  /** First id becomes the primary. */
  createStack(assetIds: readonly string[], signal: AbortSignal): Promise<{ readonly stackId: string }>;
}
