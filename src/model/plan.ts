import type { Album, Library, Media, OtherFile, SidecarFile } from './library.ts';
import type { SkipReason } from './outcome.ts';
import type { Problem } from './problem.ts';
import type { Place } from './sidecar.ts';
import type { SourceInfo } from './source.ts';

export type Visibility = 'timeline' | 'archive' | 'locked';

export type PlanAction = 'upload' | 'live-video' | 'embedded-video' | 'export-duplicate' | 'skip';

/** Everything that will be done, decided before anything is done. A dry run prints this very object. */
export interface Plan {
  readonly sources: readonly SourceInfo[];
  /** Every media entry of the sources exactly once, in a stable order. */
  readonly media: readonly PlannedMedia[];
  readonly sidecars: readonly SidecarFile[];
  readonly others: readonly OtherFile[];
  readonly albums: readonly PlannedAlbum[];
  readonly stacks: readonly PlannedStack[];
  readonly problems: readonly Problem[];
  readonly library: Library;
}

/** One media entry and what will happen to it. Not to be spread: what many have in common is looked up. */
export interface PlannedMedia {
  readonly media: Media;
  readonly action: PlanAction;
  /** For `skip`. */
  readonly reason: SkipReason | undefined;
  /** The still of a live or embedded video, the kept copy of an export duplicate, the original of an edited variant. */
  readonly of: PlannedMedia | undefined;
  /** Name on the server. */
  readonly fileName: string;
  /** Instant for the plan and the filters: Google's, else EXIF, file name, folder year. */
  readonly takenAtMs: number | undefined;
  readonly takenAtFrom: 'sidecar' | 'exif' | 'video' | 'filename' | 'original' | 'folder' | 'none';
  readonly place: Place | undefined;
  readonly description: string;
  readonly favorite: boolean;
  readonly visibility: Visibility;
  /** To be moved to the server's trash after upload (`--trashed`). */
  readonly trashed: boolean;
  readonly people: readonly string[];
  /** Full tag paths (`People/Ann`). */
  readonly tags: readonly string[];
  /** Albums that will hold it, by reference into {@link Plan.albums}. */
  readonly albums: readonly PlannedAlbum[];
}

export interface PlannedAlbum {
  readonly album: Album;
  readonly title: string;
  readonly description: string;
  /** Distinct planned media that will be in it on the server (kept copies only). */
  readonly members: readonly PlannedMedia[];
  /** Media of the Google album before export duplicates were united. */
  readonly sourceMembers: readonly PlannedMedia[];
}

export interface PlannedStack {
  readonly kind: 'edited' | 'burst' | 'raw-jpeg' | 'heic-jpeg';
  /** First is the primary (shown on top). At least two. */
  readonly members: readonly PlannedMedia[];
  readonly why: string;
}
