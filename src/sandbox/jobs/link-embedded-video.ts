import { createHash, randomUUID } from 'node:crypto';
import type { ByteSource } from '../store/byte-source.ts';
import type { Backend } from '../store/backend.ts';
import { createAsset } from '../store/create-asset.ts';
import { deleteAsset } from '../store/delete-asset.ts';
import { findByChecksum } from '../store/find-checksum.ts';
import type { Asset, User } from '../store/state.ts';
import { queueExtraction } from './queue-jobs.ts';

interface Slice {
  readonly offset: number;
  readonly length: number;
}

/**
 * A still with a video inside gets that video as a hidden asset. Any other video it was linked to is deleted for
 * good; an asset that already holds the very bytes is taken instead of a new one.
 */
export async function linkEmbeddedVideo(backend: Backend, still: Asset, slice: Slice): Promise<void> {
  const owner = backend.state.users.get(still.ownerId);
  if (owner === undefined) return;
  const video = (await findVideo(backend, still, slice)) ?? (await cutOut(backend, owner, still, slice));
  if (video === undefined) return;
  if (video.visibility === 'timeline') video.visibility = 'hidden';
  const previous = still.livePhotoVideoId;
  still.livePhotoVideoId = video.id;
  const other =
    previous === undefined || previous === video.id ? undefined : backend.state.assets.get(previous);
  if (other !== undefined) await deleteAsset(backend, other);
}

async function findVideo(backend: Backend, still: Asset, slice: Slice): Promise<Asset | undefined> {
  still.embeddedVideoChecksum ??= await hashSlice(backend.originals.open(still.id), slice);
  const checksum = still.embeddedVideoChecksum;
  return checksum === undefined ? undefined : findByChecksum(backend.state, still.ownerId, checksum);
}

async function cutOut(backend: Backend, owner: User, still: Asset, slice: Slice): Promise<Asset | undefined> {
  const bytes = backend.originals.open(still.id);
  if (bytes === undefined || still.embeddedVideoChecksum === undefined) return undefined;
  const id = randomUUID();
  const fileName = `${still.originalFileName.replace(/\.[^.]*$/, '')}.mp4`;
  const writer = await backend.originals.openWriter();
  for await (const chunk of readSlice(bytes, slice)) await writer.write(chunk);
  await writer.commit(id, owner.name, fileName);
  const atMs =
    backend.capabilities.extraction.embeddedVideoDate === 'still' ? still.fileCreatedAt : Date.now();
  const video = createAsset(backend, owner, {
    id,
    type: 'VIDEO',
    checksum: still.embeddedVideoChecksum,
    sizeBytes: slice.length,
    originalFileName: fileName,
    deviceAssetId: 'NONE',
    deviceId: 'NONE',
    createdAtMs: atMs,
    modifiedAtMs: atMs,
    isFavorite: false,
    visibility: 'hidden',
    embedded: true,
  });
  queueExtraction(backend, video);
  return video;
}

/** Undefined when the bytes were not kept. */
async function hashSlice(bytes: ByteSource | undefined, slice: Slice): Promise<string | undefined> {
  if (bytes === undefined) return undefined;
  const hash = createHash('sha1');
  let size = 0;
  for await (const chunk of readSlice(bytes, slice)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return size === slice.length ? hash.digest('hex') : undefined;
}

async function* readSlice(bytes: ByteSource, { offset, length }: Slice): AsyncGenerator<Buffer> {
  for (let done = 0; done < length;) {
    const chunk = await bytes.read(offset + done, Math.min(1024 * 1024, length - done));
    if (chunk.length === 0) return;
    yield chunk;
    done += chunk.length;
  }
}
