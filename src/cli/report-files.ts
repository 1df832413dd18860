import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { UsageError } from '../lib/errors.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { sanitize } from '../lib/sanitize.ts';
import { writeFully } from '../lib/write-fully.ts';
import { say } from '../lib/say.ts';
import { pageSignature, renderPage } from '../report/html/render-page.ts';
import type { Report, ReportSection } from '../report/report.ts';
import { reportCsvHeader, reportToCsv } from '../report/report-to-csv.ts';
import { reportJsonSignature, reportToJson } from '../report/report-to-json.ts';
import type { CommandIo } from './command-io.ts';
import { exitCodes } from './exit-codes.ts';
import type { ReportFlags } from './report-option.ts';
import { printError } from './terminal/print-error.ts';
import { maskRegistered } from './terminal/secrets.ts';
import { programVersion } from './version.ts';

/** A file that a report may be written to. */
export interface ReportFile {
  readonly path: string;
  readonly format: ReportFormat;
}

interface ReportFormat {
  /** How every file of this format begins. */
  readonly signature: string;
  readonly render: (report: Report) => Iterable<string>;
}

const formats: Readonly<Record<string, ReportFormat>> = {
  '.html': { signature: pageSignature, render: renderPage },
  '.json': { signature: reportJsonSignature, render: reportToJson },
  '.csv': { signature: reportCsvHeader, render: reportToCsv },
};

/**
 * Makes sure, before hours of work, that the reports can be written: a new file, or in place of an earlier report.
 * @throws UsageError
 */
export function checkReportFiles({ report = [] }: ReportFlags): ReportFile[] {
  const files = report.map((path) => ({ path, format: formatOf(path) }));
  const seen = new Set<string>();
  for (const { path, format } of files) {
    if (seen.has(resolve(path))) throw new UsageError(say`--report ${path} is given twice`);
    seen.add(resolve(path));
    checkFolder(path);
    checkOccupant(path, format);
  }
  return files;
}

/**
 * Writes a report in all its forms, each whole or not at all, and says where it is. What cannot be written is told;
 * the work itself is done by now. Returns the exit code, given that of the work.
 */
export function writeReports(
  files: readonly ReportFile[],
  sections: readonly ReportSection[],
  exitCode: number,
  { terminal, options }: CommandIo,
): number {
  const report: Report = { version: programVersion(), createdAtMs: Date.now(), sections };
  let code = exitCode;
  for (const { path, format } of files) {
    try {
      checkOccupant(path, format);
      writeAtomically(path, format.render(report));
      if (!options.quiet && !options.json) terminal.err.line(say`Report: ${sanitize(path)}`);
    } catch (error) {
      const failure = new UsageError(say`cannot write the report ${path}: ${reasonOf(error)}`);
      printError(failure, terminal, { json: options.json });
      if (code === exitCodes.whole) code = exitCodes.incomplete;
    }
  }
  return code;
}

function formatOf(path: string): ReportFormat {
  const format = formats[extname(path).toLowerCase()];
  if (format !== undefined) return format;
  throw new UsageError(say`--report ${path}: nobody can tell which form that is to have`, {
    hint: say`Give it a name that ends in .html, .json or .csv.`,
  });
}

function checkFolder(path: string): void {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(say`--report ${path}: there is no folder ${folder}`, { hint: say`Make it first.` });
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new UsageError(say`--report ${path}: nothing may be written to ${folder}`);
  }
}

/** What lies there may be replaced only when it is an earlier report. */
function checkOccupant(path: string, { signature }: ReportFormat): void {
  const start = readStart(path, Buffer.byteLength(signature));
  if (start === undefined || start === '' || start === signature) return;
  throw new UsageError(say`--report ${path}: this file exists, and is no report of this form`, {
    hint: say`Give another name, or move that file away.`,
  });
}

function readStart(path: string, length: number): string | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const start = Buffer.alloc(length);
    return start.subarray(0, readSync(fd, start)).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(say`--report: cannot look at ${path}: ${reasonOf(error)}`);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Beside its place first: a full disk, or a lost connection to it, never leaves half a report. */
function writeAtomically(path: string, pieces: Iterable<string>): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  replaceFile(path, { temporary, flags: 'w' }, (fd) => {
    for (const chunk of joined(pieces)) writeFully(fd, maskRegistered(chunk));
  });
}

const chunkLength = 256 * 1024;

/** Pieces put together to large ones: a system call for each line would take longer than the rest. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
