import type { ApiError } from '../lib/errors.ts';
import type { AssetDescription } from '../metadata/describe-asset.ts';
import type { FileFacts } from '../metadata/file-facts.ts';
import type { Destination, Sha1 } from '../model/destination.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';
import type { OnRunEvent } from '../model/run-event.ts';
import type { EntryReader } from '../model/source.ts';
import type { DailyWindow } from './daily-window.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { Journal } from './journal/journal.ts';
import type { RateLimit } from './rate-limit.ts';
import type { OutcomeLedger } from './outcome-ledger.ts';
import type { RetryContext } from './with-retry.ts';

/** How a run behaves, beside what the plan says. */
export interface RunOptions {
  /** Take assets out of the server's trash when the export holds them. */
  readonly restoreTrashed: boolean;
  /** Fill an album of the same title that the user already owns, instead of making another. */
  readonly mergeAlbums: boolean;
  /** Uploads at a time; undefined: found by trying. */
  readonly concurrency: number | undefined;
  /** Longest wait for a server that is gone, milliseconds. */
  readonly maxWaitMs: number;
  /** Uploads together stay below this many bytes a second. */
  readonly limitBytesPerSecond?: number | undefined;
  /** Uploads start only in these hours. */
  readonly window?: DailyWindow | undefined;
  /** Nothing new starts after this long, milliseconds. */
  readonly maxDurationMs?: number | undefined;
  /** Larger requests do not get through to the server. */
  readonly maxRequestBytes?: number | undefined;
}

/** What is true about an asset, decided from its plan and the head of its bytes. */
export interface MediaDescriber {
  describe(item: PlannedMedia, facts: FileFacts): Promise<AssetDescription>;
  /** Facts of an asset whose turn it is not; undefined when it cannot be read. */
  factsOf(item: PlannedMedia): Promise<FileFacts | undefined>;
}

/** Names an asset where the destination is not an Immich server, which takes any name. */
export type NameChooser = (
  item: PlannedMedia,
  facts: FileFacts,
  description: AssetDescription,
) => Promise<string>;

/** Everything the steps of one run share. */
export interface RunContext {
  readonly runId: string;
  readonly plan: Plan;
  /** Ids of the exports that the plan is about. */
  readonly exports: readonly string[];
  readonly reader: EntryReader;
  readonly destination: Destination;
  /** The same server and user by another address, for what the usual one refuses. */
  readonly direct?: Destination | undefined;
  readonly rate?: RateLimit | undefined;
  readonly journal: Journal;
  readonly ledger: OutcomeLedger;
  readonly describer: MediaDescriber;
  readonly nameOf?: NameChooser | undefined;
  readonly retry: RetryContext;
  readonly options: RunOptions;
  readonly onEvent: OnRunEvent;
  /** Aborted: start nothing new, finish what is under way. */
  readonly stop: AbortSignal;
  /** Aborted: leave now. */
  readonly signal: AbortSignal;
  /** Bytes of small files that may wait in memory between hashing and uploading. */
  readonly heldBytes: ByteBudget;
  /** What this run uploaded, by content. */
  readonly uploaded: Map<Sha1, PlannedMedia>;
  /** No further request will work: end the run, in good order. */
  readonly giveUp: (error: ApiError) => void;
  /** Tells the pacing how an upload went. */
  readonly pace: { succeeded(bytes: number): void; failed(): void };
  /** A file failed for good by the server's fault. After many in a row without a success the run gives up. */
  readonly serverFailed: (error: ApiError) => void;
}
