import { entryPath } from '../../model/entry.ts';
import type { ReportFile } from '../report.ts';

/** The message of a file without the path that stands beside it anyway. */
export function shortMessage(file: Pick<ReportFile, 'dir' | 'name' | 'message'>): string {
  return (file.message ?? '').replaceAll(entryPath(file), file.name);
}
