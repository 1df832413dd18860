import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Entry } from '../../../src/model/entry.ts';
import { readSidecar } from '../../../src/takeout/json/read-sidecar.ts';
import type { MediaFile, PairingOptions, SidecarDocument } from '../../../src/takeout/pairing/bench.ts';
import { mediaKindOfName } from '../../../src/takeout/files/sort-files.ts';
import type { FolderPairing } from '../../../src/takeout/pairing/pair-folder.ts';
import { pairFolder } from '../../../src/takeout/pairing/pair-folder.ts';
import { setPlainPairsAside } from '../../../src/takeout/pairing/set-plain-pairs-aside.ts';
import { anyExport } from '../any-export.ts';
import { writeExport } from '../google-naming-model.ts';

const numRuns = Number(process.env.PAIRING_RUNS ?? 400);
const seeded = process.env.PAIRING_RUNS === undefined ? { seed: 2026 } : {};

/** Sidecars come with the title that they tell. */
interface FileName {
  readonly name: string;
  readonly title?: string;
}

describe('setPlainPairsAside', () => {
  it.each([
    ['the whole suffix', 'IMG_1.jpg.supplemental-metadata.json', 'supplemental'],
    ['no suffix', 'IMG_1.jpg.json', 'legacy'],
  ])('sets aside a photo and the sidecar of its name: %s', (_, sidecar, rule) => {
    const { pairs, media, sidecars } = part(folderOf('IMG_1.jpg', sidecar, 'IMG_2.jpg'));
    expect(pairs.map((pair) => [pair.media.entry.name, pair.sidecar.entry.name, pair.rule])).toEqual([
      ['IMG_1.jpg', sidecar, rule],
    ]);
    expect(media.map(({ entry }) => entry.name)).toEqual(['IMG_2.jpg']);
    expect(sidecars).toEqual([]);
  });

  it('knows the suffix that 46 units leave room for, and no shorter one', () => {
    const name = 'PXL_20230518_103349822.jpg';
    const exact = `${name}.supplemental-metada.json`;
    expect(part(folderOf(name, exact)).pairs.map(({ rule }) => rule)).toEqual(['supplemental-cut']);
    expect(part(folderOf(name, `${name}.supplemental-met.json`)).pairs).toEqual([]);
  });

  it.each([
    ['an edited copy', ['IMG_1-edited.jpg']],
    ['a copy edited in some other language', ['IMG_1-zmienione.jpg']],
    ['a second photo of the title', ['IMG_1(1).jpg']],
    ['a live video', ['IMG_1.MP4']],
    ['a motion video', ['IMG_1.MP']],
    ['another spelling', ['img_1.JPG']],
    ['a second sidecar', ['IMG_1.jpg.supplemental-metadata.json']],
    ['a sidecar with a counter', ['IMG_1.jpg(1).json']],
  ])('leaves to the rules what has company: %s', (_, company) => {
    expect(part(folderOf('IMG_1.jpg', 'IMG_1.jpg.json', ...company)).pairs).toEqual([]);
  });

  it('leaves to the rules a sidecar whose title may compete for another name', () => {
    const files = [{ name: 'IMG_1.jpg' }, { name: 'IMG_1.jpg.json', title: 'IMG_2.jpg' }];
    expect(part(files).pairs).toEqual([]);
  });

  it(
    'comes to what the rules come to for the whole folder',
    () => {
      const pairsSeen = { aside: 0, others: 0 };
      const options: PairingOptions = { extraEditedWords: new Set(['bear']) };
      fc.assert(
        fc.property(fc.oneof(anyNames, modelNames), fc.constantFrom({}, options), (files, options) => {
          const parted = part(files);
          pairsSeen.aside += parted.pairs.length;
          pairsSeen.others += parted.media.length;
          const together = pairFolder(...splitFiles(files), options);
          const rest = pairFolder(parted.media, parted.sidecars, options);
          const stories = new Map(describePairing(rest));
          for (const { media, sidecar, rule } of parted.pairs) {
            stories.set(media.entry.index, { sidecar: sidecar.entry.index, rule, weak: false });
            stories.set(sidecar.entry.index, { state: 'matched', media: media.entry.index });
          }
          expect(stories).toEqual(new Map(describePairing(together)));
          expect(rest.ambiguities).toEqual(together.ambiguities);
          expect(rest.undated).toEqual(together.undated);
          expect(rest.suspectedSuffixes).toEqual(together.suspectedSuffixes);
        }),
        { numRuns, ...seeded },
      );
      expect(pairsSeen.aside).toBeGreaterThan(numRuns / 10);
      expect(pairsSeen.others).toBeGreaterThan(numRuns);
    },
    30_000 + 20 * numRuns,
  );
});

