import { noBlocks, prefixFor, type MetadataBlocks } from './metadata-blocks.ts';
import { entryBytes, entryPointer, readDirectory, tiffHeader } from './tiff-directory.ts';

const xmpTag = 700;
const iptcTag = 33723;
const exifPointer = 34665;
const gpsPointer = 34853;
/** Room for a directory of usual size and its values. */
const directoryRoom = 32_768;

/** The metadata of a TIFF or of a RAW format built like one. */
export function tiffBlocks(head: Buffer, totalSize: number | undefined): MetadataBlocks {
  const header = tiffHeader(head);
  if (header === undefined) return noBlocks;
  const { littleEndian, firstDirectory } = header;
  const entries = readDirectory(head, firstDirectory, littleEndian);
  const valueOf = (tag: number): Buffer | undefined => {
    const entry = entries.find((candidate) => candidate.tag === tag);
    return entry === undefined ? undefined : entryBytes(head, entry);
  };
  const pointers = entries
    .filter(({ tag }) => tag === exifPointer || tag === gpsPointer)
    .map((entry) => entryPointer(head, entry, littleEndian) ?? 0);
  const reach = Math.max(firstDirectory, ...pointers);
  const xmp = valueOf(xmpTag);
  const iptc = valueOf(iptcTag);
  return {
    tiff: [{ bytes: withPlainMagic(head, littleEndian), directory: 'whole' }],
    xmp: xmp === undefined ? [] : [xmp.toString('utf8')],
    iptc: iptc === undefined ? [] : [iptc],
    needsMoreBytes: reach + 2 > head.length ? prefixFor(reach + directoryRoom, head, totalSize) : undefined,
  };
}

/** RW2 and ORF differ from TIFF in nothing but the magic number. */
function withPlainMagic(head: Buffer, littleEndian: boolean): Buffer {
  const magic = littleEndian ? head.readUInt16LE(2) : head.readUInt16BE(2);
  if (magic === 42) return head;
  const copy = Buffer.from(head);
  if (littleEndian) copy.writeUInt16LE(42, 2);
  else copy.writeUInt16BE(42, 2);
  return copy;
}
