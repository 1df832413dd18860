import { entryPath } from '../../model/entry.ts';
import type { ReportSection } from '../report.ts';
import { fileKey } from '../report.ts';
import { stateGroups } from './file-state.ts';

/** Keys of files that a reader wants to see: first those that are not on the server, then those of problems. */
export function photosToShow({ files, problems }: ReportSection, limit: number): string[] {
  const keys = new Set<string>();
  for (const file of files) {
    if (keys.size >= limit) break;
    if (stateGroups[file.state] === 'attention')
      keys.add(fileKey({ archive: file.archive, path: entryPath(file) }));
  }
  for (const { archive, path } of problems) {
    if (keys.size >= limit) break;
    if (archive !== undefined && path !== undefined) keys.add(fileKey({ archive, path }));
  }
  return [...keys];
}
