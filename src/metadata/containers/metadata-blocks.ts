/** The raw blocks of metadata that a container holds, still in their own encodings. */
export interface MetadataBlocks {
  /** TIFF structures with EXIF directories; Canon's CR3 has one for each directory. */
  readonly tiff: readonly TiffBlock[];
  readonly xmp: readonly string[];
  /** IPTC-IIM records. */
  readonly iptc: readonly Buffer[];
  /** A longer prefix of the file, of this many bytes, holds blocks that this one does not. */
  readonly needsMoreBytes: number | undefined;
}

export interface TiffBlock {
  readonly bytes: Buffer;
  /** `whole`: directory 0 with pointers to the others. `exif`, `gps`: directory 0 is that very directory. */
  readonly directory: 'whole' | 'exif' | 'gps';
}

export const noBlocks: MetadataBlocks = { tiff: [], xmp: [], iptc: [], needsMoreBytes: undefined };

/** No file's metadata is waited for beyond this. */
const maxPrefixBytes = 4 * 1024 * 1024;

/** How long a prefix has to be to reach `end`, with some room; undefined when that is too far or nothing more. */
export function prefixFor(end: number, head: Buffer, totalSize: number | undefined): number | undefined {
  const wanted = Math.min(Math.ceil(end / 65_536) * 65_536, totalSize ?? Infinity);
  return wanted > head.length && end <= maxPrefixBytes ? Math.min(wanted, maxPrefixBytes) : undefined;
}
