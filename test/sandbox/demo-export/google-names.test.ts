import { describe, expect, it } from 'vitest';
import {
  mediaName,
  type NamingEra,
  sidecarName,
  splitName,
  uniqueName,
} from '../../../src/sandbox/demo-export/google-names.ts';

describe('sidecarName', () => {
  // Names as they were seen in exports.
  it.each<[NamingEra, string, string]>([
    ['legacy', 'DSC_0100.JPG', 'DSC_0100.JPG.json'],
    ['cut', 'IMG_20250112_100426.jpg', 'IMG_20250112_100426.jpg.supplemental-metadata.json'],
    ['cut', 'IMG-20230325-WA0122~2.jpg', 'IMG-20230325-WA0122~2.jpg.supplemental-metadat.json'],
    ['cut', 'PXL_20230518_103349822.MP.jpg', 'PXL_20230518_103349822.MP.jpg.supplemental-met.json'],
    [
      'cut',
      'PXL_20231207_032111247.RAW-01.MP.COVER.jpg',
      'PXL_20231207_032111247.RAW-01.MP.COVER.jpg.sup.json',
    ],
    ['uncut', 'PXL_20260321_083923528.MP.jpg', 'PXL_20260321_083923528.MP.jpg.supplemental-metadata.json'],
  ])('in the %s era names %s', (era, title, expected) => {
    expect(sidecarName(title, era)).toBe(expected);
  });
});

describe('mediaName', () => {
  it('cuts old names to 51 UTF-16 units with the extension whole', () => {
    const name = mediaName(`${'a'.repeat(60)}.jpeg`, 'cut');
    expect(name).toBe(`${'a'.repeat(46)}.jpeg`);
  });

  it('cuts the suffix of an edit away when the stem fills the name', () => {
    expect(mediaName(`${'a'.repeat(44)}.jpg`, 'cut', '-edited')).toBe(`${'a'.repeat(44)}-ed.jpg`);
    expect(mediaName(`${'a'.repeat(50)}.jpg`, 'cut', '-edited')).toBe(`${'a'.repeat(47)}.jpg`);
  });

  it('keeps a surrogate pair at the cut whole', () => {
    expect(mediaName(`${'a'.repeat(46)}😀b.jpg`, 'cut')).toBe(`${'a'.repeat(46)}😀.jpg`);
  });

  it('does not cut in the uncut era', () => {
    expect(mediaName(`${'a'.repeat(60)}.jpg`, 'uncut')).toHaveLength(64);
  });

  it('replaces what file systems refuse, and keeps the rest', () => {
    expect(mediaName(`Foto's & "27/06" [a] é~#.jpg`, 'cut')).toBe('Foto_s _ _27_06_ [a] é~#.jpg');
  });
});

describe('uniqueName', () => {
  it('counts before the last extension, from one', () => {
    expect(uniqueName('a.jpg', new Set())).toBe('a.jpg');
    expect(uniqueName('a.jpg', new Set(['a.jpg']))).toBe('a(1).jpg');
    expect(uniqueName('a.jpg.json', new Set(['a.jpg.json', 'a.jpg(1).json']))).toBe('a.jpg(2).json');
  });
});

describe('splitName', () => {
  it.each([
    ['a.b.jpg', 'a.b', '.jpg'],
    ['none', 'none', ''],
    ['.hidden', '.hidden', ''],
  ])('splits %s', (name, stem, extension) => {
    expect(splitName(name)).toEqual({ stem, extension });
  });
});
