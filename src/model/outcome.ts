/** Why a media entry is left out on purpose. */
export type SkipReason =
  'filter' | 'trashed' | 'partner' | 'archived' | 'unsupported-type' | 'edited-policy' | 'empty-file';

/** The one named state in which every media entry ends (design: outcomes). */
export type OutcomeState =
  | 'uploaded'
  | 'already-on-server'
  | 'in-server-trash'
  | 'export-duplicate'
  | 'live-video'
  | 'embedded-video'
  | 'skipped'
  | 'deferred'
  | 'failed'
  /** The run was interrupted before its turn; the next run takes it up. */
  | 'not-reached';

/** What became of one media entry. */
export interface Outcome {
  readonly archive: string;
  readonly path: string;
  readonly state: OutcomeState;
  /** Machine-readable cause for `skipped`, `deferred`, `failed`. */
  readonly reason?: string;
  /** One sentence for a person. */
  readonly message?: string;
  /** Whether another run may succeed; only for `failed` and `deferred`. */
  readonly retryable?: boolean;
  readonly sizeBytes: number;
  /** SHA-1 of the bytes, lower-case hex, when they were read. */
  readonly checksum?: string;
  readonly assetId?: string;
}
