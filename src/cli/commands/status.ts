import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { JournalStatus, RunStatus } from '../../migrate/status/journal-status.ts';
import { readStatus } from '../../migrate/status/read-status.ts';
import { renderRunStatusText, renderStatusText } from '../../report/render-status-text.ts';
import { runStatusToJson } from '../../report/status-to-ndjson.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import { readStateDir } from '../options/run-options.ts';

export interface StatusFlags {
  readonly stateDir?: string;
  readonly files?: boolean;
}

/** `status`: what was done so far, by the journals alone. */
export async function runStatus(
  runId: string | undefined,
  flags: StatusFlags,
  { terminal, options, env }: CommandIo,
): Promise<number> {
  const { out } = terminal;
  const journals = readStatus(readStateDir(flags, env));
  const page = { width: out.width, paint: out.paint };
  const files = flags.files ?? false;
  const all = journals.flatMap((journal) => journal.runs.map((run) => ({ journal, run })));
  const chosen = runId === undefined ? undefined : findRun(runId, all);
  if (options.json) {
    const shown = chosen === undefined ? all : [chosen];
    await out.lines(shown.map(({ journal, run }) => runStatusToJson(journal, run, { files })));
  } else {
    out.write(
      chosen === undefined
        ? renderStatusText(journals, page)
        : renderRunStatusText(chosen, { ...page, files }),
    );
  }
  return exitCodes.whole;
}

interface KnownRun {
  readonly journal: JournalStatus;
  readonly run: RunStatus;
}

function findRun(id: string, all: readonly KnownRun[]): KnownRun {
  const found = all.find(({ run }) => run.id === id);
  if (found !== undefined) return found;
  const known = all.map(({ run }) => run.id).join(say`, `);
  throw new UsageError(say`no run ${id} is known here`, {
    hint:
      known === '' ? say`No run is known at all: was another --state-dir in use?` : say`Known runs: ${known}`,
  });
}
