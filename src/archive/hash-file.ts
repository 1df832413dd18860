import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Sha1 } from '../model/destination.ts';

/** SHA-1 of a file, read to its end. Rejects with the signal's reason when it is aborted. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<Sha1> {
  const hash = createHash('sha1');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
