import { describe, expect, it } from 'vitest';

import {
  isForeignProduct,
  isPhotoRootName,
  isUntitledName,
  specialRoleOfName,
} from '../../../src/takeout/folders/folder-words.ts';

describe('isPhotoRootName', () => {
  it.each([
    'Google Photos',
    'Google Foto_s',
    'Fotky Google',
    'GoogleFotos',
    'Google フォト',
    'Google Снимки',
  ])('knows %s', (name) => {
    expect(isPhotoRootName(name)).toBe(true);
  });

  it.each(['Google Drive', 'Photos from 2019', 'Google'])('does not mean %s', (name) => {
    expect(isPhotoRootName(name)).toBe(false);
  });
});

describe('isUntitledName', () => {
  it.each(['Untitled', 'Untitled(12)', 'Ohne Titel (3)', 'Nem mentett dokumentum(24)', '無題'])(
    'knows %s',
    (name) => {
      expect(isUntitledName(name)).toBe(true);
    },
  );

  it.each(['Untitled summer', 'Trip(1)'])('does not mean %s', (name) => {
    expect(isUntitledName(name)).toBe(false);
  });
});

describe('specialRoleOfName', () => {
  it.each([
    ['Archivieren', 'archive'],
    ['BIN', 'trash'],
    ['Carpeta privada', 'locked'],
    ['Failed Videos', 'failed-videos'],
    ['Archive 2019', undefined],
  ])('%s: %s', (name, role) => {
    expect(specialRoleOfName(name)).toBe(role);
  });
});

describe('isForeignProduct', () => {
  it('knows other products by their folder', () => {
    expect(['Drive', 'CONTACTS', 'Google Photos', 'Trip'].map(isForeignProduct)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
