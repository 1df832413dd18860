import { jpegBlocks } from './jpeg-blocks.ts';
import { noBlocks, type MetadataBlocks } from './metadata-blocks.ts';

/** Fujifilm's RAF carries a JPEG with all metadata; byte 84 says where. */
export function rafBlocks(head: Buffer, totalSize: number | undefined): MetadataBlocks {
  if (head.length < 92) return noBlocks;
  const start = head.readUInt32BE(84);
  const blocks = jpegBlocks(head.subarray(start), totalSize === undefined ? undefined : totalSize - start);
  const more = blocks.needsMoreBytes;
  return { ...blocks, needsMoreBytes: more === undefined ? undefined : more + start };
}
