import { once } from 'node:events';
import { appendFileSync, mkdirSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, sep } from 'node:path';

import { describe, expect, test } from 'vitest';

import { entryPath } from '../../src/model/entry.ts';
import type { SourceSet } from '../../src/model/source.ts';
import { listFolder } from '../../src/source/list-folder.ts';
import { openSources } from '../../src/source/open-sources.ts';
import { makeFolder } from './temp-folder.ts';

const MIB = 1024 * 1024;

async function openFolder(root: string): Promise<SourceSet> {
  return await openSources([root]);
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

describe('listFolder', () => {
  test('lists every file, sorted, whatever order the disk has', async () => {
    const root = makeFolder({
      'b/2.jpg': 'xx',
      'b/1.jpg': '',
      'a/z.jpg': 'x',
      'a/deep/er/y.jpg': '',
      'top.txt': 'abc',
      'none/': '',
    });
    const { entries, problems } = await listFolder(root, 'photos', 3);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      { sourceIndex: 3, index: 0, dir: '', name: 'top.txt', size: 3, crc32: undefined },
      { sourceIndex: 3, index: 1, dir: 'a', name: 'z.jpg', size: 1, crc32: undefined },
      { sourceIndex: 3, index: 2, dir: 'a/deep/er', name: 'y.jpg', size: 0, crc32: undefined },
      { sourceIndex: 3, index: 3, dir: 'b', name: '1.jpg', size: 0, crc32: undefined },
      { sourceIndex: 3, index: 4, dir: 'b', name: '2.jpg', size: 2, crc32: undefined },
    ]);
  });

  test('follows links to files inside the tree only, and never to folders', async () => {
    const outside = makeFolder({ 'secret.txt': 'secret' });
    const root = makeFolder({ 'year/a.jpg': 'photo', 'album/': '' });
    symlinkSync(join('..', 'year', 'a.jpg'), join(root, 'album/a.jpg'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'album/b.jpg'));
    symlinkSync('..', join(root, 'album/c'));
    symlinkSync('d', join(root, 'album/d'));
    symlinkSync('nowhere', join(root, 'album/e'));
    const { entries } = await listFolder(root, 'photos', 0);
    expect(entries.map((entry) => [entryPath(entry), entry.size, entry.unreadable])).toEqual([
      ['album/a.jpg', 5, undefined],
      ['album/b.jpg', 0, 'it is a link to something outside the folder'],
      ['album/c', 0, 'it is a link to something outside the folder'],
      ['album/d', 0, 'it is a link that leads in a circle'],
      ['album/e', 0, 'it points to nothing, or was just removed'],
      ['year/a.jpg', 5, undefined],
    ]);
  });

  test('takes nothing but regular files for readable', async () => {
    const root = makeFolder({ 'a.jpg': 'a' });
    const server = createServer().listen(join(root, 'socket.jpg'));
    await once(server, 'listening');
    const { entries } = await listFolder(root, 'photos', 0);
    server.close();
    expect(entries.map((entry) => [entry.name, entry.unreadable])).toEqual([
      ['a.jpg', undefined],
      ['socket.jpg', 'it is not a regular file'],
    ]);
  });

  test('goes to any depth', async () => {
    const root = makeFolder();
    const deep = Array.from({ length: 300 }, (_, index) => `d${index}`).join('/');
    mkdirSync(join(root, deep), { recursive: true });
    writeFileSync(join(root, deep, 'x.jpg'), 'x');
    const { entries } = await listFolder(root, 'photos', 0);
    expect(entries.map((entry) => entry.dir)).toEqual([deep]);
  });
});

describe('FolderSource', () => {
  test('gives the bytes of small and large files, and their heads', async () => {
    const large = Buffer.alloc(3 * MIB + 5, 'photo');
    const contents: Record<string, Buffer> = {
      'a.json': Buffer.from('{}'),
      'b.jpg': Buffer.alloc(0),
      'c.mp4': large,
    };
    const set = await openFolder(makeFolder(contents));
    for (const entry of set.entries) {
      const content = contents[entry.name]!;
      expect((await set.read(entry, 10 * MIB)).equals(content)).toBe(true);
      expect((await collect(set.open(entry))).equals(content)).toBe(true);
      for (const bytes of [0, 1, 5000, 2 * MIB]) {
        expect((await set.readHead(entry, bytes)).equals(content.subarray(0, bytes))).toBe(true);
      }
    }
    await expect(set.read(set.entries[2]!, MIB)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('reads files whose names are not valid Unicode', async () => {
    const root = makeFolder();
    const path = Buffer.concat([
      Buffer.from(root + sep),
      Buffer.from([0x66, 0xfc, 0x72, 0x2e, 0x6a, 0x70, 0x67]),
    ]);
    writeFileSync(path, 'bytes');
    const set = await openFolder(root);
    expect(set.entries.map((entry) => entry.name)).toEqual(['f\ufffdr.jpg']);
    expect(String(await set.read(set.entries[0]!, MIB))).toBe('bytes');
    expect(String(await collect(set.open(set.entries[0]!)))).toBe('bytes');
  });

  test.each<[string, (path: string) => void, string]>([
    ['shrinks', (path) => truncateSync(path, 2), 'changed'],
    ['grows', (path) => appendFileSync(path, 'more'), 'changed'],
    ['vanishes', (path) => unlinkSync(path), 'not-found'],
    [
      'becomes a folder',
      (path) => {
        unlinkSync(path);
        mkdirSync(path);
      },
      'changed',
    ],
  ])('notices a file that %s after it was listed', async (_, change, code) => {
    const root = makeFolder({ 'd/a.jpg': 'photo' });
    const set = await openFolder(join(root, 'd'));
    change(join(root, 'd/a.jpg'));
    const expected = { code, message: expect.stringMatching(/^cannot read a\.jpg in d: /) as string };
    await expect(set.read(set.entries[0]!, MIB)).rejects.toMatchObject(expected);
    await expect(collect(set.open(set.entries[0]!))).rejects.toMatchObject(expected);
  });

  test('notices a file that grows while it is read', async () => {
    const root = makeFolder({ 'a.mp4': Buffer.alloc(3 * MIB) });
    const set = await openFolder(root);
    const reading = (async () => {
      for await (const chunk of set.open(set.entries[0]!))
        appendFileSync(join(root, 'a.mp4'), chunk.subarray(0, 1));
    })();
    await expect(reading).rejects.toMatchObject({ code: 'changed' });
  });

  test('rejects an entry that was unreadable when it was listed', async () => {
    const root = makeFolder({ 'a.jpg': 'a' });
    symlinkSync('nowhere', join(root, 'b.jpg'));
    const set = await openFolder(root);
    await expect(set.read(set.entries[1]!, MIB)).rejects.toMatchObject({
      code: 'read-failed',
      message: expect.stringContaining('it points to nothing') as string,
    });
    await expect(set.readHead(set.entries[1]!, 10)).rejects.toMatchObject({ code: 'read-failed' });
  });

  test('stops when it is told to', async () => {
    const set = await openFolder(makeFolder({ 'a.mp4': Buffer.alloc(3 * MIB) }));
    const controller = new AbortController();
    const reading = (async () => {
      for await (const chunk of set.open(set.entries[0]!, { signal: controller.signal })) {
        expect(chunk.length).toBe(MIB);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
