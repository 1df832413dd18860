import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runKillSeeds } from './run-kill-seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    first: { type: 'string', default: '0' },
    width: { type: 'string', default: String(2 * availableParallelism()) },
  },
});

const startedAt = performance.now();
const report = await runKillSeeds(
  { first: Number(values.first), count: Number(values.seeds), width: Number(values.width) },
  ({ seeds, kills, failures }) => {
    if (seeds % 50 === 0) console.log(`${seeds} seeds, ${kills} kills, ${failures.length} failures`);
  },
);
const seconds = Math.round((performance.now() - startedAt) / 1000);
for (const { seed, case: killCase, wrong } of report.failures)
  console.log(`seed ${seed} ${killCase}\n${wrong}\n`);
console.log(
  `${report.seeds} seeds, ${report.kills} processes killed, ${report.failures.length} differences from an undisturbed run, ${seconds} s`,
);
process.exitCode = report.failures.length === 0 ? 0 : 1;
