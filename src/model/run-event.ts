import type { AssetUpdate } from './asset-update.ts';
import type { Outcome } from './outcome.ts';

/** What a run tells about itself while it goes. The command line renders these; nothing below it prints. */
export type RunEvent =
  | {
      readonly kind: 'phase';
      readonly phase: 'hash' | 'upload' | 'write' | 'update' | 'albums' | 'stacks' | 'done';
      /** Totals of the phase, when they are known. */
      readonly files?: number;
      readonly bytes?: number;
    }
  /** A file's bytes start to be read or sent. `id` is unique among those in flight. */
  | {
      readonly kind: 'transfer-start';
      readonly id: number;
      readonly archive: string;
      readonly path: string;
      readonly sizeBytes: number;
    }
  /** Bytes accepted so far for that file. */
  | { readonly kind: 'transfer-progress'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'transfer-end'; readonly id: number }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | {
      readonly kind: 'album';
      readonly title: string;
      readonly albumId: string;
      readonly present: number;
      readonly expected: number;
    }
  /** An asset that the server had already was completed from the export. */
  | { readonly kind: 'update'; readonly update: AssetUpdate }
  /** A request failed and will be tried again. */
  | {
      readonly kind: 'retry';
      readonly what: string;
      readonly reason: string;
      readonly attempt: number;
      readonly delayMs: number;
    }
  /** The server does not answer; the run waits for it. `sinceMs` is how long already. */
  | { readonly kind: 'waiting'; readonly reason: string; readonly sinceMs: number }
  | { readonly kind: 'warning'; readonly code: string; readonly message: string };

export type OnRunEvent = (event: RunEvent) => void;
