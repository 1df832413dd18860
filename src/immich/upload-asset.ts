import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { AssetUpload, UploadResult } from '../model/destination.ts';
import type { Capabilities } from './capabilities.ts';
import { couldNot } from './could-not.ts';
import type { HttpClient } from './http-client.ts';
import type { MultipartBody, Part } from './multipart.ts';
import { encodeMultipart } from './multipart.ts';
import { toPartFileName } from './part-file-name.ts';
import { uploadAnswer } from './schemas.ts';
import type { SendState } from './upload-stream.ts';
import { smallForm, streamForm } from './upload-stream.ts';
import { visibilityFields } from './visibility-fields.ts';

const action = say`upload the file`;
const deviceId = 'immich-takeout';
/** Made once: without a reason, each abort makes an exception with its own stack. */
const ended = new Error('the upload has ended');

/**
 * Uploads one asset in one request, streaming. Rejects with what reading the content threw when it did; the form
 * is then cut off before its end, so the server keeps nothing. Never tries again: a lost answer says nothing
 * about what the server has done, so ask it by checksum first.
 */
export async function uploadAsset(
  http: HttpClient,
  capabilities: Capabilities,
  upload: AssetUpload,
  options: { readonly signal: AbortSignal; readonly stallMs: number },
): Promise<UploadResult> {
  const form = encodeMultipart(buildParts(upload, capabilities));
  const post: Post = (body, signal) => {
    const headers = {
      'content-type': form.contentType,
      'content-length': String(form.sizeBytes),
      ...(upload.checksum === undefined ? {} : { 'x-immich-checksum': upload.checksum }),
    };
    return http.sendForm({ method: 'POST', path: '/assets', action, headers, body }, uploadAnswer, signal);
  };
  const small = smallForm(form);
  if (small === undefined) return streamAsset(form, post, http.apiBase.host, options);
  const answer = await post(small, options.signal);
  return toResult(answer.status, answer.data, { complete: true });
}

type Answer = z.infer<typeof uploadAnswer>;
type Post = (
  body: AsyncIterable<Buffer> | Buffer,
  signal: AbortSignal,
) => Promise<{ readonly status: number; readonly data: Answer }>;

async function streamAsset(
  form: MultipartBody,
  post: Post,
  host: string,
  options: { readonly signal: AbortSignal; readonly stallMs: number },
): Promise<UploadResult> {
  const state: SendState = { complete: false, sourceError: undefined };
  const attempt = new AbortController();
  const abort = () => {
    attempt.abort(options.signal.reason);
  };
  options.signal.throwIfAborted();
  options.signal.addEventListener('abort', abort, { once: true });
  try {
    const { signal } = attempt;
    const onStall = () => {
      attempt.abort(stalled(host, options.stallMs));
    };
    const body = streamForm(form, state, { signal, stallMs: options.stallMs, onStall });
    const answer = await post(body, signal);
    return toResult(answer.status, answer.data, state);
  } catch (error) {
    options.signal.throwIfAborted();
    throw state.sourceError ?? error;
  } finally {
    options.signal.removeEventListener('abort', abort);
    // An answer may come before the content was read to its end: whoever reads it can stop.
    attempt.abort(ended);
  }
}

/**
 * The form, in the one order all versions take: texts, asset, sidecar, and `filename` last. Coming before the
 * sidecar, from 2.3 on it would be taken for the sidecar's own name, and the upload refused for its extension.
 */
function buildParts(upload: AssetUpload, capabilities: Capabilities): Part[] {
  const { visibility, isArchived } = visibilityFields(upload.visibility, capabilities, action);
  const parts: Part[] = [];
  const tell = (name: string, value: string | undefined): void => {
    if (value !== undefined) parts.push({ name, value });
  };
  if (capabilities.deviceFields) {
    tell('deviceAssetId', deviceAssetIdOf(upload));
    tell('deviceId', deviceId);
  }
  tell('fileCreatedAt', upload.takenAt);
  // Servers from 1.124 on take the earlier one, or only this one, for files without a date of their own.
  tell('fileModifiedAt', upload.takenAt);
  tell('isFavorite', String(upload.isFavorite));
  tell('visibility', visibility);
  tell('isArchived', isArchived === undefined ? undefined : String(isArchived));
  tell('livePhotoVideoId', upload.livePhotoVideoId);
  const fileName = toPartFileName(upload.fileName);
  parts.push({ name: 'assetData', fileName, content: upload.body });
  if (upload.xmp !== undefined) {
    parts.push({
      name: 'sidecarData',
      fileName: `${fileName}.xmp`,
      content: Buffer.from(upload.xmp, 'utf8'),
    });
  }
  if (capabilities.filenameField) parts.push({ name: 'filename', value: upload.fileName });
  return parts;
}

/** Required before 3.0, and not used for anything: opaque, the same for the same file, telling no path. */
function deviceAssetIdOf(upload: AssetUpload): string {
  if (upload.checksum !== undefined) return upload.checksum;
  const identity = JSON.stringify([upload.fileName, upload.body.sizeBytes, upload.takenAt]);
  return createHash('sha1').update(identity).digest('hex');
}

function toResult(
  httpStatus: number,
  answer: Answer,
  { complete }: Pick<SendState, 'complete'>,
): UploadResult {
  const known = answer.status === 'created' || answer.status === 'duplicate' ? answer.status : undefined;
  const status = known ?? (httpStatus === 201 ? 'created' : 'duplicate');
  if (status === 'created' && !complete) {
    throw new ApiError(
      'server-error',
      'later',
      couldNot(action, say`the server claims to have it before it was sent`),
    );
  }
  return { assetId: answer.id, status };
}

function stalled(host: string, stallMs: number): ApiError {
  const seconds = Math.round(stallMs / 1000);
  return new ApiError(
    'unreachable',
    'now',
    couldNot(action, say`${host} took nothing for ${seconds} seconds`),
  );
}
