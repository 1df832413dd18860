/** Where the bytes of an entry lie, and what they have to turn out to be. */
export interface PackedEntry {
  /** Of the archive; threads share descriptors. */
  readonly fd: number;
  readonly headerOffset: number;
  readonly compressedSize: number;
  readonly isDeflated: boolean;
  readonly size: number;
  readonly crc32: number | undefined;
}
