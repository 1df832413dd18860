import { describe, expect, it } from 'vitest';

import { entryPath } from '../../src/model/entry.ts';
import type { Library } from '../../src/model/library.ts';
import type { LibraryReader } from '../../src/takeout/read-library.ts';
import { readLibrary } from '../../src/takeout/read-library.ts';
import { jpegTakenAt } from './jpeg-taken-at.ts';
import type { MemoryFile } from './memory-export.ts';
import { memoryExport, pairsOf, readMemoryLibrary, sidecarJson } from './memory-export.ts';

const may2019 = Date.UTC(2019, 4, 1) / 1000;
const root = 'Takeout/Google Photos';

/** A photo with its sidecar in the current naming. */
function photo(path: string, takenAt = may2019, more: Record<string, unknown> = {}): MemoryFile[] {
  const title = path.slice(path.lastIndexOf('/') + 1);
  return [
    { path, bytes: `pixels of ${title}` },
    { path: `${path}.supplemental-metadata.json`, bytes: sidecarJson(title, takenAt, more) },
  ];
}

function rolesOf(library: Library): Record<string, string> {
  return Object.fromEntries(
    library.media.map(({ folder }) => [
      folder.name,
      `${folder.role}${folder.year === undefined ? '' : ` ${folder.year}`}`,
    ]),
  );
}

function othersOf(library: Library): Record<string, string> {
  return Object.fromEntries(library.others.map(({ entry, kind }) => [entryPath(entry), kind]));
}

describe('readLibrary: where the photos are', () => {
  it.each([
    ['in a zip', 'Takeout/Google Photos/Photos from 2019'],
    ['in an extracted Takeout folder', 'Google Photos/Photos from 2019'],
    ['in an extracted photo root', 'Photos from 2019'],
    ['under a name nobody listed', 'Takeout/Nuotraukų dėžė/Photos from 2019'],
    ['below folders of the user', 'backup/old/Takeout 2/Google Photos/Photos from 2019'],
  ])('finds them %s', async (_, dir) => {
    const library = await readMemoryLibrary(photo(`${dir}/a.jpg`));
    expect(rolesOf(library)).toEqual({ 'Photos from 2019': 'year 2019' });
    expect(library.media[0]?.rule).toBe('supplemental');
  });

  it('takes a part that holds no sidecar by the name of its root', async () => {
    const library = await readMemoryLibrary([{ path: `${root}/Photos from 2019/a.jpg`, bytes: 'x' }]);
    expect(library.media).toHaveLength(1);
    expect(library.media[0]?.sidecar).toBeUndefined();
  });

  it('takes plain folders of photos as well', async () => {
    const library = await readMemoryLibrary([{ path: 'Camera/a.jpg', bytes: 'x' }]);
    expect(rolesOf(library)).toEqual({ Camera: 'album' });
  });

  it('leaves other products and junk alone, and reads none of their JSON', async () => {
    const files = [
      ...photo(`${root}/Photos from 2019/a.jpg`),
      { path: 'Takeout/Contacts/All Contacts/x.jpg', bytes: 'x' },
      { path: 'Takeout/Mail/User Settings/settings.json', bytes: '{}' },
      { path: 'Takeout/archive_browser.html', bytes: '<html>' },
      { path: `${root}/Photos from 2019/@eaDir/a.jpg/SYNOFILE_THUMB_M.jpg`, bytes: 'x' },
      { path: `${root}/Photos from 2019/.DS_Store`, bytes: 'x' },
      { path: `${root}/Photos from 2019/notes.txt`, bytes: 'hello' },
      { path: `${root}/user-generated-memory-titles.json`, bytes: '{"title":["a"]}' },
      { path: `${root}/shared_album_comments.json`, bytes: '{"title":"x"}' },
    ];
    const library = await readMemoryLibrary(files);
    expect(library.media.map(({ entry }) => entry.name)).toEqual(['a.jpg']);
    expect(othersOf(library)).toEqual({
      'Takeout/Contacts/All Contacts/x.jpg': 'foreign',
      'Takeout/Mail/User Settings/settings.json': 'foreign',
      'Takeout/archive_browser.html': 'foreign',
      [`${root}/Photos from 2019/@eaDir/a.jpg/SYNOFILE_THUMB_M.jpg`]: 'foreign',
      [`${root}/Photos from 2019/.DS_Store`]: 'foreign',
      [`${root}/Photos from 2019/notes.txt`]: 'foreign',
      [`${root}/user-generated-memory-titles.json`]: 'account-json',
      [`${root}/shared_album_comments.json`]: 'account-json',
    });
  });

  it('reports an older export kept in Drive instead of mixing it in', async () => {
    const library = await readMemoryLibrary([
      ...photo(`${root}/Photos from 2019/a.jpg`),
      ...photo('Takeout/Drive/old/Photos from 2015/b.jpg'),
    ]);
    expect(library.media.map(({ entry }) => entry.name)).toEqual(['a.jpg']);
    expect(library.problems.map(({ code }) => code)).toEqual(['photos-outside-library']);
  });
});

