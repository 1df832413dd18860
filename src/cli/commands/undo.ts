import { AppError, UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { createRetry } from '../../migrate/create-retry.ts';
import type { Journal } from '../../migrate/journal/journal.ts';
import type { UndoResult } from '../../migrate/undo/execute-undo.ts';
import { executeUndo } from '../../migrate/undo/execute-undo.ts';
import { planUndo } from '../../migrate/undo/plan-undo.ts';
import type { UndoContext, UndoServer } from '../../migrate/undo/undo-context.ts';
import type { UndoPlan } from '../../migrate/undo/undo-plan.ts';
import type { Destination } from '../../model/destination.ts';
import { renderUndoPlanText, renderUndoResultText, undoPlanSentence } from '../../report/render-undo-text.ts';
import { undoToNdjson } from '../../report/undo-to-ndjson.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import { readDuration } from '../options/run-options.ts';
import type { ServerFlags } from '../options/server-options.ts';
import type { Interruption } from '../signals.ts';
import { withInterruption } from '../signals.ts';
import { describeEvent } from '../terminal/describe-event.ts';
import { withServerJournal } from '../with-server-journal.ts';

export type UndoFlags = ServerFlags & {
  readonly yes?: boolean;
  readonly stateDir?: string;
  readonly maxWait: string;
};

/** `undo`: takes back what a run did, or without `--yes` only says what that would be. */
export async function runUndo(runId: string, flags: UndoFlags, io: CommandIo): Promise<number> {
  const maxWaitMs = readDuration(flags.maxWait, '--max-wait');
  return withInterruption(
    () => io.terminal.err.line(say`Finishing what is under way.`),
    async (interruption) => {
      const setup = { features: ['account', 'undo'] as const, signal: interruption.stop };
      return await withServerJournal(flags, io, setup, async (server, journal) => {
        const context = createContext(runId, { server, journal, maxWaitMs }, interruption, io);
        const plan = await planUndo(context);
        const { out } = io.terminal;
        const page = { width: out.width, paint: out.paint };
        if (!io.options.json) out.line(renderUndoPlanText(plan, page));
        if (flags.yes !== true || isEmpty(plan)) {
          if (io.options.json) await out.lines(undoToNdjson(plan, undefined));
          else out.line(undoPlanSentence(plan));
          return exitCodes.whole;
        }
        if (journal.unwritable !== undefined) throw unwritable(journal.unwritable);
        const result = await executeUndo(plan, context);
        if (io.options.json) await out.lines(undoToNdjson(plan, result));
        else out.write(renderUndoResultText(plan, result, page));
        return interruption.exitCode() ?? exitCodeOf(plan, result);
      });
    },
  );
}

function createContext(
  runId: string,
  {
    server,
    journal,
    maxWaitMs,
  }: {
    readonly server: UndoServer & Pick<Destination, 'ping'>;
    readonly journal: Journal;
    readonly maxWaitMs: number;
  },
  { stop, leave }: Interruption,
  { terminal, options }: CommandIo,
): UndoContext {
  const records = journal.state.runs.get(runId);
  if (records === undefined) throw unknownRun(runId, journal);
  const retry = createRetry(server, {
    maxWaitMs,
    stop,
    signal: leave,
    onEvent: (event) => {
      const line = event.kind === 'waiting' ? say`waiting: ${event.reason}` : describeEvent(event);
      if (line !== undefined && !options.json && !options.quiet) terminal.err.line(line);
    },
  });
  return { server, journal, runId, records, retry, stop };
}

function unknownRun(runId: string, { state }: Journal): UsageError {
  const known = [...state.runs.keys()].join(say`, `);
  return new UsageError(say`no run ${runId} of this server and user is known here`, {
    hint:
      known === ''
        ? say`No run is known for them at all: was another computer or --state-dir in use?`
        : say`Known runs: ${known}. immich-takeout status tells more of them.`,
  });
}

function unwritable(reason: string): AppError {
  return new AppError(say`nothing was undone, since it could not be written down: ${reason}`, {
    hint: say`Make room, or make the state directory writable; then run the same command again.`,
  });
}

function isEmpty(plan: UndoPlan): boolean {
  return plan.trash.length + plan.trashed.length + plan.albums.length + plan.stacks.length === 0;
}

function exitCodeOf(plan: UndoPlan, result: UndoResult): number {
  return plan.kept.length + result.failures.length === 0 ? exitCodes.whole : exitCodes.incomplete;
}
