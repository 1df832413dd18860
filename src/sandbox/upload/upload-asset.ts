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
  const admitted = await admit(backend, caller.user, form);
  return 'duplicateOf' in admitted
    ? duplicate(admitted.duplicateOf)
    : keep(backend, caller.user, form, admitted);
}

function findAnnounced({ backend, caller }: Call, announced: string): Asset | undefined {
  return findByChecksum(backend.state, caller.user.id, checksumHex(announced));
}

function duplicate(asset: Asset): Answer {
  return ok({ status: 'duplicate', id: asset.id });
}

interface Admitted {
  readonly fields: UploadFields;
  readonly original: ReceivedOriginal;
}

/** All checks that need the whole form. Bytes that will not be kept are thrown away here. */
async function admit(
  backend: Backend,
  user: User,
  form: UploadForm,
): Promise<Admitted | { readonly duplicateOf: Asset }> {
  try {
    const admitted = check(backend, user, form);
    const known = findByChecksum(backend.state, user.id, admitted.original.checksum);
    if (known === undefined) return admitted;
    await admitted.original.writer.discard();
    return { duplicateOf: known };
  } catch (error) {
    await form.original?.writer.discard();
    throw error;
  }
}

function check(backend: Backend, user: User, { fields: texts, original, sidecar }: UploadForm): Admitted {
  const fields = parseUploadFields(texts, backend);
  if (original === undefined) {
    throw badRequest(sidecar === undefined ? 'File is required' : 'Field(s) assetData should not be empty');
  }
  requireQuota(user, original.sizeBytes);
  if (fields.livePhotoVideoId !== undefined) hideMotionPart(backend, user, fields.livePhotoVideoId);
  return { fields, original };
}

function requireQuota(user: User, sizeBytes: number): void {
  if (user.quotaSizeBytes !== undefined && user.quotaSizeBytes < user.quotaUsageBytes + sizeBytes) {
    throw badRequest('Quota has been exceeded!');
  }
}

async function keep(
  backend: Backend,
  user: User,
  form: UploadForm,
  { fields, original }: Admitted,
): Promise<Answer> {
  const id = randomUUID();
  const originalFileName = fields.fileName ?? original.partName;
  // The row comes first: of several uploads of the same bytes at once, all but one find it.
  const asset = createAsset(backend, user, {
    id,
    type: mediaKind(original.admittedName, backend.capabilities) ?? 'IMAGE',
    checksum: original.checksum,
    sizeBytes: original.sizeBytes,
    originalFileName,
    deviceAssetId: fields.deviceAssetId,
    deviceId: fields.deviceId,
    createdAtMs: fields.createdAtMs,
    modifiedAtMs: fields.modifiedAtMs,
    isFavorite: fields.isFavorite,
    visibility: fields.visibility,
    livePhotoVideoId: fields.livePhotoVideoId,
    sidecar: form.sidecar,
  });
  await original.writer.commit(id, user.name, originalFileName);
  storeMetadata(asset, fields.metadata);
  queueExtraction(backend, asset);
  return created({ id, status: 'created' });
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
