import { entryPlace } from '../model/entry-place.ts';
import type { Outcome, OutcomeState } from '../model/outcome.ts';
import type { Plan, PlannedMedia } from '../model/plan.ts';
import type { OnRunEvent } from '../model/run-event.ts';

type Details = Pick<Outcome, 'reason' | 'message' | 'retryable' | 'checksum' | 'assetId'>;

/**
 * The book in which every media entry gets exactly one outcome. Settling one twice, or closing the book with
 * one missing, is a bug and throws: the sums of a run must balance.
 */
export class OutcomeLedger {
  readonly #plan: Plan;
  readonly #onEvent: OnRunEvent;
  readonly #outcomes = new Map<PlannedMedia, Outcome>();

  constructor(plan: Plan, onEvent: OnRunEvent) {
    this.#plan = plan;
    this.#onEvent = onEvent;
    for (const item of plan.media) {
      if (item.action === 'skip') this.settle(item, 'skipped', { reason: item.reason });
      // Copies of something that is left out are left out with it.
      else if (item.action === 'export-duplicate' && item.of?.action === 'skip')
        this.settle(item, 'export-duplicate', { reason: item.of.reason });
    }
  }

  settle(item: PlannedMedia, state: OutcomeState, details: Partial<Details> = {}): Outcome {
    const { entry } = item.media;
    const { archive, path } = entryPlace(this.#plan.sources, entry);
    const { reason, message, retryable, checksum, assetId } = details;
    // Put together with `...`, each would take ten times as long to make and to read.
    const outcome: Outcome = {
      archive,
      path,
      state,
      reason,
      message,
      retryable,
      sizeBytes: entry.size,
      checksum,
      assetId,
    };
    if (this.#outcomes.has(item)) throw new Error(`${outcome.path} was settled twice`);
    this.#outcomes.set(item, outcome);
    this.#onEvent({ kind: 'outcome', outcome });
    return outcome;
  }

  of(item: PlannedMedia): Outcome | undefined {
    return this.#outcomes.get(item);
  }

  /** Asset on the server that holds this media's bytes, when there is one. */
  assetIdOf(item: PlannedMedia): string | undefined {
    return this.#outcomes.get(item)?.assetId;
  }

  /** Gives everything that was not reached its name, and returns all outcomes in the order of the plan. */
  close(): readonly Outcome[] {
    return this.#plan.media.map(
      (item) => this.#outcomes.get(item) ?? this.settle(item, 'not-reached', { retryable: true }),
    );
  }
}
