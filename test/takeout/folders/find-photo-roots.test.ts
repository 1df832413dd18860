import { describe, expect, it } from 'vitest';

import type { FolderGlance } from '../../../src/takeout/folders/find-photo-roots.ts';
import { findPhotoRoots } from '../../../src/takeout/folders/find-photo-roots.ts';

function glance(path: string, holds: '' | 'sidecars' | 'media' = ''): FolderGlance {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, name, holdsSidecars: holds === 'sidecars', holdsMedia: holds !== '' };
}

describe('findPhotoRoots', () => {
  it.each([
    ['above folders with sidecars', [glance('Zzz/2019', 'sidecars')], ['Zzz']],
    ['by the name of the root', [glance('Google Fotók/Nyár', 'media')], ['Google Fotók']],
    ['by the names of year folders', [glance('x/Fotos von 2019', 'media')], ['x']],
    ['wherever media are', [glance('Camera', 'media')], ['']],
    ['not where a folder is given alone', [glance('', 'sidecars')], []],
    ['not in other products', [glance('Drive/Trip', 'media')], []],
  ] as const)('finds them %s', (_, folders, roots) => {
    expect([...findPhotoRoots(folders, new Set()).roots]).toEqual(roots);
  });

  it('knows a root of which this part has no sidecar from another part', () => {
    const folders = [glance('Zzz Google Qqq/x', 'media')];
    expect([...findPhotoRoots(folders, new Set(['Zzz Google Qqq'])).roots]).toEqual(['Zzz Google Qqq']);
  });

  it('leaves out other products, and names the photos kept in them', () => {
    const scope = findPhotoRoots(
      [
        glance('Google Photos/Photos from 2019', 'sidecars'),
        glance('Google Photos/Trip', 'media'),
        glance('Drive/old/Photos from 2015', 'sidecars'),
        glance('Mail/x', 'media'),
      ],
      new Set(),
    );
    expect(scope.includes('Google Photos/Trip')).toBe(true);
    expect(scope.includes('Mail/x')).toBe(false);
    expect(scope.strays).toEqual(['Drive/old/Photos from 2015']);
  });
});
