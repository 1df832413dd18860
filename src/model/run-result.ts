import type { Outcome, OutcomeState } from './outcome.ts';
import type { Problem } from './problem.ts';

/** What a run did, counted: everything a final report needs, as plain data. */
export interface RunResult {
  readonly entries: EntryCounts;
  /** Every media entry once; the files of all rows add up to `entries.media`. */
  readonly outcomes: readonly OutcomeCount[];
  readonly albums: readonly AlbumResult[];
  readonly failed: readonly Outcome[];
  readonly deferred: readonly Outcome[];
  readonly durationMs: number;
  /** What was really sent: without what the server had already. */
  readonly filesUploaded: number;
  readonly bytesUploaded: number;
  /** Stopped by the user or by a time limit before its end. */
  readonly interrupted: boolean;
  readonly warnings: readonly Problem[];
}

/** The entries of all sources by kind: `entries` is their sum as the sources count them. */
export interface EntryCounts {
  readonly entries: number;
  readonly media: number;
  readonly sidecars: number;
  readonly albumMetadata: number;
  readonly other: number;
}

/** Media entries that ended in one state for one reason. */
export interface OutcomeCount {
  readonly state: OutcomeState;
  readonly reason: string | undefined;
  readonly files: number;
  readonly bytes: number;
}

/** One album on the server after the run: how many of its members it holds. */
export interface AlbumResult {
  readonly title: string;
  readonly present: number;
  readonly expected: number;
}