describe('readLibrary: what folders are', () => {
  it('tells year folders of an unlisted language from albums', async () => {
    const in2020 = Date.UTC(2020, 4, 1) / 1000;
    const library = await readMemoryLibrary([
      ...photo(`${root}/Nuotraukos iš 2019 m/a.jpg`),
      ...photo(`${root}/Nuotraukos iš 2020 m/b.jpg`, in2020),
      ...photo(`${root}/Kelionė 2019/c.jpg`),
      ...photo(`${root}/2003 - Viaje/d.jpg`, Date.UTC(2003, 4, 1) / 1000),
      { path: `${root}/2003 - Viaje/metadatos.json`, bytes: '{"title":"2003 - Viaje"}' },
    ]);
    expect(rolesOf(library)).toEqual({
      'Nuotraukos iš 2019 m': 'year 2019',
      'Nuotraukos iš 2020 m': 'year 2020',
      'Kelionė 2019': 'album',
      '2003 - Viaje': 'album',
    });
  });

  it('goes by flags, not by names, for trash and archive', async () => {
    const library = await readMemoryLibrary([
      ...photo(`${root}/Photos from 2019/a.jpg`),
      ...photo(`${root}/Sopi/b.jpg`, may2019, { trashed: true }),
      ...photo(`${root}/Arxeio/c.jpg`, may2019, { archived: true }),
      ...photo(`${root}/Bin/d.jpg`),
      { path: `${root}/Papierkorb/e.jpg`, bytes: 'x' },
    ]);
    expect(rolesOf(library)).toEqual({
      'Photos from 2019': 'year 2019',
      Sopi: 'trash',
      Arxeio: 'archive',
      Bin: 'album',
      Papierkorb: 'trash',
    });
  });

  it('keeps the day folders of 2020 and before from becoming albums', async () => {
    const noon = Date.UTC(2016, 5, 16, 12) / 1000;
    const library = await readMemoryLibrary([
      ...photo(`${root}/2016-06-16 #2/a.jpg`, noon),
      {
        path: `${root}/2016-06-16 #2/metadata.json`,
        bytes: '{"title":"2016-06-16 #2","date":{"timestamp":"0"}}',
      },
    ]);
    expect(rolesOf(library)).toEqual({ '2016-06-16 #2': 'year 2016' });
    expect(library.albums).toEqual([]);
  });
});

