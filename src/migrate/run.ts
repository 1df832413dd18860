import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { BoundedQueue } from '../lib/bounded-queue.ts';
import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type { Destination } from '../model/destination.ts';
import type { Plan } from '../model/plan.ts';
import type { OnRunEvent, RunEvent } from '../model/run-event.ts';
import type { EntryReader } from '../model/source.ts';
import { AdaptiveConcurrency, autoConcurrency } from './adaptive-concurrency.ts';
import type { AssetUnit } from './asset-units.ts';
import { ByteBudget } from './byte-budget.ts';
import type { CheckedUnit, ReadyUnit } from './hash-ahead.ts';
import { hashAhead } from './hash-ahead.ts';
import type { Journal } from './journal/journal.ts';
import { OutcomeLedger } from './outcome-ledger.ts';
import type { MediaDescriber, NameChooser, RunContext, RunOptions } from './run-context.ts';
import { exportsOf } from './exports-of.ts';
import { msUntilOpen } from './daily-window.ts';
import { RateLimit } from './rate-limit.ts';
import { ServerGate } from './server-gate.ts';
import { settleRemembered } from './settle-remembered.ts';
import type { Preference } from './update-existing/decide-update.ts';
import type { AssetUpdater } from './update-existing/update-existing.ts';
import { sleep } from '../lib/sleep.ts';
import { withRetry } from './with-retry.ts';

export interface RunInput {
  readonly plan: Plan;
  readonly reader: EntryReader;
  readonly destination: Destination;
  /** The same server and user by another address, for what the usual one refuses. */
  readonly direct?: Destination | undefined;
  readonly journal: Journal;
  readonly describer: MediaDescriber;
  readonly nameOf?: NameChooser | undefined;
  readonly options: RunOptions;
  /** Complete assets that the server had already; undefined: leave them as they are. */
  readonly updateExisting?: { readonly server: AssetUpdater; readonly prefer: Preference } | undefined;
  readonly onEvent: OnRunEvent;
  /** Aborted: start nothing new, finish what is under way, leave albums to the next run. */
  readonly stop: AbortSignal;
  /** Aborted: leave now. */
  readonly signal: AbortSignal;
}

/** Attempts for one request before it counts as failed. */
const maxAttempts = 5;
/** Bytes of small files that may wait between hashing and uploading. */
const heldBytesLimit = 14 * 1024 * 1024;
/** So many files in a row that the server could not take, each tried several times: its disk is full, or worse. */
const failuresToGiveUp = 10;
/** Units that may wait for a lane after the server was asked about them. */
const readyUnits = 64;

/** What is done with a unit once it is known what the server has of it. */
export interface UnitHandlers {
  /** True when nothing is left to be done for it; must be quick. */
  readonly atOnce: (unit: AssetUnit, checked: CheckedUnit) => boolean;
  readonly work: (unit: AssetUnit, checked: CheckedUnit) => Promise<void>;
}

/** One execution: its context, its lanes, and the reason why it ended early. */
export class Run {
  readonly context: RunContext;
  readonly warnings: Extract<RunEvent, { kind: 'warning' }>[] = [];
  readonly #pace: AdaptiveConcurrency;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #ended = new AbortController();
  #bug: Error | undefined;
  #failuresInRow = 0;
  fatal: ApiError | undefined;
  /** The time that the user gave it is used up. */
  isTimeUp = false;