const anyStem = fc
  .tuple(
    fc.constantFrom('IMG_1', 'IMG_2', 'img_1', 'a', 'DSC_0123', 'x.y', 'What?', 'What_', 'Grüße'),
    fc.array(fc.constantFrom('-edited', '-bear', '-foto', '-1', '(1)', '(2)', '.MP', '-', '~2', ' '), {
      maxLength: 2,
    }),
  )
  .map(([stem, ends]) => stem + ends.join(''));

const anyMediaName = fc
  .tuple(anyStem, fc.constantFrom('.jpg', '.jpg', '.jpg', '.JPG', '.png', '.HEIC', '.MP4', '.MP', ''))
  .map((parts) => parts.join(''));

const anySidecarEnd = fc.constantFrom(
  ...['.json', '.json', '(1).json', '.supplemental-metadata.json', '.supplemental-metadata(1).json'],
  ...['.supplemental-me.json', '.s.json', '..json'],
);

const anySidecar = fc
  .tuple(anyMediaName, anySidecarEnd, fc.option(fc.oneof(anyMediaName, fc.constant('')), { nil: undefined }))
  .map(([base, end, title]): FileName => ({ name: base + end, title: title ?? base }));

const anyPair = fc
  .tuple(anyMediaName, anySidecarEnd)
  .map(([name, end]): FileName[] => [{ name }, { name: name + end, title: name }]);

/** A few names that have little in common, or much. */
const anyNames = fc
  .array(
    fc.oneof(
      anyPair,
      anyPair,
      anyMediaName.map((name): FileName[] => [{ name }]),
      anySidecar.map((file) => [file]),
    ),
    { maxLength: 6 },
  )
  .map((groups) => groups.flat());

/** A folder as Google would write it, of which some files are lost. */
const modelNames = fc.tuple(anyExport(), fc.infiniteStream(fc.nat(9))).map(([folders, luck]) =>
  writeExport(folders.slice(0, 1))
    .files.filter(() => luck.next().value !== 0)
    .map(({ path, bytes }): FileName => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!name.endsWith('.json')) return { name };
      return { name, title: (JSON.parse(bytes.toString()) as { title: string }).title };
    }),
);

function folderOf(...names: string[]): FileName[] {
  return names.map((name) =>
    name.endsWith('.json')
      ? { name, title: name.replace(/(?:\.supp[a-z-]*)?(?:\(\d\))?\.json$/u, '') }
      : { name },
  );
}

function part(files: readonly FileName[]): ReturnType<typeof setPlainPairsAside<MediaFile, SidecarDocument>> {
  return setPlainPairsAside(...splitFiles(files));
}

/** In the order of names, as the files of a folder come. */
function splitFiles(files: readonly FileName[]): [MediaFile[], SidecarDocument[]] {
  const media: MediaFile[] = [];
  const sidecars: SidecarDocument[] = [];
  const ordered = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const [index, { name, title }] of ordered.entries()) {
    const entry: Entry = { sourceIndex: index % 2, index, dir: 'd', name, size: index + 1, crc32: index };
    if (title === undefined) media.push({ entry, kind: mediaKindOfName(name) });
    else
      sidecars.push({ entry, sidecar: readSidecar({ title, photoTakenTime: { timestamp: '1577836800' } }) });
  }
  return [media, sidecars];
}

/** What was found out about each file, by its number. */
function describePairing(pairing: FolderPairing): [number, unknown][] {
  return [
    ...pairing.media.map(({ file, match, relation }): [number, unknown] => [
      file.entry.index,
      {
        sidecar: match?.sidecar.document.entry.index,
        rule: match?.rule,
        weak: match?.weak,
        relation: relation && [relation.kind, relation.of?.file.entry.index],
      },
    ]),
    ...pairing.sidecars.map(({ slot, state, media }): [number, unknown] => [
      slot.document.entry.index,
      { state, media: media?.file.entry.index },
    ]),
  ];
}
