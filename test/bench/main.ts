import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchCase } from './bench-case.ts';
import { listCases } from './cases.ts';
import { prepareExport } from './prepare-export.ts';
import { renderPlot } from './render-plot.ts';
import { renderTable } from './render-table.ts';
import { type Row, runCase } from './run-case.ts';

const usage = `npm run bench -- [--only NAME] [--scale F] [--rounds N] [--full] [--json] [--plots DIR] [--dir DIR]

Measures the built program beside other tools that do a part of the same work, in turn, on the same export and
server: compare within one run only. Needs Linux.

  --only NAME    only cases whose name begins so; may be repeated
  --scale F      share of the full sizes (default 0.05)
  --rounds N     runs of each program, medians count (default 3)
  --full         the full sizes, five rounds: needs 20 GB below --dir and an hour
  --json         one line of JSON for each row
  --plots DIR    where growth is drawn as SVG (default: docs with --full, else nowhere)
  --dir DIR      where exports are made and kept (default: the folder for temporary files)

BENCH_IMMICH_GO names an immich-go to run on the same exports and server.
`;

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    scale: { type: 'string' },
    rounds: { type: 'string' },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    plots: { type: 'string' },
    dir: { type: 'string', default: join(tmpdir(), 'immich-takeout-bench') },
    help: { type: 'boolean', default: false },
  },
});

if (flags.help) process.stdout.write(usage);
else await runBench();

async function runBench(): Promise<void> {
  const scale = readNumber('--scale', flags.scale, flags.full ? 1 : 0.05);
  const rounds = readNumber('--rounds', flags.rounds, flags.full ? 5 : 3);
  const chosen = listCases(scale).filter(
    ({ name }) => flags.only.length === 0 || flags.only.some((start) => name.startsWith(start)),
  );
  if (chosen.length === 0) throw new Error(`no case begins with ${flags.only.join(' or ')}`);
  const rows: Row[] = [];
  for (const bench of chosen) {
    process.stderr.write(`${bench.name} …\n`);
    const measured = await runCase(bench, prepareExport(flags.dir, bench), rounds);
    rows.push(...measured);
    if (flags.json)
      for (const row of measured) process.stdout.write(`${JSON.stringify({ scale, ...row })}\n`);
  }
  if (!flags.json) process.stdout.write(renderTable(rows));
  const plotsDir = flags.plots ?? (flags.full ? docsDir : undefined);
  if (plotsDir !== undefined) writePlots(plotsDir, chosen, rows);
}

const docsDir = fileURLToPath(new URL('../../docs', import.meta.url));

function writePlots(dir: string, cases: readonly BenchCase[], rows: readonly Row[]): void {
  mkdirSync(dir, { recursive: true });
  const curves = [
    { growth: 'photos', title: 'plan', label: 'photos, each with a sidecar', x: (row: Row) => row.assets },
    { growth: 'bytes', title: 'upload', label: 'MB of films', x: (row: Row) => row.bytes / 1e6 },
  ] as const;
  for (const { growth, title, label, x } of curves) {
    const names = new Set(cases.filter((bench) => bench.growth === growth).map(({ name }) => name));
    const points = rows
      .filter((row) => row.who === 'immich-takeout' && names.has(row.case))
      .map((row) => ({ x: x(row), seconds: row.cpuSeconds, megabytes: row.peakRssBytes / 1e6 }));
    if (points.length > 1)
      writeFileSync(join(dir, `growth-${growth}.svg`), renderPlot(`${title}: CPU and memory`, label, points));
  }
}

function readNumber(flag: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new Error(`${flag} takes a number above zero, not ${text ?? ''}`);
  return value;
}
