import type { Entry } from './entry.ts';
import type { Problem } from './problem.ts';
import type { Comment, Sidecar } from './sidecar.ts';

/**
 * Everything found in the sources, classified and paired, before any decision about uploading.
 * Each entry of the sources is in exactly one of `media`, `sidecars`, `others`.
 */
export interface Library {
  readonly media: readonly Media[];
  readonly sidecars: readonly SidecarFile[];
  readonly others: readonly OtherFile[];
  readonly albums: readonly Album[];
  readonly problems: readonly Problem[];
}

/** One photo or video entry with its provenance. Not to be spread: what many have in common is looked up. */
export interface Media {
  readonly entry: Entry;
  readonly kind: 'image' | 'video';
  /** `folder.name` is the year folder, album folder or special folder that holds it. */
  readonly folder: Folder;
  /** The sidecar that speaks for it (its own, or inherited from its original or still). */
  readonly sidecar: SidecarFile | undefined;
  /** Stable id of the pairing rule that found the sidecar; undefined when unmatched. */
  readonly rule: string | undefined;
  /** The match rests on weak evidence (listed in the plan's problems or by `explain`). */
  readonly weak: boolean;
  /** What this file is to another one; undefined for an ordinary photo or video. */
  readonly relation: Relation | undefined;
}

export type Relation =
  /** Google's `-edited` copy: `of` is the original when it is in the export; `suffix` as spelled (`-edited`). */
  | { readonly kind: 'edited'; readonly of: Media | undefined; readonly suffix: string }
  /** Video half of a live photo (`.MP4`/`.MOV` beside a still). */
  | { readonly kind: 'live-video'; readonly of: Media }
  /** Video half of a Pixel/Google motion photo (`.MP`, `.MP~2`, `.MV`, no extension): the still may embed it. */
  | { readonly kind: 'motion-video'; readonly of: Media };

/** A logical folder: the union of one folder over all parts of one export. */
export interface Folder {
  readonly exportId: string;
  /** Path inside the export without the leading `Takeout`, `/`-separated. */
  readonly path: string;
  readonly name: string;
  readonly role: 'year' | 'album' | 'archive' | 'trash' | 'locked' | 'failed-videos' | 'root';
  /** For role `year`. */
  readonly year: number | undefined;
}

/** One media sidecar JSON, and what it is to the rest. */
export interface SidecarFile {
  readonly entry: Entry;
  readonly folder: Folder;
  readonly sidecar: Sidecar;
  /**
   * `matched`: speaks for at least one media of its folder. `album-reference`: in an album folder, its media
   * lies elsewhere and was found. `superseded`: a better copy of the same sidecar was preferred.
   * `orphan`: no media for it anywhere.
   */
  state: 'matched' | 'album-reference' | 'superseded' | 'orphan';
  /** The media it speaks for or refers to; undefined for an orphan. */
  media: Media | undefined;
}

/** An entry that is neither media nor media sidecar. */
export interface OtherFile {
  readonly entry: Entry;
  readonly kind: 'album-metadata' | 'account-json' | 'foreign' | 'unreadable';
  /** Why, in a few plain words. */
  readonly reason: string;
}

/** One Google album: a folder, its texts and its members. */
export interface Album {
  /** From the album JSON; from the folder name only where that has none. */
  readonly title: string;
  /** The album JSON has no title: kept as an album only under `--untitled-albums`. */
  readonly untitled: boolean;
  readonly description: string;
  readonly comments: readonly Comment[];
  readonly folder: Folder;
  /** Media in the folder, and media elsewhere that its reference sidecars resolve to. No repetition. */
  readonly members: readonly Media[];
  /** Reference sidecars whose media was not found, by entry. */
  readonly unresolved: readonly Entry[];
}
