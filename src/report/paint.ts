/** How a report stresses words. The terminal brings colours; a file gets {@link plainPaint}. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

/** Leaves every text as it is. */
export const plainPaint: Paint = { bold: same, dim: same, red: same, green: same, yellow: same };

function same(text: string): string {
  return text;
}
