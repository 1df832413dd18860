import type { FileState, ReportFile } from '../report.ts';
import { stateGroups } from './file-state.ts';

/** Files in one state for one reason. */
export interface StateCount {
  readonly state: FileState;
  readonly reason: string | undefined;
  readonly files: number;
  readonly bytes: number;
}

/** The files of a section by state and reason, in the order of {@link stateGroups}: they add up to all files. */
export function countStates(files: readonly ReportFile[]): StateCount[] {
  const counts = new Map<string, { -readonly [Key in keyof StateCount]: StateCount[Key] }>();
  for (const { state, reason, sizeBytes } of files) {
    const key = `${state} ${reason ?? ''}`;
    let count = counts.get(key);
    if (count === undefined) counts.set(key, (count = { state, reason, files: 0, bytes: 0 }));
    count.files += 1;
    count.bytes += sizeBytes;
  }
  return [...counts.values()].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

const order = Object.keys(stateGroups);
