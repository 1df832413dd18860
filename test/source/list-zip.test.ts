import { crc32 } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { entryPath } from '../../src/model/entry.ts';
import type { Entry } from '../../src/model/entry.ts';
import { listZip } from '../../src/source/list-zip.ts';
import { buildZip } from '../support/zip-builder.ts';
import type { ZipFileSpec, ZipOptions } from '../support/zip-builder.ts';
import { MemoryFile } from './memory-file.ts';

async function list(files: readonly ZipFileSpec[], options?: ZipOptions): Promise<readonly Entry[]> {
  const { entries } = await listZip(new MemoryFile(buildZip(files, options)), { archive: 'a.zip' }, 0);
  return entries;
}

async function listPaths(files: readonly ZipFileSpec[], options?: ZipOptions): Promise<string[]> {
  return (await list(files, options)).map(entryPath);
}

/** What an entry tells, whether it holds it or looks it up. */
function factsOf({ sourceIndex, index, dir, name, size, crc32 }: Entry): Entry {
  return { sourceIndex, index, dir, name, size, crc32 };
}

/** Info-ZIP's field with the UTF-8 form of a name that is stored in another encoding. */
function unicodePath(name: string, storedName: Buffer): Buffer {
  const utf8 = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + utf8.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(storedName), 5);
  return Buffer.concat([field, utf8]);
}

