import { cr3Blocks } from './containers/cr3-blocks.ts';
import { heifBlocks } from './containers/heif-blocks.ts';
import { jpegBlocks } from './containers/jpeg-blocks.ts';
import { noBlocks, type MetadataBlocks } from './containers/metadata-blocks.ts';
import { pngBlocks } from './containers/png-blocks.ts';
import { rafBlocks } from './containers/raf-blocks.ts';
import { tiffBlocks } from './containers/tiff-blocks.ts';
import { webpBlocks } from './containers/webp-blocks.ts';
import type { MediaType } from './sniff-media-type.ts';

/** Takes the metadata blocks out of the first bytes of a file. Never throws: a broken container has none. */
export function findMetadataBlocks(
  head: Buffer,
  type: MediaType | undefined,
  totalSize: number | undefined,
): MetadataBlocks {
  try {
    return walk(head, type, totalSize);
  } catch {
    return noBlocks;
  }
}

function walk(head: Buffer, type: MediaType | undefined, totalSize: number | undefined): MetadataBlocks {
  switch (type) {
    case 'jpeg':
      return jpegBlocks(head, totalSize);
    case 'heic':
    case 'avif':
      return heifBlocks(head, totalSize);
    case 'png':
      return pngBlocks(head);
    case 'webp':
      return webpBlocks(head, totalSize);
    case 'tiff':
    case 'dng':
      return tiffBlocks(head, totalSize);
    case 'raf':
      return rafBlocks(head, totalSize);
    case 'cr3':
      return cr3Blocks(head);
    case 'gif':
    case 'bmp':
    case 'psd':
    case 'jxl':
    case 'jp2':
    case 'mp4':
    case 'mov':
    case 'avi':
    case 'matroska':
    case 'asf':
    case 'mpeg':
    case 'flv':
    case undefined:
      return noBlocks;
  }
}
