/** One point of a curve. */
export interface PlotPoint {
  readonly x: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const width = 640;
const height = 360;
const frame = { left: 56, right: 56, top: 36, bottom: 44 };
const ticks = 4;

/** Time on the left axis and memory on the right one, both from zero, so that a straight line looks like one. */
export function renderPlot(title: string, xLabel: string, points: readonly PlotPoint[]): string {
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const largest = (of: (point: PlotPoint) => number) => niceCeiling(Math.max(...sorted.map(of)));
  const top = {
    x: largest(({ x }) => x),
    left: largest((p) => p.seconds),
    right: largest((p) => p.megabytes),
  };
  const x = (value: number) => frame.left + (value / top.x) * (width - frame.left - frame.right);
  const y = (share: number) => height - frame.bottom - share * (height - frame.top - frame.bottom);
  const curve = (colour: string, of: (point: PlotPoint) => number) => [
    `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${sorted.map((p) => `${x(p.x).toFixed(1)},${y(of(p)).toFixed(1)}`).join(' ')}"/>`,
    ...sorted.map(
      (p) => `<circle cx="${x(p.x).toFixed(1)}" cy="${y(of(p)).toFixed(1)}" r="3" fill="${colour}"/>`,
    ),
  ];
  const axes = Array.from({ length: ticks + 1 }, (_, tick) => {
    const share = tick / ticks;
    const level = y(share).toFixed(1);
    return [
      `<line x1="${frame.left}" x2="${width - frame.right}" y1="${level}" y2="${level}" stroke="#ddd"/>`,
      text(frame.left - 6, Number(level) + 4, 'end', timeColour, label(top.left * share)),
      text(width - frame.right + 6, Number(level) + 4, 'start', memoryColour, label(top.right * share)),
      text(x(top.x * share), height - frame.bottom + 18, 'middle', '#333', label(top.x * share)),
    ];
  });
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(width / 2, 20, 'middle', '#333', title),
    ...axes.flat(),
    text(width / 2, height - 8, 'middle', '#333', xLabel),
    text(frame.left, frame.top - 8, 'middle', timeColour, 'CPU s'),
    text(width - frame.right, frame.top - 8, 'middle', memoryColour, 'RSS MB'),
    ...curve(timeColour, (p) => p.seconds / top.left),
    ...curve(memoryColour, (p) => p.megabytes / top.right),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

const timeColour = '#1f5fa8';
const memoryColour = '#b4541a';

function text(x: number, y: number, anchor: string, colour: string, content: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${colour}">${content}</text>`;
}

/** The next of 1, 2, 4, 5, 8 or 10 times a power of ten. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return power * ([1, 2, 4, 5, 8].find((step) => step * power >= value) ?? 10);
}

function label(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US');
}
