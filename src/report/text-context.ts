import { padText, truncateMiddle, wrapText } from '../lib/fit-text.ts';
import { sanitize } from '../lib/sanitize.ts';
import { textWidth } from '../lib/text-width.ts';
import { formatCount } from '../lib/format-count.ts';
import { say } from '../lib/say.ts';
import type { Paint } from './paint.ts';

/** What every part of a text report needs to know about the page it is written for. */
export interface TextContext {
  /** Columns: no line is longer. */
  readonly width: number;
  readonly paint: Paint;
  /** How many examples are listed before "and N more". */
  readonly limit: number;
}

/** The page for a report; tables need 40 columns to be tables. */
export function createContext(
  options: Pick<TextContext, 'width' | 'paint'> & { readonly limit?: number },
  defaultLimit: number,
): TextContext {
  return {
    width: Math.max(40, options.width),
    paint: options.paint,
    limit: options.limit ?? defaultLimit,
  };
}

/** A heading with its lines below and a blank line after it; nothing at all when there are no lines. */
export function section(title: string, lines: readonly string[], { paint }: TextContext): string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines, ''];
}

/** Prose that may quote strangers' names, wrapped under an indent. */
export function prose(text: string, context: TextContext, indent = 2): string[] {
  const margin = ' '.repeat(indent);
  return wrapText(sanitize(text), Math.max(1, context.width - indent)).map((line) => margin + line);
}

/** A stranger's name on one line of its own. */
export function nameLine(name: string, context: TextContext, indent = 2): string {
  return ' '.repeat(indent) + truncateMiddle(sanitize(name), Math.max(1, context.width - indent));
}

/** The first rows of a list, rendered, and how many more there are. */
export function listSome<T>(
  items: readonly T[],
  render: (item: T) => readonly string[],
  context: TextContext,
  indent = 2,
): string[] {
  const rest = items.length - context.limit;
  const lines = items.slice(0, context.limit).flatMap(render);
  return rest > 0
    ? [...lines, context.paint.dim(' '.repeat(indent) + say`and ${formatCount(rest)} more`)]
    : lines;
}

/**
 * Rows under each other: the first column is a name or label and gives way when the page is narrow,
 * the others are figures and stand to the right.
 */
export function table(rows: readonly (readonly string[])[], context: TextContext, indent = 2): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => textWidth(column === 0 ? sanitize(row[0] ?? '') : (row[column] ?? '')))),
  );
  const figures = widths.slice(1).reduce((sum, width) => sum + width + gap.length, 0);
  const labelWidth = Math.max(1, Math.min(widths[0] ?? 0, context.width - indent - figures));
  return rows.map((row) => {
    const label = padText(truncateMiddle(sanitize(row[0] ?? ''), labelWidth), labelWidth);
    const cells = widths.slice(1).map((width, column) => padText(row[column + 1] ?? '', width, 'right'));
    return `${' '.repeat(indent)}${[label, ...cells].join(gap)}`.trimEnd();
  });
}

const gap = '  ';

/** A row for {@link table}, or none where there is nothing to count. */
export function countRow(label: string, count: number): string[][] {
  return count === 0 ? [] : [[label, formatCount(count)]];
}
