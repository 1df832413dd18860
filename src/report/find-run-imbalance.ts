import { say } from '../lib/say.ts';
import type { RunResult } from '../model/run-result.ts';

/** One sentence when the figures of a run do not add up; undefined when they do. */
export function findRunImbalance({ entries, outcomes }: RunResult): string | undefined {
  const placed = entries.media + entries.sidecars + entries.albumMetadata + entries.other;
  if (placed !== entries.entries) {
    return say`the sources hold ${entries.entries} files, but the run accounts for ${placed}`;
  }
  const ended = outcomes.reduce((sum, { files }) => sum + files, 0);
  if (ended !== entries.media) {
    return say`there are ${entries.media} photos and videos, but ${ended} outcomes`;
  }
  return undefined;
}
