import type { MediaTags } from '../extraction/media-tags.ts';
import type { SidecarEdits } from '../extraction/sidecar-edits.ts';

export type AssetVisibility = 'timeline' | 'archive' | 'hidden' | 'locked';

/** Everything the sandbox remembers, as plain data: what goes into the state file. */
export interface State {
  readonly users: Map<string, User>;
  readonly keys: Map<string, ApiKey>;
  readonly sessions: Map<string, string>;
  readonly assets: Map<string, Asset>;
  readonly albums: Map<string, Album>;
  readonly tags: Map<string, Tag>;
  readonly stacks: Map<string, Stack>;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Empty: none. */
  readonly password: string;
  readonly isAdmin: boolean;
  readonly createdAt: number;
  /** Whom an OpenID provider knows the user as, once linked. */
  oauthId?: string;
  quotaSizeBytes: number | undefined;
  quotaUsageBytes: number;
}

export interface ApiKey {
  readonly id: string;
  readonly secret: string;
  readonly userId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: number;
}

export interface Asset {
  readonly id: string;
  readonly ownerId: string;
  readonly type: 'IMAGE' | 'VIDEO';
  /** Lower-case hex SHA-1, computed from the bytes received. */
  readonly checksum: string;
  readonly sizeBytes: number;
  readonly originalFileName: string;
  readonly deviceAssetId: string;
  readonly deviceId: string;
  readonly createdAt: number;
  /** What the form said; extraction falls back on them. */
  readonly formCreatedAt: number;
  readonly formModifiedAt: number;
  /** Cut out of a motion photo by the server itself. */
  readonly embedded: boolean;
  updatedAt: number;
  fileCreatedAt: number;
  fileModifiedAt: number;
  localDateTime: number;
  isFavorite: boolean;
  visibility: AssetVisibility;
  trashedAt: number | undefined;
  /** Deleted for good, row still there until its job ran. */
  dying: boolean;
  livePhotoVideoId: string | undefined;
  tagIds: Set<string>;
  /** Undefined only for the broken asset that a failed upload leaves behind. */
  exif: Exif | undefined;
  extracted: boolean;
  /** XMP document that came with the upload. */
  sidecar: string | undefined;
  /** What API calls made the server write into the sidecar since. */
  edits: SidecarEdits;
  /** Set by API, not yet written into the sidecar. */
  pendingEdits: SidecarEdits;
  tagWritePending: boolean;
  /** Read from the original once; originals never change. */
  mediaTags: MediaTags | undefined;
  /** SHA-1 of the video inside a motion photo. */
  embeddedVideoChecksum: string | undefined;
  metadata: Map<string, { value: unknown; updatedAt: number }>;
}

/** The part of `exifInfo` that a migration can influence. */
export interface Exif {
  dateTimeOriginal: number | undefined;
  timeZone: string | undefined;
  latitude: number | undefined;
  longitude: number | undefined;
  description: string;
  rating: number | undefined;
}

export interface Album {
  readonly id: string;
  readonly ownerId: string;
  readonly createdAt: number;
  name: string;
  description: string;
  thumbnailAssetId: string | undefined;
  order: 'asc' | 'desc';
  isActivityEnabled: boolean;
  updatedAt: number;
  readonly assetIds: Set<string>;
  readonly users: Map<string, 'editor' | 'viewer'>;
}

export interface Tag {
  readonly id: string;
  readonly ownerId: string;
  readonly parentId: string | undefined;
  /** Full path, `/`-separated. */
  readonly value: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Stack {
  readonly id: string;
  readonly ownerId: string;
  primaryAssetId: string;
  readonly assetIds: Set<string>;
}

export function emptyState(): State {
  return {
    users: new Map(),
    keys: new Map(),
    sessions: new Map(),
    assets: new Map(),
    albums: new Map(),
    tags: new Map(),
    stacks: new Map(),
  };
}
