import type { RunResult } from '../model/run-result.ts';
import { concludeRun } from './conclude-run.ts';
import { countState } from './count-state.ts';
import { jsonLine } from './json-line.ts';
import { serverWords } from './run-words.ts';
import type { Printed } from './schema/common.ts';
import type { runSummaryLine } from './schema/run-lines.ts';

/** The last line of a run with `--json`. */
export function summaryToJson(result: RunResult, words = serverWords): string {
  const { whole, text } = concludeRun(result, words);
  return jsonLine({
    type: 'summary',
    ...result.entries,
    uploaded: countState(result, 'uploaded'),
    alreadyOnServer: countState(result, 'already-on-server'),
    inServerTrash: countState(result, 'in-server-trash'),
    exportDuplicates: countState(result, 'export-duplicate'),
    liveVideos: countState(result, 'live-video'),
    embeddedVideos: countState(result, 'embedded-video'),
    skipped: countState(result, 'skipped'),
    deferred: countState(result, 'deferred'),
    failed: countState(result, 'failed'),
    notReached: countState(result, 'not-reached'),
    outcomes: result.outcomes.map(({ state, reason, files, bytes }) => ({
      state,
      reason: reason ?? null,
      files,
      bytes,
    })),
    albums: result.albums.map(({ title, present, expected }) => ({ title, present, expected })),
    filesUploaded: result.filesUploaded,
    bytesUploaded: result.bytesUploaded,
    durationMs: result.durationMs,
    interrupted: result.interrupted,
    whole,
    message: text,
  } satisfies Printed<typeof runSummaryLine>);
}
