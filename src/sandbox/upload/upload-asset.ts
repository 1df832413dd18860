import { randomUUID } from 'node:crypto';
import { created, ok, type Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { badRequest, Refusal } from '../http/failure.ts';
import { queueExtraction } from '../jobs/queue-jobs.ts';
import { mediaKind } from '../media-types.ts';
import type { Backend } from '../store/backend.ts';
import { createAsset } from '../store/create-asset.ts';
import { checksumHex, findByChecksum } from '../store/find-checksum.ts';
import { hideMotionPart } from '../store/link-live-photo.ts';
import type { Asset, User } from '../store/state.ts';
import { receiveForm, type ReceivedOriginal, type UploadForm } from './receive-form.ts';
import type { MetadataItem } from './metadata-field.ts';
import { parseUploadFields, type UploadFields } from './upload-fields.ts';

/** `POST /assets`: 201 created, 200 duplicate. */
export async function uploadAsset(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const announced = call.headers['x-immich-checksum'];
  const known = typeof announced === 'string' ? findAnnounced(call, announced) : undefined;
  // Answered before the body is read; the announced checksum is never compared with the bytes.
  if (known !== undefined) return duplicate(known);
  const contentType = call.headers['content-type'] ?? '';
  const form = await receiveForm(contentType, call.body, backend.originals, backend.capabilities);
  const admitted = await discardUnless(form, () => admit(backend, caller.user, form));
  if (admitted.isDuplicate) return duplicate(admitted.asset);
  return keep(backend, caller.user, admitted);
}

function findAnnounced({ backend, caller }: Call, announced: string): Asset | undefined {
  return findByChecksum(backend.state, caller.user.id, checksumHex(announced));
}

function duplicate(asset: Asset): Answer {
  return ok({ status: 'duplicate', id: asset.id });
}

interface Admitted {
  readonly asset: Asset;
  readonly isDuplicate: boolean;
  readonly fields: UploadFields;
  readonly original: ReceivedOriginal;
}

/** Bytes that will not be kept are thrown away at once. */
async function discardUnless({ original }: UploadForm, decide: () => Admitted): Promise<Admitted> {
  try {
    const admitted = decide();
    if (admitted.isDuplicate) await admitted.original.writer.discard();
    return admitted;
  } catch (error) {
    await original?.writer.discard();
    throw error;
  }
}

/** Decides in one step without a pause: of several uploads of the same bytes at once, one makes the row. */
function admit(backend: Backend, user: User, form: UploadForm): Admitted {
  const fields = parseUploadFields(form.fields, backend);
  const { original, sidecar } = form;
  if (original === undefined) {
    throw badRequest(sidecar === undefined ? 'File is required' : 'Field(s) assetData should not be empty');
  }
  requireQuota(user, original.sizeBytes);
  if (fields.livePhotoVideoId !== undefined) hideMotionPart(backend, user, fields.livePhotoVideoId);
  const known = findByChecksum(backend.state, user.id, original.checksum);
  const asset = known ?? addRow(backend, user, fields, original, sidecar);
  return { asset, isDuplicate: known !== undefined, fields, original };
}

function requireQuota(user: User, sizeBytes: number): void {
  if (user.quotaSizeBytes !== undefined && user.quotaSizeBytes < user.quotaUsageBytes + sizeBytes) {
    throw badRequest('Quota has been exceeded!');
  }
}

function addRow(
  backend: Backend,
  user: User,
  fields: UploadFields,
  original: ReceivedOriginal,
  sidecar: string | undefined,
): Asset {
  backend.diskIsFull = false;
  return createAsset(backend, user, {
    id: randomUUID(),
    type: mediaKind(original.admittedName, backend.capabilities) ?? 'IMAGE',
    checksum: original.checksum,
    sizeBytes: original.sizeBytes,
    originalFileName: fields.fileName ?? original.partName,
    deviceAssetId: fields.deviceAssetId,
    deviceId: fields.deviceId,
    createdAtMs: fields.createdAtMs,
    modifiedAtMs: fields.modifiedAtMs,
    isFavorite: fields.isFavorite,
    visibility: fields.visibility,
    livePhotoVideoId: fields.livePhotoVideoId,
    sidecar,
  });
}

async function keep(backend: Backend, user: User, { asset, fields, original }: Admitted): Promise<Answer> {
  await original.writer.commit(asset.id, user.name, asset.originalFileName);
  storeMetadata(asset, fields.metadata);
  queueExtraction(backend, asset);
  return created({ id: asset.id, status: 'created' });
}

/** The same key twice is a 500, and the row stays behind without exif, sidecar and extraction. */
function storeMetadata(asset: Asset, items: readonly MetadataItem[]): void {
  if (new Set(items.map(({ key }) => key)).size < items.length) {
    asset.exif = undefined;
    asset.sidecar = undefined;
    throw new Refusal(500, 'Failed to upload asset');
  }
  for (const { key, value } of items) asset.metadata.set(key, { value, updatedAt: Date.now() });
}
