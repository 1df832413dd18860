import { describe, expect, it } from 'vitest';

import type { Folder } from '../../../src/model/library.ts';
import type { AlbumFolder } from '../../../src/takeout/albums/build-albums.ts';
import { buildAlbums } from '../../../src/takeout/albums/build-albums.ts';

function albumFolder(name: string, metadata: AlbumFolder['metadata']): AlbumFolder {
  const folder: Folder = { exportId: 'x', path: name, name, role: 'album', year: undefined };
  return { folder, metadata, media: [], references: [] };
}

function says(title: string | undefined, description = ''): AlbumFolder['metadata'][number] {
  return { title, description, comments: [] };
}

function titlesOf(folders: readonly AlbumFolder[]): string[] {
  return buildAlbums(folders, new Map()).map(
    ({ title, untitled }) => `${title}${untitled ? ' (untitled)' : ''}`,
  );
}

describe('buildAlbums', () => {
  const cut = '2003 - Viaje a Helche, Alicante y Valencia (Julio ';

  it.each([
    ['the true title', albumFolder(cut, [says(`${cut}2003)`)]), `${cut}2003)`],
    ['the folder as it is where no metadata is there', albumFolder(cut, []), cut.trim()],
    ['a title in any part', albumFolder('Trip', [says(undefined), says('Trip / home')]), 'Trip / home'],
    ['a listed word', albumFolder('Ohne Titel(3)', []), 'Ohne Titel(3) (untitled)'],
    ['an empty title', albumFolder('Geteilt', [says(undefined)]), 'Geteilt (untitled)'],
  ])('takes %s', (_, folder, expected) => {
    expect(titlesOf([folder])).toEqual([expected]);
  });

  it("learns this export's word for albums without a title", () => {
    expect(
      titlesOf([
        albumFolder('Bezimenni', [says(undefined)]),
        albumFolder('Bezimenni(1)', []),
        albumFolder('Trip', [says('Trip')]),
        albumFolder('Trip(1)', []),
      ]),
    ).toEqual(['Bezimenni (untitled)', 'Bezimenni(1) (untitled)', 'Trip', 'Trip(1)']);
  });

  it('joins what several parts say of one album, once', () => {
    const [album] = buildAlbums(
      [albumFolder('Trip', [says('Trip', 'by train'), says('Trip', 'by train')])],
      new Map(),
    );
    expect(album?.description).toBe('by train');
  });
});
