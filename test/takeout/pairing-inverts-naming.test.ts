import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { entryPath } from '../../src/model/entry.ts';
import type { Library } from '../../src/model/library.ts';
import { assertBalanced } from '../../src/takeout/check-accounting.ts';
import { explainPairing } from '../../src/takeout/explain-pairing.ts';
import { readLibrary } from '../../src/takeout/read-library.ts';
import { anyExport, plainTitle } from './any-export.ts';
import type { ModelExport, ModelFolder } from './google-naming-model.ts';
import { writeExport } from './google-naming-model.ts';
import { memoryExport } from './memory-export.ts';

/** By hand: `PAIRING_RUNS=20000 npx vitest run test/takeout/pairing-inverts-naming.test.ts`. */
const numRuns = Number(process.env.PAIRING_RUNS ?? 300);
/** The same exports in every run of the suite; new ones by hand. */
const seeded = process.env.PAIRING_RUNS === undefined ? { seed: 2026 } : {};

describe('pairing against a model of how Google names files', () => {
  it(
    'finds for every media file exactly the sidecar it was written with, or says that it is not sure',
    { timeout: 3_600_000 },
    async () => {
      const tally = { exports: 0, media: 0, weak: 0, unpaired: 0, weakAndWrong: 0 };
      await fc.assert(
        fc.asyncProperty(anyExport(), async (folders) => {
          const { library, written } = await readModel(folders);
          tally.exports += 1;
          for (const { entry, sidecar, weak } of library.media) {
            const found = sidecar && entryPath(sidecar.entry);
            tally.media += 1;
            const right = written.truth.get(entryPath(entry));
            if (weak) tally.weak += 1;
            if (weak && found !== right) tally.weakAndWrong += 1;
            if (found === undefined) tally.unpaired += 1;
            else if (!weak) expect(`${entryPath(entry)} ↔ ${found}`).toBe(`${entryPath(entry)} ↔ ${right}`);
          }
        }),
        { numRuns, ...seeded },
      );
      if (numRuns > 1000) console.log(tally);
      expect(tally.weak + tally.unpaired).toBeLessThan(tally.media * 0.1);
    },
  );

  it('is never unsure about names that cannot collide', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport(fc.uniqueArray(plainTitle, { maxLength: 12 })), async (folders) => {
        const { library, written } = await readModel(folders);
        for (const { entry, sidecar, weak } of library.media) {
          expect({ path: sidecar && entryPath(sidecar.entry), weak }).toEqual({
            path: written.truth.get(entryPath(entry)),
            weak: false,
          });
        }
      }),
      { numRuns: Math.min(numRuns, 2000), ...seeded },
    );
  });

  it('does not depend on the order of parts and entries', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport(), fc.infiniteStream(fc.nat()), async (folders, keys) => {
        const { files } = writeExport(folders);
        const shuffled = files
          .map((file) => ({ file, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ file }) => file);
        const [straight, mixed] = [memoryExport(files), memoryExport(shuffled)];
        expect(describeLibrary(await readLibrary(mixed))).toEqual(
          describeLibrary(await readLibrary(straight)),
        );
      }),
      { numRuns: Math.min(numRuns, 2000), ...seeded },
    );
  });

  it('is explained by the steps that led to it', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport(), async (folders) => {
        const { library } = await readModel(folders);
        for (const media of library.media) {
          const steps = explainPairing(library, media);
          const taken = steps.findLast(({ verdict }) => verdict === 'taken');
          if (media.sidecar !== undefined) expect(taken?.candidate).toBe(media.sidecar.entry.name);
          else if (taken !== undefined) expect(steps.at(-1)?.verdict).toBe('refused');
        }
      }),
      { numRuns: Math.min(numRuns, 100), ...seeded },
    );
  });

  it('never pairs across folders', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport(), async (folders) => {
        const { library } = await readModel(folders);
        for (const { entry, sidecar } of library.media) {
          if (sidecar !== undefined) expect(sidecar.entry.dir).toBe(entry.dir);
        }
      }),
      { numRuns: Math.min(numRuns, 100), ...seeded },
    );
  });
});

async function readModel(
  folders: readonly ModelFolder[],
): Promise<{ library: Library; written: ModelExport }> {
  const written = writeExport(folders);
  const input = memoryExport(written.files);
  const library = await readLibrary(input);
  assertBalanced(input.entries, library);
  return { library, written };
}

function describeLibrary(library: Library): unknown {
  return {
    media: library.media.map(({ entry, sidecar, rule, weak, relation }) => [
      entryPath(entry),
      sidecar && entryPath(sidecar.entry),
      rule,
      weak,
      relation?.kind,
      relation?.of && entryPath(relation.of.entry),
    ]),
    sidecars: library.sidecars.map(({ entry, state }) => [entryPath(entry), state]),
    problems: library.problems.map(({ code, message }) => [code, message]),
  };
}
