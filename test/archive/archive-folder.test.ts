import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFileSystem } from '../../src/archive/new-file.ts';
import {
  contentsOf,
  diskOf,
  diskWithoutLinks,
  openArchive,
  sha1,
  signal,
  systemError,
  temporaryFolder,
  uploadOf,
} from './support/archive.ts';

const path = '2019/2019-07/a.jpg';

describe.each([
  ['with hard links', realFileSystem],
  ['without hard links', diskWithoutLinks],
])('upload to a folder on a disk %s', (_, fileSystem) => {
  it('writes the bytes and the sidecar, and the time of capture', async () => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    expect(await folder.upload(uploadOf(path, 'one'), signal)).toEqual({ assetId: path, status: 'created' });
    expect(contentsOf(dir)).toEqual({ [path]: 'one', [`${path}.xmp`]: `<x>${path} one</x>` });
    expect(statSync(join(dir, path)).mtime.toISOString()).toBe('2019-07-14T16:03:22.000Z');
    expect(await folder.check([sha1('one'), sha1('two')])).toEqual([
      { present: true, assetId: path, trashed: false },
      { present: false },
    ]);
  });

  it('keeps a time before 1970', async () => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    await folder.upload(uploadOf(path, 'old', { takenAt: '1965-07-01T12:00:00.000Z' }), signal);
    expect(statSync(join(dir, path)).mtime.toISOString()).toBe('1965-07-01T12:00:00.000Z');
  });

  it('gives another file of a name a counter, also where only case or form differ', async () => {
    const dir = temporaryFolder();
    mkdirSync(join(dir, '2019/2019-07'), { recursive: true });
    writeFileSync(join(dir, '2019/2019-07/A.JPG'), "somebody else's");
    const folder = await openArchive(dir, { fileSystem });
    await folder.upload(uploadOf(path, 'one'), signal);
    await folder.upload(uploadOf(path, 'two'), signal);
    expect(contentsOf(dir)).toMatchObject({
      '2019/2019-07/A.JPG': "somebody else's",
      '2019/2019-07/a (1).jpg': 'one',
      '2019/2019-07/a (2).jpg': 'two',
    });
  });

  it('never overwrites what somebody puts there in the last moment', async () => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    const upload = uploadOf(path, 'ours');
    const meddled = {
      ...upload.body,
      async *open() {
        yield* upload.body.open(signal);
        writeFileSync(join(dir, path), 'theirs');
        writeFileSync(join(dir, '2019/2019-07/a (1).jpg.xmp'), 'theirs');
      },
    };
    const result = await folder.upload({ ...upload, body: meddled }, signal);
    expect(result.assetId).toBe('2019/2019-07/a (2).jpg');
    expect(contentsOf(dir)).toEqual({
      [path]: 'theirs',
      '2019/2019-07/a (1).jpg.xmp': 'theirs',
      '2019/2019-07/a (2).jpg': 'ours',
      '2019/2019-07/a (2).jpg.xmp': upload.xmp,
    });
  });

  it('leaves nothing when the bytes break off, and uses the name for the next', async () => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    const body = {
      sizeBytes: 6,
      async *open() {
        yield await Promise.resolve(Buffer.from('one'));
        throw new Error('torn');
      },
    };
    await expect(folder.upload(uploadOf(path, 'one', { body }), signal)).rejects.toThrow('torn');
    expect(contentsOf(dir)).toEqual({});
    expect((await folder.upload(uploadOf(path, 'two'), signal)).assetId).toBe(path);
  });

  it.each([
    ['a checksum of other bytes', { checksum: sha1('other') }],
    ['a size of other bytes', { body: { ...uploadOf(path, 'one').body, sizeBytes: 4 } }],
  ])('refuses %s', async (__, more) => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    await expect(folder.upload(uploadOf(path, 'one', more), signal)).rejects.toMatchObject({
      code: 'changed',
    });
    expect(contentsOf(dir)).toEqual({});
  });

  it('writes bytes once, under whatever name they come again', async () => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    await folder.upload(uploadOf(path, 'one'), signal);
    const again = { assetId: path, status: 'duplicate' };
    expect(await folder.upload(uploadOf('2020/2020-01/b.jpg', 'one'), signal)).toEqual(again);
    const known = uploadOf('2020/2020-01/b.jpg', 'one', { checksum: sha1('one') });
    expect(await folder.upload(known, signal)).toEqual(again);
    expect(Object.keys(contentsOf(dir))).toEqual([path, `${path}.xmp`]);
  });

  it('writes several at a time without mixing them up', async () => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    const texts = Array.from({ length: 20 }, (__, index) => `photo ${index}`);
    const results = await Promise.all(texts.map((text) => folder.upload(uploadOf(path, text), signal)));
    expect(new Set(results.map(({ assetId }) => assetId)).size).toBe(20);
    for (const [index, { assetId }] of results.entries())
      expect(readFileSync(join(dir, assetId), 'utf8')).toBe(texts[index]);
  });
});

