import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../../src/lib/errors.ts';
import { preparePlan } from '../../../src/migrate/prepare-plan.ts';
import { defaultPlanOptions } from '../../../src/plan/plan-options.ts';
import { planToNdjson } from '../../../src/report/plan-to-ndjson.ts';
import { findPlanImbalance, summarizePlan } from '../../../src/report/summarize-plan.ts';
import { openSources } from '../../../src/source/open-sources.ts';
import { migrateIntoMemory } from '../support/migrate.ts';
import { seededRandom } from '../support/random.ts';
import { findFalseClaims, type FuzzTarget } from './fuzz-target.ts';
import { MemoryDestination } from './memory-destination.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { buildSmallExport } from './small-export.ts';

/** Damaged zips: planned, printed and migrated. Whatever arrives is a file of the export, byte for byte. */
export async function fuzzArchives(): Promise<FuzzTarget> {
  const built = await buildSmallExport();
  const [first = '', second = ''] = built.paths;
  const original = readFileSync(first);
  const contents = new Set(built.files.map((file) => file.sha1()));
  const home = mkdtempSync(join(tmpdir(), 'takeout-fuzz-'));
  return {
    run: async (seed) => {
      const dir = mkdtempSync(join(home, 'zip-'));
      try {
        const damaged = join(dir, basename(first));
        writeFileSync(damaged, mutateBytes(original, seededRandom(seed)));
        const paths = [damaged, second];
        const wrongPlan = await findWrongPlan(paths);
        if (wrongPlan !== undefined) return wrongPlan;
        const destination = new MemoryDestination();
        const end = await migrateIntoMemory(destination, { paths, stateDir: dir });
        const strange = [...destination.assets.keys()].find((sha1) => !contents.has(sha1));
        return strange === undefined
          ? findFalseClaims(end, destination)
          : `${strange} is no file of the export`;
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    },
    close: async () => {
      rmSync(home, { recursive: true, force: true });
      await built.remove();
    },
  };
}

async function findWrongPlan(paths: readonly string[]): Promise<string | undefined> {
  try {
    const sources = await openSources(paths);
    try {
      const plan = await preparePlan({ sources, options: defaultPlanOptions, timeZone: undefined });
      const lines = [...planToNdjson(plan, { version: '1' })].map(
        (line) => JSON.parse(line) as { type: string },
      );
      const entries = lines.filter(({ type }) => type === 'media' || type === 'sidecar' || type === 'other');
      if (entries.length !== sources.entries.length)
        return `${sources.entries.length} entries, but ${entries.length} lines`;
      return findPlanImbalance(summarizePlan(plan));
    } finally {
      await sources.close();
    }
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
