import * as fc from 'fast-check';

import type { ModelFolder, ModelItem } from './google-naming-model.ts';

const stems = [
  ...['IMG_1', 'IMG_10', 'IMG_1_holiday', 'photo', 'photo(1)', 'photo(2)', 'Photo', 'IMG_1(1)'],
  ...['PXL_20240405_195039680.MP', 'PXL_20240405_195039680', 'IMG-20230325-WA0122~2', 'foto', 'foto-bear'],
  ...['03.03.13 - 1', '20.06.13 - 9', '20.06.13 - 90', '27/06/12 - 1', 'What?', 'Grüße & Küsse'],
  ...['Screenshot_20231027_123303_Facebook', 'IMG_20160819_201122-01'],
  'Urlaub in Knaufspesch in der Schneifel (38)',
  'MSGR_PHOTO_FOR_UPLOAD_1522315122420.jpg_152231_aaaa',
  'original_1d4caa6f-16c6-4c3d-901b-9387de10e528_PXL_1',
  'original_1d4caa6f-16c6-4c3d-901b-9387de10e528_PXL_2',
  'long_name_of_exactly_forty_five_units_0000045',
  'long_name_of_exactly_forty_six_units_000000046',
  'long_name_of_exactly_forty_seven_units_00000047',
  'long_name_of_exactly_forty_six_units_000000046a',
  'long_name_of_exactly_forty_six_units_000000046b',
  'a name with an emoji at the very border of it 🎉🎉',
  'a name with an emoji at the very border of i 🎉🎉',
];
const extensions = ['.jpg', '.jpg', '.JPG', '.jpeg', '.HEIC', '.png', ''];

const anyPhoto = fc.tuple(fc.constantFrom(...stems), fc.constantFrom(...extensions)).map(toTitle);

/** Cameras write `X.MP.jpg`; a title that ends in `.MP` is what some uploader made of it. */
function toTitle([stem, extension]: readonly [string, string]): string {
  return stem.endsWith('.MP') && extension !== '' ? `${stem}.jpg` : stem + extension;
}

const clips = [
  ...['VID_20240101_120000', 'VID_20240101_120000-1', 'clip', 'IMG_1', 'photo', 'photo(1)', 'IMG_1(1)'],
  'a clip whose name is longer than Google lets it be',
  'long_name_of_exactly_forty_six_units_000000046a',
];

const anyClip = fc
  .tuple(fc.constantFrom(...clips), fc.constantFrom('.mp4', '.MP4', '.mov'))
  .map(([stem, extension]) => stem + extension);

const anyTitle = fc.oneof({ arbitrary: anyPhoto, weight: 5 }, { arbitrary: anyClip, weight: 1 });

/** Titles of which no two can lead to one name. */
export const plainTitle = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('IMG_', 'foto ', 'Ünïcode_', 'VID-'))
  .map(([number, prefix]) => `${prefix}${number}.jpg`);

/** Up to three folders of one export, with titles that collide in every way known. */
export function anyExport(
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
    zone: fc.option(fc.integer({ min: -48, max: 56 }), { nil: undefined }),
    extension: fc.constant('.jpg'),
  });
}

function companionOf(title: string): fc.Arbitrary<ModelItem['companion']> {
  if (/\.(?:mp4|mov|MP|png)$/iu.test(title)) return fc.constant('none');
  return fc.constantFrom('none', 'none', title.includes('.MP.') ? 'motion' : 'live');
}
