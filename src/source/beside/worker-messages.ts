import type { PackedEntry } from './packed-entry.ts';

/** Which memory a piece lies in, by its place in what the worker was given at its start. */
export interface Target {
  readonly memory: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Asks for the next bytes of an entry, which the first request for it opens: to have them in the target, or to have so
 * many of them hashed without giving them. With neither, closes it.
 */
export interface PumpRequest {
  readonly id: number;
  readonly entry?: PackedEntry;
  readonly target?: Target;
  readonly skip?: number;
}

export interface PumpReply {
  readonly id: number;
  /** Bytes that are in the target now, or were skipped. Undefined: it did not work. */
  readonly bytes: number | undefined;
  /** Once all bytes were given and are right. */
  readonly sha1?: string | undefined;
}

/** Whether the thread has closed the entry by itself. */
export function isLast({ bytes, sha1 }: PumpReply): boolean {
  return bytes === undefined || sha1 !== undefined;
}