describe('readLibrary: albums', () => {
  const year = `${root}/Photos from 2019`;

  it('resolves references by title and time, whatever their counters', async () => {
    const library = await readMemoryLibrary([
      { path: `${year}/pic.jpg`, bytes: 'first' },
      { path: `${year}/pic.jpg.supplemental-metadata.json`, bytes: sidecarJson('pic.jpg', may2019) },
      { path: `${year}/pic(1).jpg`, bytes: 'second' },
      { path: `${year}/pic.jpg.supplemental-metadata(1).json`, bytes: sidecarJson('pic.jpg', may2019 + 60) },
      {
        path: `${root}/Trip/pic.jpg.supplemental-metadata.json`,
        bytes: sidecarJson('pic.jpg', may2019 + 60),
      },
      { path: `${root}/Trip/metadata.json`, bytes: '{"title":"Trip / home"}' },
    ]);
    expect(library.albums).toHaveLength(1);
    expect(library.albums[0]).toMatchObject({ title: 'Trip / home', untitled: false, unresolved: [] });
    expect(library.albums[0]?.members.map(({ entry }) => entry.name)).toEqual(['pic(1).jpg']);
  });

  it('never guesses between equals', async () => {
    const library = await readMemoryLibrary([
      { path: `${year}/pic.jpg`, bytes: 'first' },
      { path: `${year}/pic.jpg.supplemental-metadata.json`, bytes: sidecarJson('pic.jpg', may2019) },
      { path: `${year}/pic(1).jpg`, bytes: 'second' },
      { path: `${year}/pic.jpg.supplemental-metadata(1).json`, bytes: sidecarJson('pic.jpg', may2019) },
      { path: `${root}/Trip/pic.jpg.supplemental-metadata(1).json`, bytes: sidecarJson('pic.jpg', may2019) },
    ]);
    expect(library.albums[0]?.members).toEqual([]);
    expect(library.albums[0]?.unresolved.map((entry) => entry.name)).toEqual([
      'pic.jpg.supplemental-metadata(1).json',
    ]);
    expect(library.problems.map(({ code }) => code)).toEqual(['ambiguous-album-reference']);
  });

  it('keeps one folder of several parts one album, and two folders of one title two', async () => {
    const part = (n: number, files: readonly MemoryFile[]): MemoryFile[] =>
      files.map((file) => ({ ...file, part: `takeout-20240101T000000Z-00${n}.zip` }));
    const library = await readMemoryLibrary([
      ...part(1, photo(`${root}/Dida/a.jpg`)),
      ...part(2, photo(`${root}/Dida/b.jpg`)),
      ...part(2, [{ path: `${root}/Dida/metadati.json`, bytes: '{"title":"Dida"}' }]),
      ...part(2, photo(`${root}/Dida(1)/c.jpg`)),
      ...part(1, [{ path: `${root}/Dida(1)/metadati.json`, bytes: '{"title":"Dida"}' }]),
    ]);
    expect(library.albums.map(({ title, members }) => [title, members.length])).toEqual([
      ['Dida', 2],
      ['Dida', 1],
    ]);
  });

  it('flags albums without a title, and tells them from albums whose JSON is elsewhere', async () => {
    const library = await readMemoryLibrary([
      ...photo(`${root}/Ohne Titel(3)/a.jpg`),
      ...photo(`${root}/Summer/b.jpg`),
      ...photo(`${root}/Geteilt/c.jpg`),
      { path: `${root}/Geteilt/Metadaten.json`, bytes: '{"title":""}' },
    ]);
    expect(library.albums.map(({ title, untitled }) => [title, untitled])).toEqual([
      ['Geteilt', true],
      ['Ohne Titel(3)', true],
      ['Summer', false],
    ]);
  });

  it('lets the edited copy follow its original into the album', async () => {
    const library = await readMemoryLibrary([
      ...photo(`${year}/a.jpg`),
      { path: `${year}/a-edited.jpg`, bytes: 'edited' },
      { path: `${root}/Trip/a.jpg.supplemental-metadata.json`, bytes: sidecarJson('a.jpg', may2019) },
    ]);
    expect(library.albums[0]?.members.map(({ entry }) => entry.name)).toEqual(['a.jpg', 'a-edited.jpg']);
  });
});

