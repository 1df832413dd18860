import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { verifyExport } from '../../migrate/verify/verify-export.ts';
import type { Verification } from '../../migrate/verify/verification.ts';
import { concludeVerification } from '../../report/conclude-verification.ts';
import { missingToCsv } from '../../report/missing-to-csv.ts';
import { renderVerificationText } from '../../report/render-verification-text.ts';
import { verificationSection } from '../../report/sections/verification-section.ts';
import { verificationToNdjson } from '../../report/verification-to-ndjson.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkCsvFile, writeCsvFile } from '../missing-csv-file.ts';
import { withThumbnails } from '../read-thumbnails.ts';
import { checkReportFiles, writeReports } from '../report-files.ts';
import type { ReportFlags } from '../report-option.ts';
import { withInterruption } from '../signals.ts';
import { createProgress } from '../terminal/create-progress.ts';
import type { Progress } from '../terminal/progress.ts';
import type { PreparedRun, RunCommandFlags } from '../with-prepared-run.ts';
import { withPreparedRun } from '../with-prepared-run.ts';

export type VerifyFlags = RunCommandFlags &
  ReportFlags & {
    readonly rehash?: boolean;
    readonly deep?: string;
    readonly presenceOnly?: boolean;
    readonly csv?: string;
  };

/** `verify`: says whether everything of an export is on the server as it should be. Changes nothing there. */
export async function runVerify(
  paths: readonly string[],
  flags: VerifyFlags,
  io: CommandIo,
): Promise<number> {
  const deepPercent = readDeep(flags.deep);
  if (flags.csv !== undefined) checkCsvFile(flags.csv);
  const reports = checkReportFiles(flags);
  let progress: Progress | undefined;
  return withInterruption(
    () => progress?.log(say`Stopping.`),
    async (interruption) => {
      try {
        const features = [
          'account',
          'count',
          'verify',
          ...(deepPercent === undefined ? [] : (['deep-verify'] as const)),
        ] as const;
        return await withPreparedRun(
          paths,
          flags,
          io,
          { features, signal: interruption.stop },
          async (prepared) => {
            const { terminal, options } = io;
            progress = await createProgress({
              terminal,
              quiet: options.quiet || options.json,
              bars: options.progress,
              verbose: options.verbose,
              logFile: io.log,
            });
            const shown = progress;
            for (const { message } of missingParts(prepared)) shown.log(say`warning: ${message}`);
            if (flags.rehash === true) prepared.journal.state.hashes.clear();
            const startedAt = performance.now();
            const result = await verifyExport({
              ...prepared.input,
              server: prepared.server,
              onEvent: (event) => shown.event(event),
              // Nothing on the server is changed: there is nothing to finish.
              stop: interruption.stop,
              signal: interruption.stop,
              presenceOnly: flags.presenceOnly ?? false,
              deepPercent,
            });
            shown.stop();
            const durationMs = performance.now() - startedAt;
            const exitCode = await tell(result, flags, io);
            // An interrupted comparison says nothing, and must not look as if it did.
            if (reports.length === 0 || result.interrupted) return exitCode;
            const { plan, server, input } = prepared;
            const section = verificationSection({
              plan,
              result,
              durationMs,
              server: { url: server.identity.server, user: server.user.name },
            });
            return writeReports(reports, [await withThumbnails(section, plan, input.reader)], exitCode, io);
          },
        );
      } finally {
        progress?.stop();
      }
    },
  );
}

async function tell(result: Verification, { csv }: VerifyFlags, io: CommandIo): Promise<number> {
  const { out } = io.terminal;
  if (csv !== undefined && !result.interrupted) writeCsvFile(csv, missingToCsv(result));
  const named = csv === undefined ? {} : { csv };
  if (io.options.json) await out.lines(verificationToNdjson(result, csv));
  else out.write(renderVerificationText(result, { width: out.width, paint: out.paint, ...named }));
  if (result.interrupted) return exitCodes.interrupted;
  return concludeVerification(result).whole ? exitCodes.whole : exitCodes.differs;
}

function missingParts({ plan }: PreparedRun): PreparedRun['plan']['problems'] {
  return plan.problems.filter(({ code }) => code === 'missing-part');
}

/** `5%` or `5`, in percent. */
function readDeep(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(/^(\d+(?:\.\d+)?)%?$/u.exec(text)?.[1]);
  if (!(percent > 0 && percent <= 100)) {
    throw new UsageError(say`--deep ${text} is not a share`, {
      hint: say`Write it as --deep=5%, or leave it out for all.`,
    });
  }
  return percent;
}
