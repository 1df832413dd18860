import { setTimeout as delay } from 'node:timers/promises';
import { exitCodeOf, exitCodeOfRun } from '../../../src/cli/exit-codes.ts';
import { isReadable } from '../../../src/cli/commands/plan.ts';
import { connectImmich } from '../../../src/immich/connect.ts';
import { AppError } from '../../../src/lib/errors.ts';
import { createDescriber } from '../../../src/migrate/describe-media.ts';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { preparePlan } from '../../../src/migrate/prepare-plan.ts';
import { runMigration } from '../../../src/migrate/run-migration.ts';
import type { Destination } from '../../../src/model/destination.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { RunEvent } from '../../../src/model/run-event.ts';
import type { RunResult } from '../../../src/model/run-result.ts';
import { defaultPlanOptions } from '../../../src/plan/plan-options.ts';
import { findRunImbalance } from '../../../src/report/find-run-imbalance.ts';
import { openSources } from '../../../src/source/open-sources.ts';

export interface MigrationOptions {
  readonly paths: readonly string[];
  readonly stateDir: string;
  readonly maxWaitMs?: number;
  readonly concurrency?: number;
  /** How long to wait for a connection and an answer; default: hardly, so that silence is soon noticed. */
  readonly timeoutMs?: number;
  /** Called when the connection stands, before the first request of the run. */
  readonly onConnected?: () => void;
}

export interface MigrationEnd {
  readonly exitCode: number;
  /** Kind of the error that ended the run, or its name when it is not the server's. */
  readonly ended: string | undefined;
  /** Undefined when it ended before there was anything to count. */
  readonly result: RunResult | undefined;
  readonly outcomes: readonly Outcome[];
  readonly events: readonly RunEvent[];
}

/** Longest that a run in a test may take: beyond, it hangs. */
const longestRunMs = 90_000;

/** What `upload --trashed` does, in this process and with short patience; errors for people are its result. */
export async function migrateTo(
  server: { readonly url: string; readonly apiKey: string },
  options: MigrationOptions,
): Promise<MigrationEnd> {
  const leave = new AbortController();
  const timeoutMs = options.timeoutMs ?? 1500;
  return withoutHanging(leave, async () => {
    const connection = await connectImmich({
      ...server,
      signal: leave.signal,
      timeouts: { connectMs: timeoutMs, stallMs: timeoutMs, answerMs: timeoutMs },
    });
    try {
      options.onConnected?.();
      const { version } = connection;
      return await migrateInto(connection, version, options, leave.signal);
    } finally {
      await connection.close();
    }
  });
}

/** The same into a destination that is no server. */
export function migrateIntoMemory(
  destination: Destination,
  options: MigrationOptions,
): Promise<MigrationEnd> {
  const leave = new AbortController();
  const version = { major: 2, minor: 7, patch: 5 };
  return withoutHanging(leave, () => migrateInto(destination, version, options, leave.signal));
}

async function migrateInto(
  destination: Destination,
  serverVersion: Parameters<typeof createDescriber>[0]['serverVersion'],
  options: MigrationOptions,
  signal: AbortSignal,
): Promise<MigrationEnd> {
  const outcomes: Outcome[] = [];
  const events: RunEvent[] = [];
  const reader = await openSources(options.paths, { signal });
  try {
    const plan = await preparePlan({
      sources: reader,
      options: { ...defaultPlanOptions, trashed: true },
      timeZone: undefined,
      supports: (name) => destination.mediaKind(name) !== undefined,
    });
    const journal = Journal.open(options.stateDir, destination.identity);
    try {
      const { result, fatal } = await runMigration({
        plan,
        reader,
        destination,
        journal,
        describer: createDescriber({ plan, reader, timeZone: undefined, serverVersion }),
        options: {
          restoreTrashed: false,
          mergeAlbums: false,
          concurrency: options.concurrency,
          maxWaitMs: options.maxWaitMs ?? 20_000,
        },
        onEvent: (event) => {
          if (event.kind === 'outcome') outcomes.push(event.outcome);
          events.push(event);
        },
        stop: signal,
        signal,
      });
      const imbalance = findRunImbalance(result);
      if (imbalance !== undefined) throw new Error(imbalance);
      const exitCode =
        fatal === undefined ? exitCodeOfRun(result, isReadable(plan) ? 0 : 1) : exitCodeOf(fatal);
      return { exitCode, ended: fatal?.kind, result, outcomes, events };
    } finally {
      journal.close();
    }
  } finally {
    await reader.close();
  }
}

async function withoutHanging(
  leave: AbortController,
  work: () => Promise<MigrationEnd>,
): Promise<MigrationEnd> {
  const clock = new AbortController();
  const overdue = delay(longestRunMs, undefined, { signal: clock.signal, ref: false }).then(() => {
    leave.abort();
    throw new Error('the run hangs');
  });
  overdue.catch(() => undefined);
  try {
    return await Promise.race([work().catch(endForPeople), overdue]);
  } finally {
    clock.abort();
  }
}

/** Anything but an error for people is a bug, and goes on. */
function endForPeople(error: unknown): MigrationEnd {
  if (!(error instanceof AppError)) throw error;
  const ended = 'kind' in error ? String(error.kind) : 'code' in error ? String(error.code) : error.name;
  return { exitCode: exitCodeOf(error), ended, result: undefined, outcomes: [], events: [] };
}
