import { mimeTypeOf } from '../media-types.ts';
import type { Backend } from '../store/backend.ts';
import type { Asset, Stack } from '../store/state.ts';
import { tagBody } from './tag-body.ts';
import { isoOffset, isoZ } from './timestamps.ts';
import { userBody } from './user-body.ts';

/** Which call shows the asset: only GET carries owner, tags and stack; search carries exif on request. */
export type AssetContext = 'get' | 'update' | 'stack' | 'album' | 'search' | 'search-with-exif';

type Body = Record<string, unknown>;

/** An asset in the shape of the emulated version, its keys in the order of the wire. */
export function assetBody(backend: Backend, asset: Asset, context: AssetContext): Body {
  const { capabilities } = backend;
  // Rows nested in other rows come in the database's own time format.
  const time = context === 'stack' || context === 'album' ? isoOffset : isoZ;
  const withExif = context !== 'search';
  return {
    id: asset.id,
    ...(capabilities.assetCreatedAt ? { createdAt: time(asset.createdAt) } : {}),
    ...(capabilities.deviceIds ? { deviceAssetId: asset.deviceAssetId } : {}),
    ownerId: asset.ownerId,
    ...(context === 'get' ? ownerBody(backend, asset) : {}),
    ...(capabilities.deviceIds ? { deviceId: asset.deviceId } : {}),
    libraryId: null,
    type: asset.type,
    originalPath: originalPath(asset),
    originalFileName: asset.originalFileName,
    originalMimeType: mimeTypeOf(asset.originalFileName, capabilities),
    thumbhash: null,
    fileCreatedAt: time(asset.fileCreatedAt),
    fileModifiedAt: time(asset.fileModifiedAt),
    localDateTime: time(asset.localDateTime),
    updatedAt: time(asset.updatedAt),
    isFavorite: asset.isFavorite,
    isArchived: asset.visibility === 'archive',
    isTrashed: asset.trashedAt !== undefined,
    visibility: asset.visibility,
    duration: duration(asset, capabilities.durationMs),
    ...(withExif ? { exifInfo: exifBody(asset) } : {}),
    livePhotoVideoId: asset.livePhotoVideoId ?? null,
    ...(context === 'get' ? { tags: tagsOf(backend, asset) } : {}),
    people: [],
    ...(capabilities.assetUnassignedFaces && context === 'get' ? { unassignedFaces: [] } : {}),
    checksum: Buffer.from(asset.checksum, 'hex').toString('base64'),
    ...(context === 'get' ? { stack: stackBody(backend, asset) } : {}),
    isOffline: false,
    hasMetadata: true,
    duplicateId: null,
    resized: true,
    ...(capabilities.assetCreatedAt ? { width: null, height: null, isEdited: false } : {}),
  };
}

/** The stack an asset is in. */
function stackOf(backend: Backend, asset: Asset): Stack | undefined {
  return [...backend.state.stacks.values()].find((stack) => stack.assetIds.has(asset.id));
}

function ownerBody(backend: Backend, asset: Asset): Body {
  const owner = backend.state.users.get(asset.ownerId);
  return owner === undefined ? {} : { owner: userBody(owner) };
}

function originalPath(asset: Asset): string {
  const folders = `${asset.ownerId}/${asset.id.slice(0, 2)}/${asset.id.slice(2, 4)}`;
  if (asset.embedded) return `/data/encoded-video/${folders}/${asset.id}-MP.mp4`;
  const dot = asset.originalFileName.lastIndexOf('.');
  return `/data/upload/${folders}/${asset.id}${dot < 0 ? '' : asset.originalFileName.slice(dot)}`;
}

/** Text `H:MM:SS.mmm`, or milliseconds with null for images. */
function duration(asset: Asset, asMs: boolean): string | number | null {
  const ms = asset.mediaTags?.durationMs;
  if (asMs) return asset.type === 'IMAGE' ? null : (ms ?? null);
  if (asset.type === 'IMAGE' || ms === undefined) return '0:00:00.00000';
  return new Date(ms).toISOString().slice(11, 23);
}

function exifBody(asset: Asset): Body | null {
  const { exif } = asset;
  if (exif === undefined) return null;
  const known = exif.dateTimeOriginal;
  return {
    make: null,
    model: null,
    exifImageWidth: null,
    exifImageHeight: null,
    fileSizeInByte: asset.sizeBytes,
    orientation: null,
    dateTimeOriginal: known === undefined ? null : isoOffset(known),
    modifyDate: known === undefined ? null : isoOffset(asset.fileModifiedAt),
    timeZone: exif.timeZone ?? null,
    lensModel: null,
    fNumber: null,
    focalLength: null,
    iso: null,
    exposureTime: null,
    latitude: exif.latitude ?? null,
    longitude: exif.longitude ?? null,
    city: null,
    state: null,
    country: null,
    description: exif.description,
    projectionType: null,
    rating: exif.rating ?? null,
  };
}

function tagsOf(backend: Backend, asset: Asset): Body[] {
  const tags = [...asset.tagIds].flatMap((id) => backend.state.tags.get(id) ?? []);
  return tags.map(tagBody);
}

function stackBody(backend: Backend, asset: Asset): Body | null {
  const stack = stackOf(backend, asset);
  if (stack === undefined) return null;
  return { id: stack.id, primaryAssetId: stack.primaryAssetId, assetCount: stack.assetIds.size };
}
