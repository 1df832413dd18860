import { describe, expect, it } from 'vitest';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import type { FileSpec } from '../support/library-builder.ts';
import { planOf } from './plan-of.ts';

const all: Partial<PlanOptions> = { stackBursts: true, stackRawJpeg: true, stackHeicJpeg: true };

const file = (name: string, more: Partial<FileSpec> = {}): FileSpec => ({
  path: `Photos from 2019/${name}`,
  id: name,
  ...more,
});

function stacksOf(files: readonly FileSpec[], options: Partial<PlanOptions> = all): string[] {
  const { plan, idOf } = planOf(files, { options });
  return plan.stacks.map(({ kind, members }) => `${kind}: ${members.map(idOf).join(' ')}`);
}

describe('planStacks', () => {
  it.each<[string, readonly FileSpec[], string[]]>([
    [
      'the edit over its original',
      [file('a.jpg'), file('a-edited.jpg', { editOf: 'a.jpg' })],
      ['edited: a-edited.jpg a.jpg'],
    ],
    [
      'a row of edits, the last on top',
      [
        file('a.jpg'),
        file('a-COLLAGE.jpg', { editOf: 'a.jpg', suffix: '-COLLAGE' }),
        file('a-COLLAGE-edited.jpg', { editOf: 'a-COLLAGE.jpg' }),
      ],
      ['edited: a-COLLAGE-edited.jpg a-COLLAGE.jpg a.jpg'],
    ],
    [
      'two edits by name',
      [
        file('a.jpg'),
        file('z', { editOf: 'a.jpg', suffix: '-z' }),
        file('y', { editOf: 'a.jpg', suffix: '-y' }),
      ],
      ['edited: y z a.jpg'],
    ],
    ['no film over a photo', [file('a.jpg'), file('a-MOVIE.mp4', { editOf: 'a.jpg', suffix: '-MOVIE' })], []],
    [
      'a film over its original',
      [file('a.mp4'), file('a-edited.mp4', { editOf: 'a.mp4' })],
      ['edited: a-edited.mp4 a.mp4'],
    ],
    ['no edit whose original is missing', [file('a-edited.jpg', { editOf: undefined })], []],
    [
      'a Pixel burst under its cover',
      [
        file('00000IMG_00000_BURST20181105180120932.jpg'),
        file('00100lPORTRAIT_00100_BURST20181105180120932_COVER.jpg'),
        file('00000IMG_00000_BURST20181105999999999.jpg'),
      ],
      [
        'burst: 00100lPORTRAIT_00100_BURST20181105180120932_COVER.jpg 00000IMG_00000_BURST20181105180120932.jpg',
      ],
    ],
    [
      'the files of one Pixel shot',
      [file('PXL_20231207_032111247.RAW-02.ORIGINAL.dng'), file('PXL_20231207_032111247.RAW-01.COVER.jpg')],
      ['burst: PXL_20231207_032111247.RAW-01.COVER.jpg PXL_20231207_032111247.RAW-02.ORIGINAL.dng'],
    ],
    [
      'long exposures and motion covers',
      [
        file('PXL_20231207_032111247.LONG_EXPOSURE-01.COVER.jpg'),
        file('PXL_20231207_032111247.LONG_EXPOSURE-02.ORIGINAL.jpg'),
        file('PXL_20231207_032111248.PORTRAIT-01.MP.COVER.jpg'),
      ],
      [
        'burst: PXL_20231207_032111247.LONG_EXPOSURE-01.COVER.jpg PXL_20231207_032111247.LONG_EXPOSURE-02.ORIGINAL.jpg',
      ],
    ],
    [
      'no burst over two folders',
      [file('20190101_120000_Burst01.jpg'), { path: 'Trip/20190101_120000_Burst02.jpg' }],
      [],
    ],
    ['a JPEG over its RAW', [file('DSC_1.NEF'), file('dsc_1.jpg')], ['raw-jpeg: dsc_1.jpg DSC_1.NEF']],
    ['a JPEG over its HEIC', [file('IMG_1.HEIC'), file('IMG_1.JPG')], ['heic-jpeg: IMG_1.JPG IMG_1.HEIC']],
    [
      'not two of another second',
      [file('IMG_1.HEIC'), file('IMG_1.JPG', { sidecar: { takenAtSeconds: 1 } })],
      [],
    ],
    ['not two that might be either', [file('a.dng'), file('a.jpg'), file('a.jpeg')], []],
    [
      'nothing locked',
      [
        file('a.jpg', { sidecar: { locked: true } }),
        file('b', { editOf: 'a.jpg', sidecar: { locked: true } }),
      ],
      [],
    ],
  ])('stacks %s', (_, files, expected) => {
    expect(stacksOf(files)).toEqual(expected);
  });

  it('stacks edits only, unless asked for more', () => {
    const files = [file('a.jpg'), file('a-edited.jpg', { editOf: 'a.jpg' }), file('b.jpg'), file('b.dng')];
    expect(stacksOf(files, {})).toEqual(['edited: a-edited.jpg a.jpg']);
    expect(stacksOf(files, { edited: 'both' })).toEqual([]);
  });

  it('stacks nothing that goes to the trash', () => {
    const trashed = { sidecar: { trashed: true } };
    const files = [file('a.jpg', trashed), file('a-edited.jpg', { editOf: 'a.jpg', ...trashed })];
    expect(stacksOf(files, { trashed: true })).toEqual([]);
  });

  it('leaves the rest of a burst together when one shot lies under its edit', () => {
    const burst = ['1', '2', '3'].map((n) => file(`20190101_120000_Burst0${n}.jpg`));
    const edit = file('edit.jpg', { editOf: '20190101_120000_Burst02.jpg', sidecar: false });
    expect(stacksOf([...burst, edit])).toEqual([
      'edited: edit.jpg 20190101_120000_Burst02.jpg',
      'burst: 20190101_120000_Burst01.jpg 20190101_120000_Burst03.jpg',
    ]);
  });
});
