import { createInflateRaw, inflateRawSync } from 'node:zlib';
import type { InflateRaw } from 'node:zlib';

import { DAMAGED_HINT, sizeMismatch } from './content-check.ts';
import { errorCode, sourceError } from './source-errors.ts';
import type { Place } from './source-errors.ts';
import { say } from '../lib/say.ts';

/** zlib takes no smaller output buffer than this. */
const SMALLEST_CHUNK = 64;

/** Inflates a small entry in one go, which saves a stream and its trips through the thread pool. */
export function inflateWhole(compressed: Buffer, size: number, place: Place): Buffer {
  try {
    // One byte more than announced: zlib then sees the end of the data without a second buffer.
    return inflateRawSync(compressed, {
      chunkSize: Math.max(size + 1, SMALLEST_CHUNK),
      maxOutputLength: Math.max(size, 1),
    });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw sizeMismatch(place, size, 'more');
    throw explainInflateFailure(error, place);
  }
}

/**
 * Inflates blocks as they come, one ahead at most. Each block may be reused by its source once the next is asked for.
 * Leaving the iteration early frees everything.
 */
export async function* inflateBlocks(
  blocks: AsyncIterable<Buffer>,
  chunkBytes: number,
  place: Place,
): AsyncGenerator<Buffer, void, undefined> {
  const inflate = createInflateRaw({ chunkSize: Math.max(chunkBytes, SMALLEST_CHUNK) });
  // A failure of the source reaches the consumer through the stream, which it destroys.
  feed(inflate, blocks).catch((error: unknown) => inflate.destroy(asError(error)));
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (error) {
    throw explainInflateFailure(error, place);
  } finally {
    inflate.destroy();
  }
}

async function feed(inflate: InflateRaw, blocks: AsyncIterable<Buffer>): Promise<void> {
  for await (const block of blocks) {
    if (inflate.destroyed || inflate.readableEnded) return;
    await write(inflate, block);
  }
  inflate.end();
}

/** Resolves when the block was consumed, or will never be. */
function write(inflate: InflateRaw, block: Buffer): Promise<void> {
  return new Promise((resolve) => {
    inflate.once('close', resolve);
    inflate.write(block, () => {
      inflate.off('close', resolve);
      resolve();
    });
  });
}

function explainInflateFailure(error: unknown, place: Place): unknown {
  if (!errorCode(error).startsWith('Z_')) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return sourceError('crc-mismatch', place, say`its compressed content is damaged (${detail})`, {
    hint: DAMAGED_HINT,
    cause: error,
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
