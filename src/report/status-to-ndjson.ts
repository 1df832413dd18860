import type { JournalStatus, RunStatus } from '../migrate/status/journal-status.ts';
import { adviseAfterRun } from './advise-after-run.ts';
import { jsonLine } from './json-line.ts';
import type { Printed } from './schema/common.ts';
import type { statusLine } from './schema/status-lines.ts';

/** One line for each run. With `files`, the files that it uploaded. */
export function runStatusToJson(
  { server, userId }: JournalStatus,
  run: RunStatus,
  { files }: { readonly files: boolean },
): string {
  return jsonLine({
    type: 'run',
    server: server ?? null,
    userId: userId ?? null,
    run: run.id,
    state: run.state,
    startedAt: run.startedAt ?? null,
    endedAt: run.endedAt ?? null,
    media: run.files ?? null,
    uploaded: run.created.length,
    undone: run.undone,
    outcomes: run.outcomes,
    reasons: run.reasons,
    albums: run.albums,
    stacks: run.stacks,
    message: adviseAfterRun(run),
    ...(files && {
      files: run.created.map(({ assetId, name, isUndone }) => ({ assetId, name, undone: isUndone })),
    }),
  } satisfies Printed<typeof statusLine>);
}
