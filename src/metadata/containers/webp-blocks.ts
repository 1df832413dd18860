import { noBlocks, prefixFor, type MetadataBlocks, type TiffBlock } from './metadata-blocks.ts';

/** The `EXIF` and `XMP ` chunks of a WebP. They stand behind the picture. */
export function webpBlocks(head: Buffer, totalSize: number | undefined): MetadataBlocks {
  const tiff: TiffBlock[] = [];
  const xmp: string[] = [];
  const fileEnd = Math.min(8 + head.readUInt32LE(4), totalSize ?? Infinity);
  let at = 12;
  while (at + 8 <= head.length) {
    const type = head.toString('latin1', at, at + 4);
    const size = head.readUInt32LE(at + 4);
    const data = head.subarray(at + 8, at + 8 + size);
    if (data.length === size && type === 'EXIF') tiff.push({ bytes: withoutMark(data), directory: 'whole' });
    if (data.length === size && type === 'XMP ') xmp.push(data.toString('utf8'));
    at += 8 + size + (size % 2);
  }
  const needsMoreBytes = announcesMetadata(head) ? prefixFor(fileEnd, head, totalSize) : undefined;
  return { ...noBlocks, tiff, xmp, needsMoreBytes };
}

/** The extended header has a bit each for EXIF (8) and XMP (4). */
function announcesMetadata(head: Buffer): boolean {
  return head.toString('latin1', 12, 16) === 'VP8X' && (head.readUInt8(20) & 0x0c) !== 0;
}

/** Some writers keep the mark that EXIF has inside JPEG. */
function withoutMark(data: Buffer): Buffer {
  return data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data;
}