describe('a disk that is full', () => {
  it.each([0, 2, 5, 8, 30])(
    'with room for %d bytes: says so, and leaves nothing half-written',
    async (room) => {
      const dir = temporaryFolder();
      const folder = await openArchive(dir, { fileSystem: diskOf(room) });
      await expect(folder.upload(uploadOf(path, 'one photo'), signal)).rejects.toMatchObject({
        kind: 'disk-full',
        retry: 'fatal',
      });
      expect(contentsOf(dir)).toEqual({});
    },
  );

  it('is told from other failures', async () => {
    const kinds = {
      EDQUOT: 'quota',
      EFBIG: 'too-large',
      EACCES: 'forbidden',
      EROFS: 'forbidden',
      EIO: 'server-error',
    };
    for (const [code, kind] of Object.entries(kinds)) {
      const open = (): Promise<never> => Promise.reject(systemError(code));
      const folder = await openArchive(temporaryFolder(), { fileSystem: { ...realFileSystem, open } });
      await expect(folder.upload(uploadOf(path, 'one'), signal)).rejects.toMatchObject({ kind });
    }
  });
});

describe('a disk that is gone', () => {
  it('is waited for, and nothing is written to where it was', async () => {
    const dir = join(temporaryFolder(), 'disk');
    const folder = await openArchive(dir);
    renameSync(dir, `${dir}-away`);
    mkdirSync(dir);
    expect(await folder.ping()).toBe(false);
    const gone = { kind: 'unreachable', retry: 'later' };
    await expect(folder.upload(uploadOf(path, 'one'), signal)).rejects.toMatchObject(gone);
    await expect(folder.save()).rejects.toMatchObject(gone);
    expect(contentsOf(dir)).toEqual({});
    rmSync(dir, { recursive: true });
    renameSync(`${dir}-away`, dir);
    expect(await folder.ping()).toBe(true);
    expect((await folder.upload(uploadOf(path, 'one'), signal)).status).toBe('created');
  });
});

