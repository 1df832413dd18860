import { bytesOf } from './byte-source.ts';
import type { OriginalStore } from './original-store.ts';

/** Keeps originals in memory: small fixtures, tests. */
export function createMemoryOriginals(): OriginalStore {
  const originals = new Map<string, Buffer>();
  return {
    complete: true,
    openWriter() {
      let chunks: Buffer[] = [];
      return Promise.resolve({
        write(chunk) {
          chunks.push(Buffer.from(chunk));
          return Promise.resolve();
        },
        commit(id) {
          originals.set(id, Buffer.concat(chunks));
          chunks = [];
          return Promise.resolve();
        },
        discard() {
          chunks = [];
          return Promise.resolve();
        },
      });
    },
    open(id) {
      const bytes = originals.get(id);
      return bytes === undefined ? undefined : bytesOf(bytes);
    },
    remove(id) {
      originals.delete(id);
      return Promise.resolve();
    },
  };
}
