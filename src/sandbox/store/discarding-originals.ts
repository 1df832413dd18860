import type { ByteSource } from './byte-source.ts';
import type { OriginalStore } from './original-store.ts';

const keptBytes = 128 * 1024;

/**
 * Keeps only the first and last 128 KiB of an original until its metadata were read: for memory and throughput
 * tests, in which gigabytes pass by. Originals cannot be downloaded, and a motion photo's video is only cut out when
 * it lies within the last 128 KiB.
 */
export function createDiscardingOriginals(): OriginalStore {
  const ends = new Map<string, Ends>();
  return {
    complete: false,
    openWriter() {
      const kept: Ends = { head: Buffer.alloc(0), tail: Buffer.alloc(0), size: 0 };
      return Promise.resolve({
        write(chunk) {
          keep(kept, chunk);
          return Promise.resolve();
        },
        commit(id) {
          ends.set(id, kept);
          return Promise.resolve();
        },
        discard: () => Promise.resolve(),
      });
    },
    open(id) {
      const kept = ends.get(id);
      return kept === undefined ? undefined : endsOf(kept);
    },
    remove(id) {
      ends.delete(id);
      return Promise.resolve();
    },
  };
}

interface Ends {
  head: Buffer;
  tail: Buffer;
  size: number;
}

function keep(kept: Ends, chunk: Buffer): void {
  if (kept.head.length < keptBytes) {
    kept.head = Buffer.concat([kept.head, chunk.subarray(0, keptBytes - kept.head.length)]);
  }
  kept.tail = Buffer.concat([kept.tail, chunk.subarray(-keptBytes)]).subarray(-keptBytes);
  kept.size += chunk.length;
}

function endsOf({ head, tail, size }: Ends): ByteSource {
  return {
    read(offset, length) {
      if (offset < head.length) return Promise.resolve(head.subarray(offset, offset + length));
      const inTail = offset - (size - tail.length);
      return Promise.resolve(inTail < 0 ? Buffer.alloc(0) : tail.subarray(inTail, inTail + length));
    },
  };
}