describe('readLibrary: relations', () => {
  const dir = `${root}/Photos from 2019`;

  async function relationsOf(files: readonly MemoryFile[]): Promise<Record<string, string | undefined>> {
    const library = await readMemoryLibrary(files);
    return Object.fromEntries(
      library.media.map(({ entry, relation }) => [
        entry.name,
        relation && `${relation.kind} of ${relation.of?.entry.name ?? 'nothing'}`,
      ]),
    );
  }

  it('gives the videos of a HEIC and a JPG of one stem to both', async () => {
    const files = [
      ...photo(`${dir}/IMG_2552.HEIC`),
      ...photo(`${dir}/IMG_2552.JPG`),
      { path: `${dir}/IMG_2552.MP4`, bytes: 'one' },
      { path: `${dir}/IMG_2552(1).MP4`, bytes: 'two' },
    ];
    expect(await relationsOf(files)).toMatchObject({
      'IMG_2552.MP4': 'live-video of IMG_2552.HEIC',
      'IMG_2552(1).MP4': 'live-video of IMG_2552.JPG',
    });
  });

  it.each([
    ['another second', may2019 + 1, 'clip.jpg', undefined],
    ['the same second, but nothing else', may2019, 'clip.MP4', undefined],
    ["the same second and the still's title", may2019, 'clip.jpg', 'live-video of clip.jpg'],
  ])('with two sidecars: %s', async (_, takenAt, title, expected) => {
    const relations = await relationsOf([
      ...photo(`${dir}/clip.jpg`),
      { path: `${dir}/clip.MP4`, bytes: 'video' },
      { path: `${dir}/clip.MP4.supplemental-metadata.json`, bytes: sidecarJson(title, takenAt) },
    ]);
    expect(relations['clip.MP4']).toBe(expected);
  });

  it('does not take an unrelated clip for the half of a photo without sidecar', async () => {
    const relations = await relationsOf([
      { path: `${dir}/clip.jpg`, bytes: 'x' },
      { path: `${dir}/clip.MP4`, bytes: 'y' },
      { path: `${dir}/IMG_1.HEIC`, bytes: 'x' },
      { path: `${dir}/IMG_1.MP4`, bytes: 'y' },
    ]);
    expect(relations).toMatchObject({ 'clip.MP4': undefined, 'IMG_1.MP4': 'live-video of IMG_1.HEIC' });
  });

  it('follows an edited creation through its original', async () => {
    const library = await readMemoryLibrary([
      { path: `${dir}/IMG_1-COLLAGE-edited.jpg`, bytes: 'c' },
      { path: `${dir}/IMG_1-COLLAGE.jpg`, bytes: 'b' },
      ...photo(`${dir}/IMG_1.jpg`),
    ]);
    expect(pairsOf(library).get('IMG_1-COLLAGE-edited.jpg')).toBe('IMG_1.jpg.supplemental-metadata.json');
  });

  it('learns an edited suffix that recurs, but never from a single file', async () => {
    const one = [...photo(`${dir}/DSC_0123.jpg`), { path: `${dir}/DSC_0123-zmienione.jpg`, bytes: 'e' }];
    const two = [...photo(`${dir}/DSC_0188.jpg`), { path: `${dir}/DSC_0188-zmienione.jpg`, bytes: 'f' }];
    expect((await relationsOf(one))['DSC_0123-zmienione.jpg']).toBeUndefined();
    const relations = await relationsOf([...one, ...two]);
    expect(relations['DSC_0123-zmienione.jpg']).toBe('edited of DSC_0123.jpg');
    const refuted = await relationsOf([...one, ...two, ...photo(`${dir}/DSC_0200-zmienione.jpg`)]);
    expect(refuted['DSC_0123-zmienione.jpg']).toBeUndefined();
  });

  it.each([
    ['IMG_1.jpg', 'IMG_10.jpg'],
    ['IMG_1.jpg', 'IMG_1_holiday.jpg'],
    ['IMG_1.jpg', 'IMG_1-holiday.jpg'],
    ['foto.jpg', 'foto-bear.jpg'],
    ['foto.jpg', 'foto-modifi.jpg'],
    ['foto.jpg', 'foto(1).jpg'],
  ])('%s lends nothing to its neighbour %s', async (owner, neighbour) => {
    const library = await readMemoryLibrary([
      ...photo(`${dir}/${owner}`),
      { path: `${dir}/${neighbour}`, bytes: 'n' },
    ]);
    expect(pairsOf(library).get(neighbour)).toBeUndefined();
  });
});

