import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { entryPath } from '../../src/model/entry.ts';
import type { Library } from '../../src/model/library.ts';
import { assertBalanced } from '../../src/takeout/check-accounting.ts';
import { readLibrary } from '../../src/takeout/read-library.ts';
import type { ModelExport, ModelFolder, ModelItem } from './google-naming-model.ts';
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

const stems = [
  ...[
    'IMG_1',
    'IMG_10',
    'IMG_1_holiday',
    'photo',
    'photo(1)',
    'photo(2)',
    'Photo',
    'PXL_20240405_195039680.MP',
  ],
  ...[
    'IMG-20230325-WA0122~2',
    '03.03.13 - 1',
    '20.06.13 - 9',
    '20.06.13 - 90',
    '27/06/12 - 1',
    'What?',
    'Grüße & Küsse',
  ],
  ...[
    'Screenshot_20231027_123303_Facebook',
    'IMG_20160819_201122-01',
    'Urlaub in Knaufspesch in der Schneifel (38)',
  ],
  ...[
    'MSGR_PHOTO_FOR_UPLOAD_1522315122420.jpg_152231_aaaa',
    'original_1d4caa6f-16c6-4c3d-901b-9387de10e528_PXL_1',
  ],
  ...['original_1d4caa6f-16c6-4c3d-901b-9387de10e528_PXL_2', 'long_name_of_exactly_forty_five_units_0000045'],
  ...['long_name_of_exactly_forty_six_units_000000046', 'long_name_of_exactly_forty_seven_units_00000047'],
  ...['long_name_of_exactly_forty_six_units_000000046a', 'long_name_of_exactly_forty_six_units_000000046b'],
  ...[
    'a name with an emoji at the very border of it 🎉🎉',
    'a name with an emoji at the very border of i 🎉🎉',
    'foto',
    'foto-bear',
  ],
];
const extensions = ['.jpg', '.jpg', '.JPG', '.jpeg', '.HEIC', '.png', ''];

const clips = [
  'VID_20240101_120000',
  'VID_20240101_120000-1',
  'a clip whose name is longer than Google lets it be',
  'clip',
];

const anyClip = fc.constantFrom(...clips).map((stem) => `${stem}.mp4`);

const anyPhoto = fc
  .tuple(fc.constantFrom(...stems), fc.constantFrom(...extensions))
  .map(([stem, extension]) => (stem.endsWith('.MP') ? `${stem}.jpg` : stem + extension));

const anyTitle = fc.oneof({ arbitrary: anyPhoto, weight: 5 }, { arbitrary: anyClip, weight: 1 });

/** Titles of which no two can lead to one name. */
const plainTitle = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('IMG_', 'foto ', 'Ünïcode_', 'VID-'))
  .map(([number, prefix]) => `${prefix}${number}.jpg`);

function anyExport(
  titles: fc.Arbitrary<string[]> = fc.array(anyTitle, { maxLength: 12 }),
): fc.Arbitrary<ModelFolder[]> {
  const folder = fc.record({
    era: fc.constantFrom('legacy' as const, 'cut' as const, 'uncut' as const),
    editedWord: fc.constantFrom('edited', 'bearbeitet', 'ha editado', '編集済み'),
    items: titles.chain((list) => fc.tuple(...list.map(anyItem))),
    parts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
  });
  return fc.array(folder, { minLength: 1, maxLength: 3 }).map((folders) =>
    folders.map((each, i) => ({
      ...each,
      name: ['Photos from 2019', 'Photos from 2020', 'Trip'][i] ?? '',
    })),
  );
}

function anyItem(title: string): fc.Arbitrary<ModelItem> {
  return fc.record({
    title: fc.constant(title),
    takenAt: fc.integer({ min: Date.UTC(2019, 1) / 1000, max: Date.UTC(2020, 11) / 1000 }),
    edited: fc.boolean(),
    companion: companionOf(title),
    extension: fc.constant('.jpg'),
  });
}

/** Clips have none, nor have copies that a browser or a file manager numbered. */
function companionOf(title: string): fc.Arbitrary<ModelItem['companion']> {
  if (title.endsWith('.mp4') || /\(\d+\)(?:\.\w+)?$/u.test(title)) return fc.constant('none');
  return fc.constantFrom('none', 'none', title.includes('.MP.') ? 'motion' : 'live');
}
