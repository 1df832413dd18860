/** One line of a CSV file (RFC 4180), without its end. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(toCell).join(',');
}

/** A spreadsheet must take a stranger's file name for a text, not for a formula. */
function toCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
