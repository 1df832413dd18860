import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { findLies } from '../support/find-lies.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { migrateTo } from '../support/migrate.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { serverStateOf } from '../support/server-state.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';
import { buildSmallExport } from './small-export.ts';

/** Calls of one run, connecting included; about. */
const callCount = 22;

/** Damaged answers of the server: nothing is claimed that is not there, and the next run has every photo there, once. */
export async function fuzzAnswers(): Promise<FuzzTarget> {
  const { paths, files, remove } = await buildSmallExport();
  const expected = new Set(files.filter(({ path }) => path.endsWith('.jpg')).map((file) => file.sha1()));
  return {
    run: async (seed) => {
      const random = seededRandom(seed);
      const sandbox = await startSandbox({ version: random.pick(['1.135', '2.7', '3.0'] as const) });
      const struck = new Set(Array.from({ length: 1 + random.below(3) }, () => random.below(callCount)));
      const proxy = await startMeddlingProxy(sandbox.url, {
        onAnswer: ({ number }, answer) => (struck.has(number) ? mutateAnswer(answer, random) : answer),
      });
      const stateDir = mkdtempSync(join(tmpdir(), 'takeout-fuzz-'));
      const server = { url: proxy.url, apiKey: sandbox.apiKey };
      const options = { paths, stateDir, maxWaitMs: 3000, concurrency: 1 };
      try {
        const first = await migrateTo(server, options);
        const lie = findLies(first.outcomes, serverStateOf(sandbox.snapshot()))[0];
        if (lie !== undefined) return lie;
        proxy.meddling = {};
        const second = await migrateTo(server, { ...options, timeoutMs: 60_000 });
        if (second.exitCode !== 0) return `the next run ended with ${second.exitCode}, ${second.ended ?? ''}`;
        const there = sandbox.snapshot().assets.map(({ checksum }) => checksum);
        return there.length === expected.size && there.every((sha1) => expected.has(sha1))
          ? undefined
          : `${there.length} assets instead of ${expected.size}`;
      } finally {
        await proxy.close();
        await sandbox.close();
        rmSync(stateDir, { recursive: true, force: true });
      }
    },
    close: remove,
  };
}

function mutateAnswer(answer: Buffer, random: Random): Buffer {
  if (random.chance(0.5)) return mutateBytes(answer, random);
  return Buffer.from(mutateJson(answer.toString(), random));
}
