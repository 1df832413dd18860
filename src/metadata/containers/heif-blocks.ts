import { boxBody, findBox, isoBoxes, type IsoBox } from './iso-boxes.ts';
import { noBlocks, prefixFor, type MetadataBlocks, type TiffBlock } from './metadata-blocks.ts';

/** The EXIF and XMP items of a HEIC or AVIF: `iinf` names them, `iloc` says where they lie. */
export function heifBlocks(head: Buffer, totalSize: number | undefined): MetadataBlocks {
  const meta = findBox(head, 'meta');
  if (meta === undefined) return noBlocks;
  if (meta.end > head.length) return { ...noBlocks, needsMoreBytes: prefixFor(meta.end, head, totalSize) };
  const body = { start: meta.bodyStart + 4, end: meta.end };
  const box = (type: string): IsoBox | undefined => findBox(head, type, body.start, body.end);
  const items = itemTypes(head, box('iinf'));
  const extents = itemExtents(head, box('iloc'), box('idat'));
  const tiff: TiffBlock[] = [];
  const xmp: string[] = [];
  let reach = 0;
  for (const [id, type] of items) {
    const extent = extents.get(id);
    if (extent === undefined) continue;
    if (extent.end > head.length) {
      reach = Math.max(reach, extent.end);
      continue;
    }
    const bytes = head.subarray(extent.start, extent.end);
    if (type === 'xmp') xmp.push(bytes.toString('utf8'));
    else if (bytes.length > 4) {
      // The item begins with the distance from behind this number to the TIFF header.
      tiff.push({ bytes: bytes.subarray(4 + bytes.readUInt32BE(0)), directory: 'whole' });
    }
  }
  return {
    ...noBlocks,
    tiff,
    xmp,
    needsMoreBytes: reach === 0 ? undefined : prefixFor(reach, head, totalSize),
  };
}

/** Ids of the items that hold metadata. */
function itemTypes(head: Buffer, iinf: IsoBox | undefined): Map<number, 'exif' | 'xmp'> {
  const types = new Map<number, 'exif' | 'xmp'>();
  if (iinf === undefined) return types;
  const version = head.readUInt8(iinf.bodyStart);
  for (const box of isoBoxes(head, iinf.bodyStart + (version === 0 ? 6 : 8), iinf.end)) {
    const body = boxBody(head, box);
    if (box.type !== 'infe' || body.length < 12) continue;
    const idBytes = body.readUInt8(0) >= 3 ? 4 : 2;
    const id = body.readUIntBE(4, idBytes);
    const typeAt = 4 + idBytes + 2;
    const type = body.toString('latin1', typeAt, typeAt + 4);
    if (type === 'Exif') types.set(id, 'exif');
    if (type === 'mime' && body.includes('application/rdf+xml', typeAt, 'latin1')) types.set(id, 'xmp');
  }
  return types;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Where each item lies. Metadata items have one extent, from the start of the file or of `idat`. */
function itemExtents(head: Buffer, iloc: IsoBox | undefined, idat: IsoBox | undefined): Map<number, Extent> {
  const extents = new Map<number, Extent>();
  if (iloc === undefined) return extents;
  const body = boxBody(head, iloc);
  const version = body.readUInt8(0);
  const offsetBytes = body.readUInt8(4) >> 4;
  const lengthBytes = body.readUInt8(4) & 15;
  const baseBytes = body.readUInt8(5) >> 4;
  const indexBytes = version > 0 ? body.readUInt8(5) & 15 : 0;
  let at = 6;
  const take = (bytes: number): number => {
    const value =
      bytes === 8 ? Number(body.readBigUInt64BE(at)) : bytes === 0 ? 0 : body.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  // Extents without offset and length take no room: nothing would bound their number.
  if (offsetBytes + lengthBytes === 0) return extents;
  const count = take(version < 2 ? 2 : 4);
  for (let item = 0; item < count && at < body.length; item += 1) {
    const id = take(version < 2 ? 2 : 4);
    const isInIdat = version > 0 && (take(2) & 15) === 1;
    take(2); // data reference: this file
    const base = take(baseBytes) + (isInIdat ? (idat?.bodyStart ?? 0) : 0);
    const extentCount = take(2);
    for (let extent = 0; extent < extentCount && at < body.length; extent += 1) {
      take(indexBytes);
      const start = base + take(offsetBytes);
      const end = start + take(lengthBytes);
      if (extent === 0) extents.set(id, { start, end });
    }
  }
  return extents;
}
