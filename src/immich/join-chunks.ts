/** Writing many small chunks doubles the cost per byte; larger blocks than this gain nothing. */
export const blockBytes = 1024 * 1024;
const smallestPassed = blockBytes / 4;
/** Room for the fields of a form before a large file, which does not go into the same block. */
const smallBlockBytes = 16 * 1024;

/**
 * Passes chunks on in blocks of about 1 MiB: large ones as they are, small ones copied together.
 * A producer may reuse the memory of a chunk when asked for the next; our own blocks are never reused.
 */
export async function* joinChunks(chunks: AsyncIterable<Buffer>, totalBytes: number): AsyncIterable<Buffer> {
  let block = Buffer.alloc(0);
  let filled = 0;
  let left = totalBytes;
  for await (const chunk of chunks) {
    if (filled > 0 && filled + chunk.length > block.length) {
      yield block.subarray(0, filled);
      filled = 0;
    }
    if (filled === 0 && chunk.length >= smallestPassed) {
      yield chunk;
    } else {
      if (filled === 0) block = Buffer.allocUnsafe(Math.max(blockFor(chunk.length, left), chunk.length));
      filled += chunk.copy(block, filled);
    }
    left -= chunk.length;
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** Megabytes for a few bytes would not be free: each 64 of them make V8 clean up its heap. */
function blockFor(chunkBytes: number, leftBytes: number): number {
  if (leftBytes <= blockBytes) return leftBytes;
  return chunkBytes < smallBlockBytes / 2 ? smallBlockBytes : blockBytes;
}
