import { boxBody, findBox, isoBoxes } from './iso-boxes.ts';
import { noBlocks, type MetadataBlocks, type TiffBlock } from './metadata-blocks.ts';

const directories: ReadonlyMap<string, TiffBlock['directory']> = new Map([
  ['CMT1', 'whole'],
  ['CMT2', 'exif'],
  ['CMT4', 'gps'],
]);

/** Canon's CR3: a box of its own in `moov`, which holds one TIFF block for each EXIF directory. */
export function cr3Blocks(head: Buffer): MetadataBlocks {
  const moov = findBox(head, 'moov');
  const canon = moov === undefined ? undefined : findBox(head, 'uuid', moov.bodyStart, moov.end);
  if (canon === undefined) return noBlocks;
  const tiff: TiffBlock[] = [];
  // The body of a `uuid` box begins with the 16 bytes of its id.
  for (const box of isoBoxes(head, canon.bodyStart + 16, canon.end)) {
    const directory = directories.get(box.type);
    if (directory !== undefined && box.end <= head.length)
      tiff.push({ bytes: boxBody(head, box), directory });
  }
  return { ...noBlocks, tiff };
}
