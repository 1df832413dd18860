import { parseArgs } from 'node:util';
import { fuzzTargets, runFuzz } from './run-fuzz.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '10000' },
    first: { type: 'string', default: '0' },
  },
});

for (const name of positionals.length === 0 ? Object.keys(fuzzTargets) : positionals) {
  const startedAt = performance.now();
  const findings = await runFuzz(name, { first: Number(values.first), count: Number(values.count) });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  for (const finding of findings) console.log(finding);
  console.log(`${values.count} damaged ${name}: ${findings.length} crashes, hangs or lies, ${seconds} s`);
  if (findings.length > 0) process.exitCode = 1;
}