describe('listZip', () => {
  test('lists files in directory order, with size and CRC, and no folders', async () => {
    const entries = await list([
      { name: 'Takeout/' },
      { name: 'Takeout/b.jpg', content: 'bytes' },
      { name: 'Takeout/Photos from 2019/a.jpg', content: 'compressed', method: 8 },
      { name: 'top.txt' },
    ]);
    expect(entries.map(factsOf)).toEqual([
      { sourceIndex: 0, index: 0, dir: 'Takeout', name: 'b.jpg', size: 5, crc32: crc32('bytes') },
      {
        sourceIndex: 0,
        index: 1,
        dir: 'Takeout/Photos from 2019',
        name: 'a.jpg',
        size: 10,
        crc32: crc32('compressed'),
      },
      { sourceIndex: 0, index: 2, dir: '', name: 'top.txt', size: 0, crc32: 0 },
    ]);
  });

  test('shares one string among the entries of a folder', async () => {
    const names = ['Fotos/a', 'Fotos/b', 'Other/c', 'Fotos/d'];
    const dirs = (await list(names.map((name) => ({ name })))).map((entry) => entry.dir);
    expect(dirs).toEqual(['Fotos', 'Fotos', 'Other', 'Fotos']);
  });

  const cp437 = Buffer.from([0x66, 0x81, 0x72, 0x2e, 0x6a, 0x70, 0x67]); // "für.jpg"
  test.each<[string, ZipFileSpec, string]>([
    ['UTF-8 by flag', { name: 'Google フォト/猫.jpg' }, 'Google フォト/猫.jpg'],
    ['UTF-8 without the flag', { name: 'Google フォト/猫.jpg', flags: 0 }, 'Google フォト/猫.jpg'],
    ['CP437', { name: cp437, flags: 0 }, 'für.jpg'],
    ['CP437 in a folder', { name: Buffer.concat([Buffer.from([0x8e, 0x2f]), cp437]), flags: 0 }, 'Ä/für.jpg'],
    [
      'CP437 with a unicode field',
      { name: cp437, flags: 0, extra: unicodePath('Ordner/für Anna.jpg', cp437) },
      'Ordner/für Anna.jpg',
    ],
    [
      'a unicode field that belongs to another name',
      { name: cp437, flags: 0, extra: unicodePath('other.jpg', Buffer.from('x')) },
      'für.jpg',
    ],
    ['backslashes', { name: 'Takeout\\Fotos für uns\\a.jpg', flags: 0 }, 'Takeout/Fotos für uns/a.jpg'],
    ['a way out of the folder', { name: '../../etc/passwd' }, '../../etc/passwd'],
    ['an absolute path', { name: '/etc/passwd' }, '/etc/passwd'],
    ['a file at the very root', { name: '/a.jpg' }, '/a.jpg'],
    ['a drive', { name: 'C:\\Users\\a.jpg' }, 'C:/Users/a.jpg'],
    ['control characters', { name: 'a\u001b[31m\n\u0000.jpg' }, 'a\u001b[31m\n\u0000.jpg'],
    ['empty folder names', { name: 'a//b.jpg' }, 'a//b.jpg'],
    ['trailing spaces', { name: 'a /b.jpg ' }, 'a /b.jpg '],
    ['65,000 characters', { name: 'x'.repeat(65_000) }, 'x'.repeat(65_000)],
    ['half a surrogate pair', { name: Buffer.from([0x61, 0xed, 0xa0, 0xbd]) }, 'a\ufffd\ufffd\ufffd'],
  ])('lists a name with %s, and its neighbours', async (_, file, path) => {
    expect(await listPaths([{ name: 'before' }, file, { name: 'after' }])).toEqual(['before', path, 'after']);
  });

  test.each<[string, ZipFileSpec, string]>([
    ['no name', { name: '', content: 'x' }, 'it has no file name'],
    ['neither name nor content', { name: '' }, 'it has no file name'],
    ['the name of a folder and content', { name: 'folder/', content: 'x' }, 'it has no file name'],
    ['encryption', { name: 'a', content: 'x', flags: 1 }, 'it is encrypted'],
    ['AES encryption', { name: 'a', content: 'x', method: 99 }, 'it is encrypted'],
    [
      'Deflate64',
      { name: 'a', content: 'x', method: 9 },
      'its compression method (Deflate64) is not supported',
    ],
    ['an unknown method', { name: 'a', method: 77 }, 'its compression method (number 77) is not supported'],
    [
      'a size that differs from the stored one',
      { name: 'a', content: 'abc', size: 9 },
      '3 stored bytes cannot make 9',
    ],
    [
      'a size that no compression reaches',
      { name: 'a', method: 8, content: 'abc', size: 1e9 },
      '5 stored bytes cannot make 1000000000',
    ],
    [
      'an offset beyond the archive',
      { name: 'a', content: 'x', offset: 1e6 },
      'its bytes would lie beyond the end of the archive',
    ],
    [
      'an offset beyond all disks',
      { name: 'a', offset: 2 ** 60 },
      'its bytes would lie beyond the end of the archive',
    ],
    [
      'more bytes than the archive has',
      { name: 'a', content: 'x', size: 5e9, compressedSize: 5e9 },
      'its bytes would lie beyond the end of the archive',
    ],
  ])('marks an entry with %s as unreadable, and no other', async (_, file, reason) => {
    const entries = await list([{ name: 'before', content: 'b' }, file, { name: 'after', content: 'a' }]);
    expect(entries.map((entry) => entry.unreadable)).toEqual([undefined, reason, undefined]);
  });

  test('keeps both records of one path', async () => {
    const entries = await list([
      { name: 'a.jpg', content: 'one' },
      { name: 'a.jpg', content: 'two!' },
    ]);
    expect(entries.map((entry) => [entry.name, entry.size])).toEqual([
      ['a.jpg', 3],
      ['a.jpg', 4],
    ]);
  });

  test('reads zip64 sizes, offsets and numbers', async () => {
    const entries = await list([{ name: 'a', content: 'abc', zip64: true }, { name: 'b' }], {
      zip64End: true,
    });
    expect(entries.map((entry) => entry.size)).toEqual([3, 0]);
    expect(entries.every((entry) => entry.unreadable === undefined)).toBe(true);
  });

  test.each([65_536, 65_540])(
    'sees all of %i files when the number at the end wrapped around',
    async (count) => {
      const files = Array.from({ length: count }, (_, index) => ({ name: String(index) }));
      expect(await listPaths(files)).toEqual(files.map((file) => file.name));
    },
  );

  test('sees records that the number at the end conceals', async () => {
    expect(await listPaths([{ name: 'a' }, { name: 'b' }, { name: 'c' }], { entryCount: 1 })).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('can be interrupted', async () => {
    const files = Array.from({ length: 10_000 }, (_, index) => ({ name: String(index) }));
    const listing = listZip(new MemoryFile(buildZip(files)), { archive: 'a.zip' }, 0, AbortSignal.abort());
    await expect(listing).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('listZip of overlapping entries', () => {
  const block = 'x'.repeat(5000);

  test('refuses those that reach into the next one, so that the rest has no overlap', async () => {
    // The classic bomb: each entry's data takes in all the following local headers.
    const archive = buildZip([{ name: 'a' }, { name: 'b' }, { name: 'kernel', content: block }]);
    const end = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const entries = await list([
      { name: 'a', compressedSize: end - 31, size: end - 31, rawData: Buffer.alloc(0) },
      { name: 'b', compressedSize: end - 62, size: end - 62, rawData: Buffer.alloc(0) },
      { name: 'kernel', content: block },
    ]);
    const overlaps = 'its bytes overlap with those of another entry';
    expect(entries.map((entry) => entry.unreadable)).toEqual([overlaps, overlaps, undefined]);
  });

  test('allows a second record of the very same bytes', async () => {
    const entries = await list([
      { name: 'a', content: block },
      { name: 'again', content: block, offset: 0, withoutData: true },
      { name: 'b', content: block },
    ]);
    expect(entries.map((entry) => entry.unreadable)).toEqual([undefined, undefined, undefined]);
  });

  test('blames a wrong offset on its own entry, not on the one it points into', async () => {
    const entries = await list([
      { name: 'a', content: block },
      { name: 'b', content: block, offset: 100 },
      { name: 'c', content: block },
    ]);
    expect(entries.map((entry) => entry.unreadable)).toEqual([
      undefined,
      'nothing begins where its bytes should',
      undefined,
    ]);
  });

  test('accepts entries whose order on disk is not that of the directory', async () => {
    const files = [0, 1, 2, 3].map((index) => ({ name: `f${index}`, content: block }));
    const straight = buildZip(files);
    const { records } = await listZip(new MemoryFile(straight), { archive: 'a' }, 0);
    const turned = files.map((file, index) => ({ ...file, offset: records.headerOffset(3 - index) }));
    expect((await list(turned)).every((entry) => entry.unreadable === undefined)).toBe(true);
  });

  test('stays quick with many overlapping records', async () => {
    const kernel = Buffer.alloc(5000);
    const files = Array.from({ length: 30_000 }, (_, index) => ({
      name: 'x',
      offset: 0,
      size: 3000 + (index % 1000),
      compressedSize: 3000 + (index % 1000),
      withoutData: index > 0,
      rawData: kernel,
    }));
    const startedMs = performance.now();
    const entries = await list(files);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    expect(entries.filter((entry) => entry.unreadable === undefined).length).toBeLessThanOrEqual(101);
  });
});

describe('listZip of a directory that lies', () => {
  test.each<[string, ZipFileSpec[], ZipOptions, string, RegExp]>([
    [
      'announces 2^32 entries',
      [{ name: 'a' }],
      { entryCount: 2 ** 32, zip64End: true },
      'damaged-directory',
      /damaged after 1 entries/,
    ],
    [
      'announces more entries than there are',
      [{ name: 'a' }],
      { entryCount: 5 },
      'damaged-directory',
      /damaged after 1 entries/,
    ],
    [
      'starts somewhere else',
      [{ name: 'a' }],
      { directoryOffset: 7 },
      'damaged-directory',
      /damaged after 0 entries/,
    ],
    [
      'starts beyond the end',
      [{ name: 'a' }],
      { directoryOffset: 2 ** 50, zip64End: true },
      'damaged-directory',
      /damaged after 0/,
    ],
    ['is on another disk', [{ name: 'a' }], { diskNumber: 3 }, 'not-a-zip', /one piece of a split zip/],
    ['has strong encryption', [{ name: 'a', flags: 0x41 }], {}, 'encrypted', /it is encrypted/],
    [
      'has an extra field without end',
      [{ name: 'a', extra: Buffer.from([1, 0, 255, 255]) }],
      {},
      'damaged-directory',
      /extra field/,
    ],
    [
      'hides another end in the comment',
      [{ name: 'a' }],
      { comment: Buffer.concat([buildZip([]), Buffer.from('!')]) },
      'truncated',
      /end of the zip/,
    ],
  ])('rejects one that %s', async (_, files, options, code, message) => {
    await expect(list(files, options)).rejects.toMatchObject({
      name: 'SourceError',
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test('reads an archive with a harmless comment', async () => {
    expect(await listPaths([{ name: 'a' }], { comment: Buffer.from('from my computer') })).toEqual(['a']);
  });

  test('names the disk when any of the reads fails', async () => {
    const files = Array.from({ length: 30_000 }, (_, index) => ({ name: `some/folder/file-${index}` }));
    const overlapping = { name: 'too long', size: 100, compressedSize: 100 };
    const archive = buildZip([overlapping, ...files]);
    const whole = new MemoryFile(archive);
    await listZip(whole, { archive: 'a.zip' }, 0);
    expect(whole.reads).toBeGreaterThan(2);
    for (let failAt = 1; failAt <= whole.reads; failAt++) {
      const listing = listZip(new MemoryFile(archive, failAt), { archive: 'a.zip' }, 0);
      await expect(listing).rejects.toMatchObject({
        code: 'read-failed',
        message: 'cannot read a.zip: the disk reported a read error',
      });
    }
  });
});
