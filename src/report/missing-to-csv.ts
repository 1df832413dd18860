import type { Difference, Verification } from '../migrate/verify/verification.ts';
import { csvRow } from './csv-row.ts';

/** First line of every list of missing files: by it a file is known to be one. */
export const missingCsvHeader = 'reason,archive,path,size,sha1,message';

/** What is not on the server, for a spreadsheet or a script (RFC 4180). */
export function missingToCsv({ differences }: Verification): string {
  const rows = differences.filter(isAbsent).map(toRow);
  return [missingCsvHeader, ...rows, ''].join('\r\n');
}

function isAbsent({ kind }: Difference): boolean {
  return kind === 'missing' || kind === 'in-trash' || kind === 'unreadable';
}

function toRow({ kind, archive, path, sizeBytes, checksum, message }: Difference): string {
  return csvRow([kind, archive ?? '', path ?? '', String(sizeBytes ?? ''), checksum ?? '', message]);
}
