import type { CommandIo } from '../command-io.ts';
import { checkReportFiles, writeReports } from '../report-files.ts';
import type { ReportFlags } from '../report-option.ts';
import { withInterruption } from '../signals.ts';
import type { Progress } from '../terminal/progress.ts';
import { uploadExport } from '../upload-export.ts';
import type { RunCommandFlags } from '../with-prepared-run.ts';
import { farewell } from './farewell.ts';

export type UploadFlags = RunCommandFlags & ReportFlags & { readonly dryRun?: boolean };

/** `upload`: brings an export to the server, or says what that would do. */
export async function runUpload(
  paths: readonly string[],
  flags: UploadFlags,
  io: CommandIo,
): Promise<number> {
  const reports = checkReportFiles(flags);
  let progress: Progress | undefined;
  return withInterruption(
    () => progress?.log(farewell),
    async (interruption) => {
      const { exitCode, section } = await uploadExport(paths, flags, io, {
        interruption,
        onProgress: (shown) => (progress = shown),
        withSection: reports.length > 0,
      });
      return section === undefined ? exitCode : writeReports(reports, [section], exitCode, io);
    },
  );
}