describe('opening a folder again', () => {
  async function filled(): Promise<string> {
    const dir = temporaryFolder();
    const folder = await openArchive(dir);
    await folder.upload(uploadOf(path, 'one'), signal);
    await folder.upload(uploadOf('undated/b.jpg', 'two'), signal);
    await folder.save();
    folder.close();
    return dir;
  }
  const present = [
    { present: true, assetId: path, trashed: false },
    { present: true, assetId: 'undated/b.jpg', trashed: false },
  ];

  it('reads nothing that is remembered', async () => {
    const dir = await filled();
    const read: number[] = [];
    const folder = await openArchive(dir, { onReading: (files) => read.push(files) });
    expect(await folder.check([sha1('one'), sha1('two')])).toEqual(present);
    expect(read).toEqual([]);
  });

  it.each([
    ['the memory is lost', (dir: string) => rmSync(join(dir, '.immich-takeout'), { recursive: true })],
    ['its last line is torn', (dir: string) => truncateSync(join(dir, '.immich-takeout/folder.ndjson'), 60)],
    ['times have changed', (dir: string) => utimesSync(join(dir, path), 1, 1)],
  ])('reads what it does not know: %s', async (_, meddle) => {
    const dir = await filled();
    meddle(dir);
    const folder = await openArchive(dir);
    expect(await folder.check([sha1('one'), sha1('two')])).toEqual(present);
  });

  it('reads only what can be a wanted file, unless all is to be read again', async () => {
    const dir = await filled();
    rmSync(join(dir, '.immich-takeout'), { recursive: true });
    const folder = await openArchive(dir, { isWanted: () => false });
    expect(await folder.countAssets()).toEqual({ total: 0, trashed: 0 });
    expect(folder.mayHold(3)).toBe(false);
    const read: number[] = [];
    await openArchive(dir, { rehash: true, onReading: (files) => read.push(files) });
    expect(read).toEqual([2]);
  });

  it('notices other bytes of the same size and time only when it reads', async () => {
    const dir = await filled();
    const { atime, mtime } = statSync(join(dir, path));
    writeFileSync(join(dir, path), 'eno');
    utimesSync(join(dir, path), atime, mtime);
    const trusting = await openArchive(dir);
    expect(await trusting.holds(path, sha1('one'), { reread: false, signal })).toBe(true);
    expect(await trusting.holds(path, sha1('one'), { reread: true, signal })).toBe(false);
    const reading = await openArchive(dir, { rehash: true });
    expect(await reading.check([sha1('one')])).toEqual([{ present: false }]);
  });

  it('clears away what a killed run left, and nothing else', async () => {
    const dir = await filled();
    const month = join(dir, '2019/2019-07');
    writeFileSync(join(month, '.c.jpg.immich-takeout'), 'half of i');
    writeFileSync(join(month, '.d.jpg.immich-takeout'), 'all of it');
    writeFileSync(join(month, 'd.jpg'), '');
    writeFileSync(join(month, 'empty.jpg'), '');
    writeFileSync(join(month, '.DS_Store'), 'x');
    const folder = await openArchive(dir);
    expect(Object.keys(contentsOf(dir))).toEqual(
      expect.arrayContaining(['2019/2019-07/.DS_Store', '2019/2019-07/empty.jpg', path]),
    );
    expect(contentsOf(month)).not.toHaveProperty(['d.jpg']);
    expect(Object.keys(contentsOf(month)).join()).not.toContain('.immich-takeout');
    expect((await folder.upload(uploadOf('2019/2019-07/d.jpg', 'all'), signal)).assetId).toBe(
      '2019/2019-07/d.jpg',
    );
  });

  it('uses the sidecar that a killed run wrote, and leaves one that says something else', async () => {
    const dir = await filled();
    rmSync(join(dir, path));
    writeFileSync(join(dir, 'undated/c.jpg.xmp'), 'of another photo');
    const folder = await openArchive(dir);
    expect((await folder.upload(uploadOf(path, 'one'), signal)).assetId).toBe(path);
    expect((await folder.upload(uploadOf('undated/c.jpg', 'three'), signal)).assetId).toBe(
      'undated/c (1).jpg',
    );
    expect(contentsOf(dir)['undated/c.jpg.xmp']).toBe('of another photo');
  });

  it('finds a year that lies on another disk', async () => {
    const dir = await filled();
    const elsewhere = join(temporaryFolder(), '2019');
    renameSync(join(dir, '2019'), elsewhere);
    symlinkSync(elsewhere, join(dir, '2019'));
    expect(await (await openArchive(dir)).check([sha1('one'), sha1('two')])).toEqual(present);
  });

  it('changes nothing when it only looks', async () => {
    const dir = await filled();
    writeFileSync(join(dir, '2019/.c.jpg.immich-takeout'), 'half');
    const before = contentsOf(dir);
    rmSync(join(dir, '.immich-takeout'), { recursive: true });
    const folder = await openArchive(dir, { readOnly: true });
    expect(await folder.check([sha1('one'), sha1('two')])).toEqual(present);
    expect(contentsOf(dir)).toEqual(before);
    expect(() => statSync(join(dir, '.immich-takeout'))).toThrow('ENOENT');
    const nowhere = join(dir, 'nowhere');
    expect(await (await openArchive(nowhere, { readOnly: true })).countAssets()).toEqual({
      total: 0,
      trashed: 0,
    });
  });
});

