import type { ByteSource } from './byte-source.ts';

/** Takes the bytes of an upload while they arrive. */
export interface OriginalWriter {
  write(chunk: Buffer): Promise<void>;
  /** All bytes are here: they can be read from now on under this id. */
  commit(id: string, userName: string, fileName: string): Promise<void>;
  /** Forgets what was written; not to be called after a commit. */
  discard(): Promise<void>;
}

/** Where originals live: memory, a folder, or nowhere (only what extraction has to see). */
export interface OriginalStore {
  openWriter(): Promise<OriginalWriter>;
  /** Undefined when this store does not hold the bytes. */
  open(id: string): ByteSource | undefined;
  /** Whether every byte can be given back. */
  readonly complete: boolean;
  remove(id: string): Promise<void>;
}
