/** Random access to the bytes of one original. */
export interface ByteSource {
  /** The bytes asked for; fewer where the original ends or its bytes were not kept. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Access to bytes at hand. */
export function bytesOf(buffer: Buffer): ByteSource {
  return {
    read: (offset, length) => Promise.resolve(buffer.subarray(offset, offset + length)),
  };
}