describe('what no file can say', () => {
  it('stands in albums.json, and is known the next time', async () => {
    const dir = temporaryFolder();
    const first = await openArchive(dir);
    const video = await first.upload(uploadOf('2019/2019-07/a.mp4', 'video'), signal);
    await first.upload(uploadOf(path, 'one', { livePhotoVideoId: video.assetId }), signal);
    const album = await first.createAlbum({ title: 'Sea: 2019', description: 'd', assetIds: [path] });
    const other = await first.createAlbum({ title: 'sea? 2019', description: '', assetIds: [] });
    expect([album.id, other.id]).toEqual(['Sea_ 2019', 'sea_ 2019 (1)']);
    expect(await first.addToAlbum(album.id, [path, video.assetId])).toEqual([
      { id: path, ok: true, error: 'duplicate' },
      { id: video.assetId, ok: true },
    ]);
    await first.createStack([path, video.assetId]);
    first.mark(path, 'favorite');
    first.close();
    // Killed before it could write the manifest.
    const second = await openArchive(dir);
    await second.save();
    expect(JSON.parse(readFileSync(join(dir, 'albums.json'), 'utf8'))).toMatchObject({
      albums: [
        { folder: 'Sea_ 2019', title: 'Sea: 2019', files: [path, video.assetId] },
        { title: 'sea? 2019' },
      ],
      livePhotos: [{ photo: path, video: video.assetId }],
      stacks: [[path, video.assetId]],
      favorites: [path],
    });
    second.close();
    rmSync(join(dir, '.immich-takeout'), { recursive: true });
    const third = await openArchive(dir);
    expect(await third.listAlbums()).toEqual([
      { id: 'Sea_ 2019', title: 'Sea: 2019', assetCount: 2 },
      { id: 'sea_ 2019 (1)', title: 'sea? 2019', assetCount: 0 },
    ]);
    expect(await third.albumMembers('Sea_ 2019')).toEqual([path, video.assetId]);
  });

  it.each([
    ['{"my":"albums"}', 'not the list of albums'],
    [
      '{"format":"immich-takeout-archive","version":9,"albums":[],"livePhotos":[],"stacks":[],"favorites":[],"archived":[]}',
      'newer version',
    ],
  ])('leaves an albums.json of somebody else alone: %s', async (text, message) => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'albums.json'), text);
    await expect(openArchive(dir)).rejects.toThrow(message);
    expect(readFileSync(join(dir, 'albums.json'), 'utf8')).toBe(text);
  });

  it('knows that only what was written to the trash lies there', async () => {
    const folder = await openArchive(temporaryFolder());
    await expect(folder.trash(['trash/2019/2019-07/a.jpg'])).resolves.toBeUndefined();
    await expect(folder.trash([path])).rejects.toMatchObject({ retry: 'permanent' });
    await expect(folder.restoreFromTrash()).rejects.toMatchObject({ retry: 'permanent' });
  });
});

describe('linkAlbums', () => {
  it.each([
    ['hard', realFileSystem, { hard: 3, symbolic: 0 }],
    ['relative symbolic', diskWithoutLinks, { hard: 0, symbolic: 3 }],
  ])('shows albums as folders of %s links, and makes them once', async (_, fileSystem, counts) => {
    const dir = temporaryFolder();
    const folder = await openArchive(dir, { fileSystem });
    const same = await folder.upload(uploadOf('2018/2018-01/a.jpg', 'other'), signal);
    await folder.upload(uploadOf(path, 'one'), signal);
    await folder.createAlbum({ title: 'Sea', description: '', assetIds: [path, same.assetId] });
    await folder.createAlbum({ title: 'Sun', description: '', assetIds: [path] });
    mkdirSync(join(dir, 'albums/Sun'), { recursive: true });
    writeFileSync(join(dir, 'albums/Sun/a.jpg'), 'mine');
    const made = { ...counts, failed: 0, reason: undefined };
    expect(await folder.linkAlbums()).toEqual(made);
    const links = contentsOf(join(dir, 'albums'));
    expect(links).toEqual({
      'Sea/a.jpg': 'other',
      'Sea/a (1).jpg': 'one',
      'Sun/a.jpg': 'mine',
      'Sun/a (1).jpg': 'one',
    });
    expect(await folder.linkAlbums()).toEqual(made);
    expect(contentsOf(join(dir, 'albums'))).toEqual(links);
    expect(await folder.countAssets()).toEqual({ total: 2, trashed: 0 });
  });

  it('counts what could not be linked, and says why', async () => {
    const folder = await openArchive(temporaryFolder());
    await folder.createAlbum({ title: 'Sea', description: '', assetIds: ['2019/2019-07/gone.jpg'] });
    expect(await folder.linkAlbums()).toMatchObject({
      hard: 0,
      symbolic: 0,
      failed: 1,
      reason: expect.stringContaining('ENOENT') as string,
    });
  });
});