  constructor(input: RunInput) {
    const { concurrency, maxWaitMs, limitBytesPerSecond, maxDurationMs } = input.options;
    const fixed =
      concurrency === undefined ? undefined : { min: concurrency, start: concurrency, max: concurrency };
    this.#pace = new AdaptiveConcurrency(fixed ?? autoConcurrency);
    this.#limit = pLimit(this.#pace.current);
    const onEvent: OnRunEvent = (event) => {
      if (event.kind === 'warning') this.warnings.push(event);
      input.onEvent(event);
    };
    const gate = new ServerGate({
      ping: (signal) => input.destination.ping(signal),
      maxWaitMs,
      onEvent,
      random: Math.random,
    });
    const stop = AbortSignal.any([input.stop, input.signal, this.#ended.signal]);
    // Every request listens to these; that many listeners are no leak.
    setMaxListeners(0, stop, input.signal);
    this.context = {
      ...input,
      runId: newRunId(),
      exports: exportsOf(input.plan),
      ledger: new OutcomeLedger(input.plan, onEvent),
      retry: { gate, onEvent, signal: input.signal, stop, random: Math.random, maxAttempts },
      onEvent,
      stop,
      rate: limitBytesPerSecond === undefined ? undefined : new RateLimit(limitBytesPerSecond),
      heldBytes: new ByteBudget(heldBytesLimit),
      uploaded: new Map(),
      giveUp: (error) => {
        this.fatal ??= error;
        this.#ended.abort();
      },
      pace: {
        succeeded: (bytes) => {
          this.#failuresInRow = 0;
          this.#adapt(() => this.#pace.succeeded(bytes, performance.now()));
        },
        failed: () => this.#adapt(() => this.#pace.failed(performance.now())),
      },
      serverFailed: (error) => {
        this.#failuresInRow += 1;
        if (this.#failuresInRow >= failuresToGiveUp) this.context.giveUp(error);
      },
    };
    if (maxDurationMs !== undefined) setTimeout(() => this.#endForTime(), maxDurationMs).unref();
  }

  /**
   * Hands every unit to `atOnce` if earlier runs know all about its bytes; and if that does not settle it, to `work`,
   * several at a time, in archive order. On a server that holds nothing of this user nothing can be there already:
   * the hashing pass is left out, and `work` gets no checks.
   */
  async forEachUnit(units: readonly AssetUnit[], { atOnce, work }: UnitHandlers): Promise<void> {
    try {
      if (await this.isServerEmpty()) {
        await this.#workOff(
          units.map((unit) => ({ unit, checked: noChecks })),
          work,
        );
      } else {
        const rest = await settleRemembered(units, this.context, atOnce);
        await this.#workOff(hashAhead(rest, this.context, new BoundedQueue(readyUnits)), work);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.context.giveUp(error);
    }
    if (this.#bug !== undefined) throw this.#bug;
  }

  #endForTime(): void {
    this.isTimeUp = true;
    this.#ended.abort();
  }

  /** Whether the server holds nothing of this user, not even in the trash. */
  async isServerEmpty(): Promise<boolean> {
    const { destination, retry, signal } = this.context;
    const count = await withRetry(say`statistics`, retry, () => destination.countAssets(signal));
    return count.total + count.trashed === 0;
  }

  async #workOff(
    ready: Iterable<ReadyUnit> | AsyncIterable<ReadyUnit>,
    work: UnitHandlers['work'],
  ): Promise<void> {
    let running = 0;
    let wake: () => void = () => undefined;
    const oneEnds = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    const startOn = ({ unit, checked }: ReadyUnit): void => {
      running += 1;
      void this.#limit(() => (this.context.stop.aborted ? undefined : work(unit, checked)))
        .catch((error: unknown) => this.#stopForBug(error))
        .finally(() => {
          running -= 1;
          wake();
        });
    };
    try {
      for await (const next of ready) {
        await this.#windowOpens();
        if (this.context.stop.aborted) break;
        startOn(next);
        // Enough is waiting: let the lanes catch up before more is opened.
        while (running >= 2 * this.#limit.concurrency) await oneEnds();
      }
    } finally {
      while (running > 0) await oneEnds();
    }
  }

  /** An error that is nobody's outcome: finish what is under way, then let it out. */
  #stopForBug(error: unknown): void {
    if (this.context.signal.aborted) return;
    this.#bug ??= error instanceof Error ? error : new Error(String(error));
    this.#ended.abort();
  }

  /** Outside the hours that the user allows, waits for them. */
  async #windowOpens(): Promise<void> {
    const { options, onEvent, stop } = this.context;
    if (options.window === undefined) return;
    const startedAt = performance.now();
    for (let ms = msUntilOpen(options.window, new Date()); ms > 0 && !stop.aborted;) {
      onEvent({
        kind: 'waiting',
        reason: say`outside the hours of --window`,
        sinceMs: performance.now() - startedAt,
      });
      // In steps: a computer that slept, or a clock that was set, must not oversleep.
      await sleep(Math.min(ms, 60_000), stop).catch(() => undefined);
      ms = msUntilOpen(options.window, new Date());
    }
  }

  #adapt(change: () => void): void {
    change();
    this.#limit.concurrency = this.#pace.current;
  }
}

const noChecks: CheckedUnit = new Map();

/** Sorts by time, and is short enough to be typed. */
function newRunId(): string {
  const stamp = new Date().toISOString().replace(/\D/gu, '').slice(0, 14);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${randomBytes(2).toString('hex')}`;
}
