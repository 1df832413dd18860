import { textWidth } from '../src/lib/text-width.ts';

/** A picture (SVG) of what a terminal shows: lines with the colours and weights that the program uses. */
export function terminalPicture(lines: readonly string[], title: string, columns = 80): string {
  const width = columns * cell.width + 2 * margin;
  const height = lines.length * cell.height + 2 * margin + bar;
  const body = lines.map((line, row) => textLine(line, bar + margin + (row + 1) * cell.height - 5));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}">
<title>${escapeXml(title)}</title>
<style>${style}</style>
<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10"/>
${[0, 1, 2].map((dot) => `<circle class="dot" cx="${margin + dot * 18}" cy="${bar / 2 + 4}" r="5.5"/>`).join('')}
${body.filter((line) => line !== '').join('\n')}
</svg>
`;
}

const cell = { width: 8.4, height: 20 };
const margin = 20;
const bar = 28;

const style = `
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; white-space: pre; }
.window { fill: #f6f8fa; stroke: #d0d7de; } .dot { fill: #d0d7de; }
.bold { font-weight: 700; } .dim { fill: #636c76; } .green { fill: #1a7f37; } .yellow { fill: #9a6700; } .red { fill: #cf222e; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } .window { fill: #0d1117; stroke: #30363d; } .dot { fill: #30363d; }
.dim { fill: #8d96a0; } .green { fill: #3fb950; } .yellow { fill: #d29922; } .red { fill: #f85149; }
}
`;

function textLine(line: string, y: number): string {
  const spans = styledRuns(line);
  return spans.length === 0 ? '' : `<text y="${y}">${spans.map(spanElement).join('')}</text>`;
}

interface Run {
  readonly text: string;
  readonly column: number;
  readonly classes: readonly string[];
}

/* eslint-disable no-control-regex -- control codes are what this reads */
const pieces = /(\u001b\[[\d;]*m|[\u1100-\uffff]+)/u;
const lookCode = /^\u001b\[(\d*)m$/u;
/* eslint-enable no-control-regex */

/** Text between the codes that change its look; each run knows its column, as fonts disagree on wide characters. */
function styledRuns(line: string): Run[] {
  const runs: Run[] = [];
  const classes = new Set<string>();
  let column = 0;
  for (const part of line.split(pieces)) {
    const code = lookCode.exec(part)?.[1];
    if (code !== undefined) applyCode(Number(code), classes);
    else {
      if (part.trim() !== '') runs.push({ text: part, column, classes: [...classes] });
      column += textWidth(part);
    }
  }
  return runs;
}

/** Select Graphic Rendition (ECMA-48), as far as the program uses it. */
function applyCode(code: number, classes: Set<string>): void {
  const added = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow' }[code];
  if (added !== undefined) classes.add(added);
  if (code === 0) classes.clear();
  if (code === 22) for (const weight of ['bold', 'dim']) classes.delete(weight);
  if (code === 39) for (const colour of ['red', 'green', 'yellow']) classes.delete(colour);
}

function spanElement({ text, column, classes }: Run): string {
  const look = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  const indent = text.length - text.trimStart().length;
  const x = (margin + (column + indent) * cell.width).toFixed(1);
  return `<tspan x="${x}"${look}>${escapeXml(text.trim())}</tspan>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
