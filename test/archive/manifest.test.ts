import { describe, expect, it } from 'vitest';
import { Manifest } from '../../src/archive/manifest.ts';
import type { FolderRecord } from '../../src/archive/folder-log.ts';

const records: readonly FolderRecord[] = [
  { kind: 'album', folder: 'Summer', title: 'Summer', description: 'by the sea' },
  { kind: 'members', folder: 'Summer', files: ['2019/2019-07/b.jpg', '2019/2019-07/a.jpg'] },
  { kind: 'album', folder: 'Autumn', title: 'Autumn', description: '' },
  { kind: 'live', photo: '2019/2019-07/b.jpg', video: '2019/2019-07/b.mp4' },
  { kind: 'stack', files: ['2019/2019-07/b-edited.jpg', '2019/2019-07/b.jpg'] },
  { kind: 'mark', path: '2019/2019-07/a.jpg', as: 'favorite' },
  { kind: 'mark', path: '2019/2019-07/b.jpg', as: 'archived' },
];

function manifestOf(list: readonly FolderRecord[]): Manifest {
  const manifest = new Manifest();
  for (const record of list) manifest.apply(record);
  return manifest;
}

describe('Manifest', () => {
  it('says the same again after it was written and read', () => {
    const json = manifestOf(records).toJson();
    expect((Manifest.parse(json) as Manifest).toJson()).toBe(json);
    expect(JSON.parse(json)).toEqual({
      format: 'immich-takeout-archive',
      version: 1,
      albums: [
        { folder: 'Autumn', title: 'Autumn', description: '', files: [] },
        {
          folder: 'Summer',
          title: 'Summer',
          description: 'by the sea',
          files: ['2019/2019-07/a.jpg', '2019/2019-07/b.jpg'],
        },
      ],
      livePhotos: [{ photo: '2019/2019-07/b.jpg', video: '2019/2019-07/b.mp4' }],
      stacks: [['2019/2019-07/b-edited.jpg', '2019/2019-07/b.jpg']],
      favorites: ['2019/2019-07/a.jpg'],
      archived: ['2019/2019-07/b.jpg'],
    });
  });

  it('does not depend on the order in which it learns, nor on hearing a thing twice', () => {
    const [albums, rest] = [records.slice(0, 3), records.slice(3)];
    const again = manifestOf([...albums.toReversed(), ...rest.toReversed(), ...records, ...records]);
    expect(again.toJson()).toBe(manifestOf(records).toJson());
    expect(again.apply(records[1]!)).toBe(false);
    expect(again.apply({ kind: 'mark', path: 'new.jpg', as: 'favorite' })).toBe(true);
  });

  it.each([
    ['no JSON', 'albums', undefined],
    ['another list of albums', '{"albums":[]}', undefined],
    [
      'a newer version',
      JSON.stringify({ ...(JSON.parse(new Manifest().toJson()) as object), version: 2 }),
      'newer',
    ],
  ])('is not what it takes for itself: %s', (_, text, expected) => {
    expect(Manifest.parse(text)).toBe(expected);
  });
});
