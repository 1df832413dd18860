import type { Row } from './run-case.ts';

const heads = [
  'case',
  'program',
  'wall s',
  'CPU s',
  'RSS MB',
  'requests/asset',
  'read/byte',
  'wall ×',
  'CPU ×',
];

/** The rows as a Markdown table; × is the program's time against that row's, in the same round. */
export function renderTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.case,
    row.who,
    row.wallSeconds.toFixed(2),
    row.cpuSeconds.toFixed(2),
    (row.peakRssBytes / 1e6).toFixed(0),
    row.requestsPerAsset === undefined ? '' : row.requestsPerAsset.toFixed(3),
    row.readPerByte === undefined ? '' : row.readPerByte.toFixed(2),
    row.wallRatio === undefined ? '' : row.wallRatio.toFixed(2),
    row.cpuRatio === undefined ? '' : row.cpuRatio.toFixed(2),
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((line) => (line[column] ?? '').length)),
  );
  const line = (values: readonly string[]) =>
    `| ${values.map((value, column) => (column < 2 ? value.padEnd(widths[column] ?? 0) : value.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return `${[line(heads), rule, ...cells.map(line)].join('\n')}\n`;
}
