import { noBlocks, prefixFor, type MetadataBlocks, type TiffBlock } from './metadata-blocks.ts';
import { iptcOfPhotoshop } from './photoshop-iptc.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const exifMark = 'Exif\0';
const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
const photoshopMark = 'Photoshop 3.0\0';

/** The EXIF, XMP and IPTC segments before the picture of a JPEG. */
export function jpegBlocks(head: Buffer, totalSize: number | undefined): MetadataBlocks {
  const tiff: TiffBlock[] = [];
  const xmp: string[] = [];
  const iptc: Buffer[] = [];
  let needsMoreBytes: number | undefined;
  for (const segment of segments(head)) {
    if (segment.marker === 'cut') {
      // Thumbnails and depth maps can fill megabytes of segments: they are read on only for what is missing.
      if (tiff.length === 0 || xmp.length === 0) needsMoreBytes = prefixFor(segment.end, head, totalSize);
      break;
    }
    const { marker, body } = segment;
    if (marker === 0xe1 && isMarked(body, exifMark) && tiff.length === 0) {
      tiff.push({ bytes: body.subarray(exifMark.length + 1), directory: 'whole' });
    } else if (marker === 0xe1 && isMarked(body, xmpMark)) {
      xmp.push(body.toString('utf8', xmpMark.length));
    } else if (marker === 0xed && isMarked(body, photoshopMark)) {
      iptc.push(...iptcOfPhotoshop(body.subarray(photoshopMark.length)));
    }
  }
  return { ...noBlocks, tiff, xmp, iptc, needsMoreBytes };
}

type Segment =
  | { readonly marker: number; readonly body: Buffer }
  /** The prefix ends here, before the picture begins. */
  | { readonly marker: 'cut'; readonly end: number };

function* segments(head: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= head.length) {
    if (head[at] !== 0xff) return;
    const marker = head.readUInt8(at + 1);
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan || marker === endOfImage) return;
    const end = at + 2 + head.readUInt16BE(at + 2);
    if (end > head.length) {
      yield { marker: 'cut', end };
      return;
    }
    yield { marker, body: head.subarray(at + 4, end) };
    at = end;
  }
  yield { marker: 'cut', end: at + 4 };
}

function isMarked(body: Buffer, mark: string): boolean {
  return body.toString('latin1', 0, mark.length) === mark;
}
