import type { Entry } from './entry.ts';
import { entryPath } from './entry.ts';
import type { SourceInfo } from './source.ts';

/** Where a file is, in the words of the plan: the same in lines of JSON, outcomes, problems and messages. */
export interface EntryPlace {
  /** {@link SourceInfo.name} of its archive part or folder. */
  readonly archive: string;
  readonly path: string;
}

export function entryPlace(
  sources: readonly Pick<SourceInfo, 'name'>[],
  entry: Pick<Entry, 'sourceIndex' | 'dir' | 'name'>,
): EntryPlace {
  return { archive: sources[entry.sourceIndex]?.name ?? '', path: entryPath(entry) };
}
