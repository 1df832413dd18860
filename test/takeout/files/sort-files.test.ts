import { describe, expect, it } from 'vitest';

import { explainJunk } from '../../../src/takeout/files/junk-files.ts';
import { mediaKindOfExtension } from '../../../src/takeout/files/media-extensions.ts';
import { mediaKindOfName, sortFiles } from '../../../src/takeout/files/sort-files.ts';
import { memoryExport } from '../memory-export.ts';

describe('sortFiles', () => {
  it.each([
    ['a.jpg', 'image'],
    ['A.HEIC', 'image'],
    ['raw.dng', 'image'],
    ['a.mp4', 'video'],
    ['PXL_1.MP', 'video'],
    ['PXL_1.MP~2', 'video'],
    ['IMG_1.MV', 'video'],
    ['PXL_1.RAW-01.MP.COVER', 'video'],
    ['MVIMG_20180418_113218', 'video'],
    ['MVIMG_20180418_113218(1)', 'video'],
    ['03.03.13 - 1', 'unknown'],
    ['IMG_1', 'unknown'],
    ['a.jpg.json', 'json'],
    ['a.jpg.JSON', 'json'],
    ['data.json.jpg', 'image'],
    ['Thumbs.db', 'junk'],
    ['._a.jpg', 'junk'],
    ['SYNOFILE_THUMB_M.jpg', 'junk'],
  ])('%s is %s', (name, expected) => {
    const sorted = sortFiles(memoryExport([{ path: `x/${name}`, bytes: '' }]).entries);
    const found = [
      ...sorted.media.map((entry) => mediaKindOfName(entry.name)),
      ...sorted.unknown.map(() => 'unknown'),
      ...sorted.json.map(() => 'json'),
      ...sorted.junk.map(() => 'junk'),
    ];
    expect(found).toEqual([expected]);
  });
});

describe('mediaKindOfExtension', () => {
  it('wants lower case and the dot', () => {
    expect(['.jpg', 'jpg', '.JPG', '', '.txt'].map(mediaKindOfExtension)).toEqual([
      'image',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('explainJunk', () => {
  it.each([
    ['Takeout/x/@eaDir/a.jpg', 'SYNOPHOTO_THUMB_XL.jpg', /Synology/u],
    ['__MACOSX/Takeout', 'a.jpg', /macOS/u],
    ['Takeout', '.DS_Store', /own file/u],
  ])('%s/%s', (dir, name, reason) => {
    expect(explainJunk({ dir, name })).toMatch(reason);
  });

  it('leaves photos alone whose names only look alike', () => {
    expect(explainJunk({ dir: 'Takeout/my @eaDir', name: 'x.thumbs.db.jpg' })).toBeUndefined();
  });
});
