import type { Sha1 } from '../../model/destination.ts';
import type { AlbumResult } from '../../model/run-result.ts';

/** In which way a server does not hold what an export holds. */
export type DifferenceKind =
  /** Not on the server at all. */
  | 'missing'
  /** In the server's trash, where it will be deleted for good. */
  | 'in-trash'
  /** Cannot be read from its archive, so nobody can tell. */
  | 'unreadable'
  /** The server's original is not the one that was uploaded, or cannot be had. */
  | 'bytes'
  | 'album'
  | 'live-photo'
  | 'capture-time'
  | 'visibility'
  | 'favorite'
  | 'description';

/** One thing in which a server differs from an export. Names in it are not yet sanitised. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The file; undefined for an album that is missing as a whole, and for an archive nobody can open. */
  readonly archive?: string;
  readonly path?: string;
  readonly sizeBytes?: number;
  readonly checksum?: Sha1;
  readonly assetId?: string;
  /** Title, for kind `album`. */
  readonly album?: string;
  /** One sentence for a person. */
  readonly message: string;
  /** What the export says, and what the server shows, for facts that can be written down. */
  readonly expected?: string;
  readonly found?: string;
}

/** What was found out about an export and a server. */
export interface Verification {
  readonly differences: readonly Difference[];
  /** Different photos and videos that were asked for: exact copies and embedded videos do not count again. */
  readonly total: number;
  /** Of these, by what became of them; the rest is on the server. */
  readonly missing: number;
  readonly inTrash: number;
  readonly unreadable: number;
  /** Files that are left out on purpose, exact copies, and videos inside their photos. */
  readonly leftOut: number;
  readonly copies: number;
  readonly embedded: number;
  /** On the server, in the locked folder: no API key can see more of them. */
  readonly locked: number;
  readonly albums: readonly AlbumResult[];
  /** Assets whose facts were compared; 0 when only presence was asked for. */
  readonly compared: number;
  /** Originals whose bytes were compared. */
  readonly deep: number | undefined;
  /** Stopped by the user: says nothing. */
  readonly interrupted: boolean;
}
