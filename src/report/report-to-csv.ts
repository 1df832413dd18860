import { entryPath } from '../model/entry.ts';
import { csvRow } from './csv-row.ts';
import { formatInstant } from './format-instant.ts';
import type { Report, ReportFile } from './report.ts';

/** First line of every report in this form: by it a file is known to be one. */
export const reportCsvHeader =
  'person,state,reason,archive,path,size,sha1,asset,name,taken,taken from,albums,message';

/** Every photo and video of a report with what became of it, one a line (RFC 4180). */
export function* reportToCsv({ sections }: Report): Generator<string> {
  yield `${reportCsvHeader}\r\n`;
  for (const { person = '', files } of sections) {
    for (const file of files) yield `${csvRow([person, ...cells(file)])}\r\n`;
  }
}

function cells(file: ReportFile): string[] {
  return [
    file.state,
    file.reason ?? '',
    file.archive,
    entryPath(file),
    String(file.sizeBytes),
    file.checksum ?? '',
    file.assetId ?? '',
    file.fileName,
    (file.takenAtMs === undefined ? undefined : formatInstant(file.takenAtMs)) ?? '',
    file.takenAtFrom === 'none' ? '' : file.takenAtFrom,
    file.albums.join('; '),
    file.message ?? '',
  ];
}
