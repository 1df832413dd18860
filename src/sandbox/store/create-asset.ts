import type { Backend } from './backend.ts';
import { indexChecksum } from './find-checksum.ts';
import type { Asset, AssetVisibility, User } from './state.ts';

export interface NewAsset {
  readonly id: string;
  readonly type: 'IMAGE' | 'VIDEO';
  readonly checksum: string;
  readonly sizeBytes: number;
  readonly originalFileName: string;
  readonly deviceAssetId: string;
  readonly deviceId: string;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  readonly isFavorite: boolean;
  readonly visibility: AssetVisibility;
  readonly livePhotoVideoId?: string | undefined;
  readonly sidecar?: string | undefined;
  readonly embedded?: boolean;
}

/** Adds the row; until extraction runs, its dates are those of the form and its exif is empty. */
export function createAsset(backend: Backend, user: User, fresh: NewAsset): Asset {
  const now = Date.now();
  const asset: Asset = {
    id: fresh.id,
    ownerId: user.id,
    type: fresh.type,
    checksum: fresh.checksum,
    sizeBytes: fresh.sizeBytes,
    originalFileName: fresh.originalFileName,
    deviceAssetId: fresh.deviceAssetId,
    deviceId: fresh.deviceId,
    createdAt: now,
    formCreatedAt: fresh.createdAtMs,
    formModifiedAt: fresh.modifiedAtMs,
    embedded: fresh.embedded ?? false,
    updatedAt: now,
    fileCreatedAt: fresh.createdAtMs,
    fileModifiedAt: fresh.modifiedAtMs,
    localDateTime: fresh.createdAtMs,
    isFavorite: fresh.isFavorite,
    visibility: fresh.visibility,
    trashedAt: undefined,
    dying: false,
    livePhotoVideoId: fresh.livePhotoVideoId,
    tagIds: new Set(),
    exif: {
      dateTimeOriginal: undefined,
      timeZone: undefined,
      latitude: undefined,
      longitude: undefined,
      description: '',
      rating: undefined,
    },
    extracted: false,
    sidecar: fresh.sidecar,
    edits: {},
    pendingEdits: {},
    tagWritePending: false,
    mediaTags: undefined,
    embeddedVideoChecksum: undefined,
    metadata: new Map(),
  };
  backend.state.assets.set(asset.id, asset);
  indexChecksum(backend.state, asset);
  user.quotaUsageBytes += asset.sizeBytes;
  return asset;
}
