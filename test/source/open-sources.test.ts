import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { describe, expect, test } from 'vitest';
import yazl from 'yazl';

import { entryPath } from '../../src/model/entry.ts';
import type { SourceSet } from '../../src/model/source.ts';
import { openSources } from '../../src/source/open-sources.ts';
import { buildZip } from '../support/zip-builder.ts';
import { makeFolder } from './temp-folder.ts';

const MIB = 1024 * 1024;
const ID = 'takeout-20240712T112341Z';
const GOOD = buildZip([{ name: 'Takeout/a.jpg', content: 'bytes of a', method: 8 }]);

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

/** Opens for the length of one callback. */
async function withSources<T>(
  inputs: readonly string[],
  use: (set: SourceSet) => Promise<T> | T,
): Promise<T> {
  const set = await openSources(inputs);
  try {
    return await use(set);
  } finally {
    await set.close();
  }
}

describe('openSources', () => {
  test('lists archives and folders in one set, in natural order', async () => {
    const root = makeFolder({
      [`${ID}-001.zip`]: buildZip([
        { name: 'Takeout/a.jpg', content: 'a' },
        { name: 'Takeout/b.jpg', content: 'b' },
      ]),
      [`${ID}-002/Takeout/c.jpg`]: 'c',
      [`${ID}-010.zip`]: buildZip([{ name: 'Takeout/d.jpg', content: 'd' }]),
    });
    await withSources([join(root, '*')], async (set) => {
      expect(set.sources).toEqual([
        {
          name: `${ID}-001.zip`,
          filePath: join(root, `${ID}-001.zip`),
          kind: 'zip',
          exportId: ID,
          part: 1,
          entryCount: 2,
        },
        {
          name: `${ID}-002`,
          filePath: join(root, `${ID}-002`),
          kind: 'folder',
          exportId: ID,
          part: 2,
          entryCount: 1,
        },
        {
          name: `${ID}-010.zip`,
          filePath: join(root, `${ID}-010.zip`),
          kind: 'zip',
          exportId: ID,
          part: 10,
          entryCount: 1,
        },
      ]);
      expect(set.entries.map((entry) => [entry.sourceIndex, entry.index, entryPath(entry)])).toEqual([
        [0, 0, 'Takeout/a.jpg'],
        [0, 1, 'Takeout/b.jpg'],
        [1, 0, 'Takeout/c.jpg'],
        [2, 0, 'Takeout/d.jpg'],
      ]);
      const contents = await Promise.all(set.entries.map((entry) => set.read(entry, MIB)));
      expect(contents.map(String)).toEqual(['a', 'b', 'c', 'd']);
      expect(set.problems.map((problem) => problem.message.slice(0, 8))).toEqual(
        [3, 4, 5, 6, 7, 8, 9].map((part) => `part 00${part}`),
      );
    });
  });

  test('goes on without an archive that cannot be read, and does not call it missing', async () => {
    const root = makeFolder({
      [`${ID}-001.zip`]: GOOD,
      [`${ID}-002.zip`]: GOOD.subarray(0, -5),
      [`${ID}-003.zip`]: GOOD,
    });
    await withSources([root], async (set) => {
      expect(set.sources.map((source) => source.part)).toEqual([1, 3]);
      expect(set.problems).toEqual([
        {
          code: 'unreadable-archive',
          archive: `${ID}-002.zip`,
          message:
            `cannot read ${ID}-002.zip: the end of the zip is missing or damaged (end of central directory not found). ` +
            'Is the download complete? Compare its size with the one Google shows and download it again.',
        },
      ]);
      expect(String(await set.read(set.entries[1]!, MIB))).toBe('bytes of a');
    });
  });

  test('fails when nothing can be read, naming the first', async () => {
    const root = makeFolder({ 'a.zip': 'no zip', 'b.zip': '' });
    await expect(openSources([join(root, 'a.zip'), join(root, 'b.zip')])).rejects.toMatchObject({
      name: 'SourceError',
      code: 'not-a-zip',
      message: 'none of the 2 archives can be read; the first: cannot read a.zip: it is not a zip archive',
    });
  });

  test('mentions an archive without files', async () => {
    const root = makeFolder({ 'empty.zip': buildZip([]), 'nothing/': '' });
    await withSources([join(root, 'empty.zip'), join(root, 'nothing')], (set) => {
      expect(set.problems.map((problem) => [problem.code, problem.archive])).toEqual([
        ['empty-archive', 'empty.zip'],
        ['empty-archive', 'nothing'],
      ]);
    });
  });

  test('stops when it is told to', async () => {
    const root = makeFolder({ 'a.zip': GOOD });
    const opening = openSources([join(root, 'a.zip')], { signal: AbortSignal.abort() });
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('reads nothing any more after it was closed, and closes twice without harm', async () => {
    const root = makeFolder({ 'a.zip': GOOD, 'd/b.jpg': 'b' });
    const set = await openSources([join(root, 'a.zip'), join(root, 'd')]);
    await set.close();
    await set.close();
    for (const entry of set.entries) {
      await expect(set.read(entry, MIB)).rejects.toMatchObject({ code: 'read-failed' });
      await expect(collect(set.open(entry))).rejects.toMatchObject({ code: 'read-failed' });
    }
  });

  test('lets a read under way end before the file is closed', async () => {
    const content = Buffer.alloc(3 * MIB, 'x');
    const root = makeFolder({ 'a.zip': buildZip([{ name: 'a', content }]) });
    const set = await openSources([join(root, 'a.zip')]);
    const iterator = set.open(set.entries[0]!)[Symbol.asyncIterator]();
    const first = iterator.next();
    await set.close();
    expect(((await first).value as Buffer).length).toBeGreaterThanOrEqual(MIB);
    await expect(iterator.next()).rejects.toMatchObject({ code: 'read-failed' });
  });

  test('opens several hundred parts', async () => {
    const names = Array.from(
      { length: 300 },
      (_, index) => `${ID}-${String(index + 1).padStart(3, '0')}.zip`,
    );
    const root = makeFolder(Object.fromEntries(names.map((name) => [name, GOOD])));
    await withSources([root], (set) => {
      expect(set.sources).toHaveLength(300);
      expect(set.problems).toEqual([]);
    });
  });
});

describe('openSources of an unreadable archive', () => {
  test.each<[string, Buffer | string, string, string, RegExp]>([
    ['empty', '', 'truncated', 'the file is empty', /download complete\?/],
    ['text', 'hello, this is not a zip', 'not-a-zip', 'it is not a zip archive', /takeout-\*\.zip/],
    ['zeros', Buffer.alloc(5000), 'not-a-zip', 'it is not a zip archive', /takeout-\*\.zip/],
    ['a sign-in page', '\n<!DOCTYPE html><html>', 'not-a-zip', 'it is a web page, not a zip', /signed out/],
    ['tgz', Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'not-a-zip', 'it is a .tgz archive, not a zip', /Unpack all/],
    [
      'cut',
      GOOD.subarray(0, -1),
      'truncated',
      'the end of the zip is missing or damaged (end of central directory not found)',
      /download complete\?/,
    ],
    [
      'damaged directory',
      buildZip([{ name: 'a' }], { entryCount: 2 }),
      'damaged-directory',
      'its list of files is damaged after 1 entries (unexpected EOF)',
      /download complete\?/,
    ],
    ['strong encryption', buildZip([{ name: 'a', flags: 0x41 }]), 'encrypted', 'it is encrypted', /password/],
    [
      'split',
      buildZip([{ name: 'a' }], { diskNumber: 1 }),
      'not-a-zip',
      'it is one piece of a split zip',
      /zip -s 0/,
    ],
  ])('explains %s', async (name, content, code, why, hint) => {
    const root = makeFolder({ [`${name}.zip`]: content });
    await expect(openSources([join(root, `${name}.zip`)])).rejects.toMatchObject({
      name: 'SourceError',
      code,
      message: `cannot read ${name}.zip: ${why}`,
      hint: expect.stringMatching(hint) as string,
    });
  });

  test('never takes a cut archive for a whole one, wherever it was cut', async () => {
    const archive = buildZip(
      [
        { name: 'Takeout/a.json', content: '{"a":1}'.repeat(20), method: 8, dataDescriptor: true },
        { name: 'Takeout/inner.zip', content: buildZip([{ name: 'x' }]) },
        { name: 'Takeout/b.jpg', content: 'b'.repeat(50), zip64: true },
      ],
      { zip64End: true },
    );
    const root = makeFolder();
    const path = join(root, 'cut.zip');
    for (let length = 0; length < archive.length; length++) {
      writeFileSync(path, archive.subarray(0, length));
      const failure = await openSources([path]).catch((error: unknown) => error);
      expect(failure, `cut at ${length}`).toMatchObject({ name: 'SourceError' });
      expect(['truncated', 'not-a-zip', 'damaged-directory']).toContain((failure as { code: string }).code);
    }
  });
});

describe('openSources of archives by another writer', () => {
  test('reads what yazl writes, with and without zip64', async () => {
    const root = makeFolder();
    const content = Buffer.from('photo '.repeat(50_000));
    const path = join(root, 'yazl.zip');
    const zip = new yazl.ZipFile();
    zip.addEmptyDirectory('Takeout');
    zip.addBuffer(content, 'Takeout/stored für dich.jpg', { compress: false });
    zip.addBuffer(content, 'Takeout/deflated.jpg', { compress: true });
    zip.addBuffer(content, 'Takeout/large.jpg', { compress: true, forceZip64Format: true });
    zip.end({ forceZip64Format: true, comment: '' });
    await pipeline(zip.outputStream, createWriteStream(path));
    await withSources([path], async (set) => {
      expect(set.entries.map(entryPath)).toEqual([
        'Takeout/stored für dich.jpg',
        'Takeout/deflated.jpg',
        'Takeout/large.jpg',
      ]);
      for (const entry of set.entries) expect((await set.read(entry, MIB)).equals(content)).toBe(true);
    });
  });

  test('reads an export in a zip exactly as in its folder', async () => {
    const root = makeFolder({
      'Takeout/Google Fotos/Fotos von 2019/IMG_1.jpg': Buffer.alloc(300_000, 'photo'),
      'Takeout/Google Fotos/Fotos von 2019/IMG_1.jpg.supplemental-metadata.json': '{"title":"IMG_1.jpg"}',
      'Takeout/Google Fotos/夏 2019/IMG_2(1).MP4': Buffer.alloc(2 * MIB, 'video'),
      'Takeout/Google Fotos/夏 2019/Metadaten.json': '{"title":"夏 2019"}',
      'Takeout/archive_browser.html': '<html></html>',
    });
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((child) => child.isFile())
      .map((child) => relative(root, join(child.parentPath, child.name)));
    const zip = new yazl.ZipFile();
    for (const file of files.sort()) zip.addFile(join(root, file), file);
    zip.end();
    const path = join(makeFolder(), `${ID}-001.zip`);
    await pipeline(zip.outputStream, createWriteStream(path));

    const listContents = async (input: string): Promise<(readonly [string, string])[]> =>
      await withSources([input], async (set) => {
        const contents = set.entries.map(
          async (entry) => [entryPath(entry), (await collect(set.open(entry))).toString()] as const,
        );
        return (await Promise.all(contents)).sort(([a], [b]) => (a < b ? -1 : 1));
      });
    const zipped = await listContents(path);
    expect(zipped.map(([name]) => name)).toEqual(files);
    expect(await listContents(root)).toEqual(zipped);
  });
});
