import exifr from 'exifr';
import { findMetadataBlocks } from './find-metadata-blocks.ts';
import { sniffMediaType } from './sniff-media-type.ts';

/** The small picture that a camera put into a photo's EXIF, as it stands there. */
export interface Thumbnail {
  readonly jpeg: Buffer;
  /** Quarter turns clockwise that bring it upright. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

/**
 * Reads the EXIF thumbnail out of the first bytes of a photo. Never throws: undefined where there is none, where
 * it lies beyond these bytes, or where it is no JPEG of at most `maxBytes`.
 */
export async function readThumbnail(
  head: Buffer,
  options: { readonly maxBytes: number; readonly totalSize?: number },
): Promise<Thumbnail | undefined> {
  const block = findMetadataBlocks(head, sniff(head), options.totalSize).tiff.find(
    ({ directory }) => directory === 'whole',
  );
  if (block === undefined) return undefined;
  try {
    const found = await exifr.thumbnail(block.bytes);
    if (found === undefined || found.length > options.maxBytes || !isJpeg(found)) return undefined;
    const orientation = (await exifr.orientation(block.bytes)) ?? 1;
    return { jpeg: Buffer.from(found), quarterTurns: turns[orientation] ?? 0 };
  } catch {
    return undefined;
  }
}

/** By EXIF orientation; mirrored pictures are so rare that their mirror image serves. */
const turns: Readonly<Record<number, Thumbnail['quarterTurns']>> = { 3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3 };

function sniff(head: Buffer): ReturnType<typeof sniffMediaType> {
  try {
    return sniffMediaType(head);
  } catch {
    return undefined;
  }
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes.length > 100 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
