import { assetBody } from '../bodies/asset-body.ts';
import { noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { Refusal, type Issue } from '../http/failure.ts';
import {
  checkBoolean,
  checkOneOf,
  checkRange,
  checkUuid,
  checkUuidList,
  refuseInvalid,
  tooBig,
  tooSmall,
  zodType,
  type Json,
} from '../http/validate.ts';
import type { Capabilities } from '../capabilities.ts';
import type { SidecarEdits } from '../extraction/sidecar-edits.ts';
import { resolveRating } from '../extraction/extract-metadata.ts';
import { tryWrittenDate } from '../extraction/written-date.ts';
import { queueSidecarWrite } from '../jobs/queue-jobs.ts';
import { requireAsset, requireAssets } from '../store/asset-access.ts';
import type { Backend } from '../store/backend.ts';
import { hideMotionPart, unlinkMotionPart } from '../store/link-live-photo.ts';
import type { Asset, AssetVisibility } from '../store/state.ts';

/** `PUT /assets/:id`: answers with the new exif at once; the dates follow when the jobs have run. */
export async function updateAsset(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const id = param(call, 'id');
  const changes = await jsonOf(call);
  refuseInvalid(checkUuid(['id'], id), ...checkChanges(changes, backend.capabilities), checkVideo(changes));
  refuseBadDate(changes, backend.capabilities, 'Failed to update asset');
  const asset = requireAsset(backend, caller.user, id, 'asset.update');
  const { livePhotoVideoId } = changes;
  if (typeof livePhotoVideoId === 'string')
    asset.livePhotoVideoId = hideMotionPart(backend, caller.user, livePhotoVideoId).id;
  if (livePhotoVideoId === null) unlinkMotionPart(backend, asset);
  applyChanges(backend, asset, changes);
  return ok(assetBody(backend, asset, 'update'));
}

/** `PUT /assets`: one unknown id refuses the whole call. */
export async function updateAssets(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const changes = await jsonOf(call);
  refuseInvalid(checkUuidList('ids', changes.ids), ...checkChanges(changes, backend.capabilities));
  refuseBadDate(changes, backend.capabilities, 'Failed to update assets');
  const assets = requireAssets(backend, caller.user, changes.ids as string[], 'asset.update');
  const { rating, ...others } = changes;
  const withRating = backend.capabilities.bulkRating;
  for (const asset of assets) applyChanges(backend, asset, withRating ? changes : others);
  if (rating !== undefined && !withRating) throw new Refusal(500, 'Failed to update assets');
  if (backend.capabilities.dateTimeRelative) shiftDates(backend, assets, changes.dateTimeRelative);
  return noContent;
}

function checkChanges(changes: Json, capabilities: Capabilities): (Issue | undefined)[] {
  return [
    checkBoolean(['isFavorite'], changes.isFavorite),
    checkOneOf(['visibility'], changes.visibility, ['archive', 'timeline', 'hidden', 'locked']),
    ...checkPlace(changes, capabilities),
    checkRating(changes.rating, capabilities),
    checkDate(changes.dateTimeOriginal, capabilities),
    changes.description === undefined || typeof changes.description === 'string'
      ? undefined
      : {
          nest: ['description must be a string'],
          zod: zodType(['description'], 'string', changes.description),
        },
  ];
}

function checkVideo({ livePhotoVideoId: id }: Json): Issue | undefined {
  return id === undefined || id === null ? undefined : checkUuid(['livePhotoVideoId'], id);
}

function checkPlace(changes: Json, capabilities: Capabilities): (Issue | undefined)[] {
  const { latitude, longitude } = changes;
  if (latitude === undefined && longitude === undefined) return [];
  if (capabilities.errorShape === 'zod' && (latitude === undefined || longitude === undefined)) {
    const message = 'Latitude and longitude must be provided together';
    return [{ nest: [], zod: { code: 'custom', path: [], message } }];
  }
  return [checkDegrees('latitude', latitude, 90), checkDegrees('longitude', longitude, 180)];
}

function checkDegrees(name: 'latitude' | 'longitude', value: unknown, limit: number): Issue | undefined {
  const missing = value === undefined ? [`${name} should not be empty`] : [];
  const nest = [...missing, `${name} must be a ${name} string or number`];
  if (typeof value !== 'number') return { nest, zod: zodType([name], 'number', value) };
  if (value > limit) return { nest, zod: tooBig([name], limit) };
  return value < -limit ? { nest, zod: tooSmall([name], -limit) } : undefined;
}

function checkRating(rating: unknown, capabilities: Capabilities): Issue | undefined {
  if (rating === null && capabilities.ratingNullAllowed) return undefined;
  if (rating === 0 && capabilities.ratingZero === 'refused') {
    const message = 'Rating must be -1 (rejected), 1–5 (starred), or null (unrated); 0 is not valid';
    return { nest: [], zod: { code: 'custom', path: ['rating'], message } };
  }
  return checkRange(['rating'], rating, -1, 5);
}

function checkDate(date: unknown, capabilities: Capabilities): Issue | undefined {
  const bad =
    date !== undefined && (typeof date !== 'string' || (capabilities.badUpdateDate === 400 && !isDate(date)));
  if (!bad) return undefined;
  const nest = ['dateTimeOriginal must be a valid ISO 8601 date string'];
  return { nest, zod: zodType(['dateTimeOriginal'], 'string', date) };
}

/** 3.x looks at the date only when it has begun to store it. */
function refuseBadDate({ dateTimeOriginal }: Json, capabilities: Capabilities, message: string): void {
  const unreadable = typeof dateTimeOriginal === 'string' && !isDate(dateTimeOriginal);
  if (unreadable && capabilities.badUpdateDate === 500) throw new Refusal(500, message);
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

function applyChanges(backend: Backend, asset: Asset, changes: Json): void {
  if (typeof changes.isFavorite === 'boolean') asset.isFavorite = changes.isFavorite;
  if (typeof changes.visibility === 'string')
    setVisibility(backend, asset, changes.visibility as AssetVisibility);
  const edits = sidecarEdits(changes, backend.capabilities);
  if (Object.keys(edits).length > 0) edit(backend, asset, edits);
  asset.updatedAt = Date.now();
}

/** The locked folder is outside all albums. */
function setVisibility(backend: Backend, asset: Asset, visibility: AssetVisibility): void {
  asset.visibility = visibility;
  if (visibility !== 'locked') return;
  for (const album of backend.state.albums.values()) album.assetIds.delete(asset.id);
}

function sidecarEdits(changes: Json, capabilities: Capabilities): SidecarEdits {
  const edits: SidecarEdits = {};
  const { description, dateTimeOriginal, latitude, longitude, rating } = changes;
  if (typeof description === 'string' && (description !== '' || capabilities.emptyDescriptionClears)) {
    edits.description = description;
  }
  if (typeof dateTimeOriginal === 'string') edits.date = writableDate(dateTimeOriginal, capabilities);
  if (typeof latitude === 'number' && typeof longitude === 'number')
    Object.assign(edits, { latitude, longitude });
  if (typeof rating === 'number') edits.rating = String(rating);
  if (rating === null) edits.rating = '';
  return edits;
}

/** Without a zone it is UTC; an offset the server cannot read back is lost, and the wall clock becomes UTC. */
function writableDate(text: string, { extraction }: Capabilities): string {
  const [, date = '', time = 'T00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(T[\d:.]+)?(Z|[+-].*)?$/.exec(text) ?? [];
  const wall = `${date}${time.length === 6 ? `${time}:00` : time}`;
  return tryWrittenDate(`${wall}${zone}`, extraction) === undefined ? wall : `${wall}${zone}`;
}

function edit(backend: Backend, asset: Asset, edits: SidecarEdits): void {
  Object.assign(asset.pendingEdits, edits);
  const { exif } = asset;
  if (exif !== undefined) {
    const rules = backend.capabilities.extraction;
    const written = tryWrittenDate(edits.date, rules);
    if (edits.description !== undefined) exif.description = edits.description;
    if (written !== undefined) exif.dateTimeOriginal = written.wallMs - (written.offsetMinutes ?? 0) * 60_000;
    if (edits.latitude !== undefined)
      Object.assign(exif, { latitude: edits.latitude, longitude: edits.longitude });
    if (edits.rating !== undefined) exif.rating = resolveRating(edits.rating, rules);
  }
  queueSidecarWrite(backend, asset);
}

/** Minutes, added to the capture time; not together with a new date. */
function shiftDates(backend: Backend, assets: readonly Asset[], minutes: unknown): void {
  if (typeof minutes !== 'number' || minutes === 0) return;
  for (const asset of assets) {
    const instant = new Date(asset.fileCreatedAt + minutes * 60_000).toISOString();
    edit(backend, asset, { date: instant });
  }
}