describe('readLibrary: bad input', () => {
  const dir = `${root}/Photos from 2019`;

  it.each([
    ['nothing', ''],
    ['half a JSON', '{"title": "b.jpg", "photoTak'],
    ['binary', '\0\x01\x02'],
    ['endless nesting', '['.repeat(200_000)],
    ['more than any sidecar has', `{"photoTakenTime":{},"x":"${'y'.repeat(5 * 2 ** 20)}"}`],
  ])('keeps the photo whose sidecar is %s, and says so', async (_, bytes) => {
    const library = await readMemoryLibrary([
      ...photo(`${dir}/a.jpg`),
      { path: `${dir}/b.jpg`, bytes: 'b' },
      { path: `${dir}/b.jpg.json`, bytes },
    ]);
    expect(pairsOf(library)).toEqual(
      new Map([
        ['a.jpg', 'a.jpg.supplemental-metadata.json'],
        ['b.jpg', undefined],
      ]),
    );
    expect(othersOf(library)).toEqual({ [`${dir}/b.jpg.json`]: 'unreadable' });
    expect(library.problems).toMatchObject([{ code: 'unreadable-sidecar', path: `${dir}/b.jpg.json` }]);
  });

  it('goes on when an entry cannot be read', async () => {
    const input = memoryExport(photo(`${dir}/a.jpg`));
    const readEach: LibraryReader['readEach'] = (entries, _, take) => {
      for (const entry of entries) take(entry, new Error(`bad CRC in ${entry.name}`));
      return Promise.resolve();
    };
    const library = await readLibrary({ ...input, reader: { ...input.reader, readEach } });
    expect(library.media).toHaveLength(1);
    expect(library.others).toMatchObject([
      { kind: 'unreadable', reason: expect.stringContaining('bad CRC') as string },
    ]);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(readLibrary(memoryExport(photo(`${dir}/a.jpg`)), { signal })).rejects.toThrow(/abort/iu);
  });

  it('reports progress up to the number of JSON files', async () => {
    const calls: [number, number][] = [];
    const input = memoryExport([...photo(`${dir}/a.jpg`), ...photo(`${dir}/b.jpg`)]);
    await readLibrary(input, { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls.at(-1)).toEqual([2, 2]);
  });
});

describe('readLibrary: ambiguity', () => {
  const dir = `${root}/Photos from 2019`;
  const stem = 'long_name_collides_with_edited_copy_of_first_00';
  const base = stem.slice(0, 46);

  it("lets the files' own dates settle which of two long names was edited", async () => {
    const library = await readMemoryLibrary([
      { path: `${dir}/${stem}.jpg`, bytes: jpegTakenAt(new Date('2019-05-01T14:00:00Z')) },
      { path: `${dir}/${stem}(1).jpg`, bytes: jpegTakenAt(new Date('2019-05-01T15:07:00Z')) },
      { path: `${dir}/${stem}(2).jpg`, bytes: jpegTakenAt(new Date('2019-05-01T15:07:00Z')) },
      { path: `${dir}/${base}.json`, bytes: sidecarJson(`${stem}1_a.jpg`, Date.UTC(2019, 4, 1, 12) / 1000) },
      {
        path: `${dir}/${base}(1).json`,
        bytes: sidecarJson(`${stem}1_b.jpg`, Date.UTC(2019, 4, 1, 13, 7) / 1000),
      },
    ]);
    expect([...pairsOf(library).values()].sort()).toEqual([
      `${base}(1).json`,
      `${base}(1).json`,
      `${base}.json`,
    ]);
    expect(pairsOf(library).get(`${stem}.jpg`)).toBe(`${base}.json`);
    expect(library.media.some(({ weak }) => weak)).toBe(false);
    expect(library.problems).toEqual([]);
  });

  it('names all candidates where nothing decides', async () => {
    const part = (n: number): string => `takeout-20240101T000000Z-00${n}.zip`;
    const library = await readMemoryLibrary([
      { part: part(1), path: `${dir}/x.jpg`, bytes: 'one' },
      { part: part(2), path: `${dir}/x.jpg`, bytes: 'another' },
      { part: part(3), path: `${dir}/x.jpg.json`, bytes: sidecarJson('x.jpg', may2019) },
    ]);
    expect(library.media.map(({ sidecar }) => sidecar)).toEqual([undefined, undefined]);
    expect(library.problems).toMatchObject([
      { code: 'ambiguous-sidecar', message: expect.stringContaining('x.jpg.json') as string },
    ]);
  });
});
