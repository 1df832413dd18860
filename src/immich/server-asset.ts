import type { z } from 'zod';
import type { Sha1 } from '../model/destination.ts';
import type { assetAnswer } from './schemas.ts';

/** One asset as the server describes it: what can be compared with an export. */
export interface ServerAsset {
  readonly id: string;
  readonly ownerId: string;
  /** `IMAGE`, `VIDEO`, or what else a server says. */
  readonly type: string;
  readonly originalFileName: string;
  readonly checksum: Sha1;
  /** Instant; the form's own until the server has read the file. */
  readonly fileCreatedAt: string | undefined;
  /** Wall clock where it was taken, written as if it were UTC. */
  readonly localDateTime: string | undefined;
  readonly updatedAt: string | undefined;
  readonly isFavorite: boolean;
  readonly isTrashed: boolean;
  /** `timeline`, `archive`, `hidden`, `locked`. */
  readonly visibility: string;
  readonly livePhotoVideoId: string | undefined;
  readonly stackId: string | undefined;
  /** Full values (`A/B`), without an order; undefined where the answer does not tell (search results). */
  readonly tags: readonly string[] | undefined;
  readonly exif: {
    readonly sizeBytes: number | undefined;
    /** Undefined until the server has read the file. */
    readonly dateTimeOriginal: string | undefined;
    readonly timeZone: string | undefined;
    readonly latitude: number | undefined;
    readonly longitude: number | undefined;
    readonly description: string;
    readonly rating: number | undefined;
  };
}

export function toServerAsset(answer: z.infer<typeof assetAnswer>): ServerAsset {
  const exif = answer.exifInfo;
  return {
    id: answer.id,
    ownerId: answer.ownerId,
    type: answer.type,
    originalFileName: answer.originalFileName,
    checksum: Buffer.from(answer.checksum, 'base64').toString('hex'),
    fileCreatedAt: answer.fileCreatedAt ?? undefined,
    localDateTime: answer.localDateTime ?? undefined,
    updatedAt: answer.updatedAt ?? undefined,
    isFavorite: answer.isFavorite ?? false,
    isTrashed: answer.isTrashed ?? false,
    visibility: answer.visibility ?? (answer.isArchived === true ? 'archive' : 'timeline'),
    livePhotoVideoId: answer.livePhotoVideoId ?? undefined,
    stackId: answer.stack?.id,
    tags: answer.tags?.map((tag) => tag.value),
    exif: {
      sizeBytes: exif?.fileSizeInByte ?? undefined,
      dateTimeOriginal: exif?.dateTimeOriginal ?? undefined,
      timeZone: exif?.timeZone ?? undefined,
      latitude: exif?.latitude ?? undefined,
      longitude: exif?.longitude ?? undefined,
      description: exif?.description ?? '',
      rating: exif?.rating ?? undefined,
    },
  };
}
