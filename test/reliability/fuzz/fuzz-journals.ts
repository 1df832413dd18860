import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Journal } from '../../../src/migrate/journal/journal.ts';
import { migrateIntoMemory } from '../support/migrate.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { findFalseClaims, type FuzzTarget } from './fuzz-target.ts';
import { MemoryDestination } from './memory-destination.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { buildSmallExport } from './small-export.ts';

/** Damaged journals of a run that did half of the work: the next run does the other half, and nothing twice. */
export async function fuzzJournals(): Promise<FuzzTarget> {
  const built = await buildSmallExport();
  const home = mkdtempSync(join(tmpdir(), 'takeout-fuzz-'));
  const half = new MemoryDestination();
  await migrateIntoMemory(half, { paths: built.paths.slice(0, 1), stateDir: home });
  const whole = new MemoryDestination();
  await migrateIntoMemory(whole, { paths: built.paths, stateDir: mkdtempSync(join(home, 'whole-')) });
  const journal = readFileSync(Journal.pathFor(home, half.identity));
  return {
    run: async (seed) => {
      const dir = mkdtempSync(join(home, 'journal-'));
      try {
        const damaged = mutateJournal(journal, seededRandom(seed));
        writeFileSync(Journal.pathFor(dir, half.identity), damaged);
        const destination = half.clone();
        const end = await migrateIntoMemory(destination, { paths: built.paths, stateDir: dir });
        if (end.exitCode !== 0) return `exit ${end.exitCode}, ${end.ended ?? ''}`;
        if (!isDeepStrictEqual(destination.contents(), whole.contents()))
          return `something else arrived: ${JSON.stringify(destination.contents())}`;
        return findFalseClaims(end, destination);
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

function mutateJournal(journal: Buffer, random: Random): Buffer {
  if (random.chance(0.4)) return mutateBytes(journal, random);
  const lines = journal.toString().split('\n').slice(0, -1);
  for (let left = 1 + random.below(8); left > 0; left -= 1) {
    const [from, to] = [random.below(lines.length), random.below(lines.length)];
    const line = lines[from]!;
    if (random.chance(0.4)) lines.splice(to, 0, line);
    else if (random.chance(0.6)) [lines[from], lines[to]] = [lines[to]!, line];
    else if (lines.length > 1) lines.splice(from, 1);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}
