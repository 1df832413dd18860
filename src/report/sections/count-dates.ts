import { dateSources } from '../plan-dates.ts';
import type { ReportFile } from '../report.ts';
import { isSeen } from './file-state.ts';

/** Photos and videos by where their date comes from, best sources first; sources of none are left out. */
export function countDates(
  files: readonly ReportFile[],
): { readonly from: ReportFile['takenAtFrom']; readonly label: string; readonly files: number }[] {
  const counts = new Map<ReportFile['takenAtFrom'], number>();
  for (const file of files) {
    if (isSeen(file)) counts.set(file.takenAtFrom, (counts.get(file.takenAtFrom) ?? 0) + 1);
  }
  return dateSources
    .map(([from, label]) => ({ from, label, files: counts.get(from) ?? 0 }))
    .filter((count) => count.files > 0);
}
