import { describe, expect, it } from 'vitest';

import { memoryExport, readMemoryLibrary, sidecarJson } from '../memory-export.ts';
import type { MemoryFile } from '../memory-export.ts';

const root = 'Takeout/Google Photos';
const may = Date.UTC(2019, 4, 1) / 1000;
const url = (id: string): { url: string } => ({ url: `https://photos.google.com/photo/${id}` });

interface Photo {
  readonly path: string;
  readonly bytes?: string;
  readonly title?: string;
  readonly takenAt?: number;
  readonly more?: Record<string, unknown>;
}

function withSidecar({ path, bytes, title, takenAt = may, more = {} }: Photo): MemoryFile[] {
  const dot = path.lastIndexOf('.');
  const [, stem = '', counter = ''] = /^(.*?)((?:\(\d+\))?)$/u.exec(path.slice(0, dot)) ?? [];
  const name = stem.slice(stem.lastIndexOf('/') + 1) + path.slice(dot);
  const json = `${stem}${path.slice(dot)}${counter}.json`;
  const sidecar = { path: `${root}/${json}`, bytes: sidecarJson(title ?? name, takenAt, more) };
  return bytes === undefined ? [sidecar] : [{ path: `${root}/${path}`, bytes }, sidecar];
}

/** What the only album's references came to: members, and those left. */
async function membersOf(photos: readonly Photo[]): Promise<{ members: string[]; unresolved: number }> {
  const library = await readMemoryLibrary([
    ...photos.flatMap(withSidecar),
    { path: `${root}/Trip/metadata.json`, bytes: '{"title":"Trip"}' },
  ]);
  const album = library.albums.find(({ title }) => title === 'Trip');
  return {
    members: album?.members.map(({ folder, entry }) => `${folder.name}/${entry.name}`) ?? [],
    unresolved: album?.unresolved.length ?? 0,
  };
}

const home = 'Photos from 2019';

describe('createReferenceResolver', () => {
  it('goes by title and time, whatever the counters say', async () => {
    const photos = [
      { path: `${home}/a.jpg`, bytes: '1' },
      { path: `${home}/a(1).jpg`, bytes: '2', takenAt: may + 60 },
      { path: 'Trip/a.jpg', takenAt: may + 60 },
    ];
    expect(await membersOf(photos)).toEqual({ members: [`${home}/a(1).jpg`], unresolved: 0 });
  });

  it.each([
    ['link', url('B'), url('A')],
    ['place', { geoData: { latitude: 1, longitude: 2 } }, { geoData: { latitude: 3, longitude: 4 } }],
    ['people', { people: [{ name: 'Ann' }] }, { people: [{ name: 'Bob' }] }],
    ['words', { description: 'first step' }, { description: 'second' }],
  ])('tells equals apart by their %s', async (_, right, wrong) => {
    const photos = [
      { path: `${home}/a.jpg`, bytes: '1', more: wrong },
      { path: `${home}/a(1).jpg`, bytes: '2', more: right },
      { path: 'Trip/a.jpg', more: right },
    ];
    expect(await membersOf(photos)).toEqual({ members: [`${home}/a(1).jpg`], unresolved: 0 });
  });

  it.each([
    [
      'two photos that differ in nothing it knows',
      [
        { path: `${home}/a.jpg`, bytes: '1' },
        { path: `${home}/a(1).jpg`, bytes: '2' },
      ],
    ],
    ['another moment', [{ path: `${home}/a.jpg`, bytes: '1', takenAt: may + 3600 }]],
    ['another title', [{ path: `${home}/b.jpg`, bytes: '1' }]],
  ])('does not guess: %s', async (_, photos) => {
    expect(await membersOf([...photos, { path: 'Trip/a.jpg' }])).toEqual({ members: [], unresolved: 1 });
  });

  it('takes copies of the same bytes for one, a corrected date by its link, and the archive as a home', async () => {
    expect(
      await membersOf([
        { path: `${home}/a.jpg`, bytes: 'same' },
        { path: `Photos from 2020/a.jpg`, bytes: 'same' },
        { path: `${home}/b.jpg`, bytes: 'b', more: url('B') },
        { path: 'Archive/c.jpg', bytes: 'c', more: { archived: true } },
        { path: 'Trip/a.jpg' },
        { path: 'Trip/b.jpg', takenAt: may + 3600, more: url('B') },
        { path: 'Trip/c.jpg' },
      ]),
    ).toEqual({ members: [`${home}/a.jpg`, `${home}/b.jpg`, 'Archive/c.jpg'], unresolved: 0 });
  });

  it('never looks into another export', async () => {
    const part = (n: number, photos: readonly Photo[]): MemoryFile[] =>
      photos.flatMap(withSidecar).map((file) => ({ ...file, part: `takeout-${n}-001.zip` }));
    const files = [...part(1, [{ path: `${home}/a.jpg`, bytes: '1' }]), ...part(2, [{ path: 'Trip/a.jpg' }])];
    expect(memoryExport(files).sources).toHaveLength(2);
    const library = await readMemoryLibrary(files);
    expect(library.albums[0]).toMatchObject({ members: [] });
  });
});
