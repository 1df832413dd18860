import { entryPath } from '../model/entry.ts';
import { formatInstant } from './format-instant.ts';
import { jsonLine } from './json-line.ts';
import type { Report, ReportFile, ReportSection } from './report.ts';
import type { Printed } from './schema/common.ts';
import type { reportDocument, reportFile, reportSection } from './schema/report-document.ts';
import { countDates } from './sections/count-dates.ts';
import type { MonthCount } from './sections/count-months.ts';
import { countMonths } from './sections/count-months.ts';
import { countStates } from './sections/count-states.ts';

/** How every report in this form begins: by it a file is known to be one. */
export const reportJsonSignature = '{"type":"report","schema":1,"tool":"immich-takeout"';

/**
 * A report as one JSON document, in pieces: a line for the head, one for each section and one for each file, so
 * that neither writer nor line-wise reader needs memory for all of it.
 */
export function* reportToJson(report: Report): Generator<string> {
  const head: Omit<Printed<typeof reportDocument>, 'sections'> = {
    type: 'report',
    schema: 1,
    tool: 'immich-takeout',
    version: report.version,
    createdAt: formatInstant(report.createdAtMs) ?? '',
  };
  yield `${jsonLine(head).slice(0, -1)},"sections":[\n`;
  let separator = '';
  for (const section of report.sections) {
    yield `${separator}${jsonLine(sectionFields(section)).slice(0, -1)},"files":[\n`;
    yield* fileLines(section.files);
    yield ']}';
    separator = ',\n';
  }
  yield '\n]}\n';
}

function* fileLines(files: readonly ReportFile[]): Generator<string> {
  let separator = '';
  for (const file of files) {
    yield separator + jsonLine(fileFields(file));
    separator = ',\n';
  }
}

function sectionFields(section: ReportSection): Omit<Printed<typeof reportSection>, 'files'> {
  const { conclusion, files, places } = section;
  return {
    kind: section.kind,
    person: section.person ?? null,
    server: section.server ?? null,
    folder: section.folder ?? null,
    sources: section.sources.map((source) => ({ ...source, part: source.part ?? null })),
    whole: conclusion.whole,
    message: conclusion.text,
    entries: section.entries,
    states: countStates(files).map((row) => ({ ...row, reason: row.reason ?? null })),
    months: countMonths(files).map(({ month, counts }) => ({ month: monthText(month), ...counts })),
    albums: section.albums.map(({ title, present, expected }) => ({ title, present, expected })),
    dates: countDates(files).map((count) => ({ from: dateSource(count.from), files: count.files })),
    places: {
      ...places,
      zones: places.zones.map(({ zone, files: n }) => ({ zone: zone ?? null, files: n })),
    },
    problems: section.problems.map((problem) => ({
      kind: problem.kind,
      code: problem.code,
      message: problem.message,
      archive: problem.archive ?? null,
      path: problem.path ?? null,
      album: problem.album ?? null,
      expected: problem.expected ?? null,
      found: problem.found ?? null,
    })),
    updates: section.updates,
    effort: section.effort ?? null,
  };
}

function fileFields(file: ReportFile): Printed<typeof reportFile> {
  return {
    archive: file.archive,
    path: entryPath(file),
    kind: file.kind,
    size: file.sizeBytes,
    action: file.action,
    state: file.state,
    reason: file.reason ?? null,
    message: file.message ?? null,
    retryable: file.retryable ?? null,
    checksum: file.checksum ?? null,
    assetId: file.assetId ?? null,
    fileName: file.fileName,
    takenAt: file.takenAtMs === undefined ? null : (formatInstant(file.takenAtMs) ?? null),
    takenAtFrom: dateSource(file.takenAtFrom),
    albums: file.albums,
  };
}

function dateSource(from: ReportFile['takenAtFrom']): Exclude<ReportFile['takenAtFrom'], 'none'> | null {
  return from === 'none' ? null : from;
}

function monthText(month: MonthCount['month']): string | null {
  if (month === undefined) return null;
  const sign = month.year < 0 ? '-' : '';
  const year = String(Math.abs(month.year)).padStart(4, '0');
  return `${sign}${year}-${String(month.index + 1).padStart(2, '0')}`;
}
