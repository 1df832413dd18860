import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import exifr from 'exifr';
import { afterEach, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import {
  album,
  buildExport,
  type BuildOptions,
  type BuiltExport,
  json,
  photo,
  sidecar,
  sparse,
  type Tree,
  video,
} from './export-builder.ts';

const built: BuiltExport[] = [];

async function build(parts: readonly Tree[], options?: BuildOptions): Promise<BuiltExport> {
  const result = await buildExport(parts, options);
  built.push(result);
  return result;
}

afterEach(async () => {
  await Promise.all(built.splice(0).map((one) => one.remove()));
});

interface ZippedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha1: string;
  readonly method: number;
  readonly hasDescriptor: boolean;
  readonly isZip64: boolean;
}

/** Reads every entry to its end and checks its CRC. */
async function readZip(filePath: string): Promise<ZippedFile[]> {
  const zip = await openPromise(filePath, { autoClose: false });
  const files: ZippedFile[] = [];
  for await (const entry of zip.eachEntry()) {
    const hash = createHash('sha1');
    let crc = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      crc = crc32(chunk as Buffer, crc);
      hash.update(chunk as Buffer);
    }
    expect(crc, entry.fileName).toBe(entry.crc32);
    files.push({
      path: entry.fileName,
      sizeBytes: entry.uncompressedSize,
      sha1: hash.digest('hex'),
      method: entry.compressionMethod,
      hasDescriptor: (entry.generalPurposeBitFlag & 8) !== 0,
      isZip64: entry.extraFields.some(({ id }) => id === 1),
    });
  }
  zip.close();
  return files;
}

const TREE: Tree = {
  'Photos from 2023': {
    'a.jpg': photo(1),
    'a.jpg.json': sidecar('a.jpg'),
    'Möwe 😀.mp4': video(2),
  },
  Summer: { 'metadata.json': album('Summer', { description: 'x' }) },
  'user-generated-memory-titles.json': json({ title: [] }),
  '/archive_browser.html': Buffer.from('<html>'),
};

const PATHS = [
  'Takeout/Google Photos/Photos from 2023/a.jpg',
  'Takeout/Google Photos/Photos from 2023/a.jpg.json',
  'Takeout/Google Photos/Photos from 2023/Möwe 😀.mp4',
  'Takeout/Google Photos/Summer/metadata.json',
  'Takeout/Google Photos/user-generated-memory-titles.json',
  'Takeout/archive_browser.html',
];

describe('buildExport', () => {
  it.each<[string, BuildOptions, Partial<ZippedFile>]>([
    ['stored', { packing: 'stored' }, { method: 0, hasDescriptor: false, isZip64: false }],
    ['deflated', { packing: 'deflated' }, { method: 8, hasDescriptor: false, isZip64: false }],
    ['streamed', { packing: 'streamed' }, { method: 8, hasDescriptor: true, isZip64: false }],
    ['zip64', { zip64: true }, { method: 0, isZip64: true }],
  ])('writes %s zips that read back whole', async (_, options, expected) => {
    const { paths, files } = await build([TREE], options);
    const zipped = await readZip(paths[0]!);
    expect(zipped.map(({ path }) => path)).toEqual(PATHS);
    for (const [index, entry] of zipped.entries()) {
      expect(entry).toMatchObject(expected);
      expect(entry).toMatchObject({ sizeBytes: files[index]!.sizeBytes, sha1: files[index]!.sha1() });
    }
  });

  it('writes one part a tree, the same path in several if asked', async () => {
    const { paths, files, file } = await build(
      [TREE, { Summer: { 'b.jpg': photo(3) } }, { Summer: { 'b.jpg': photo(4) } }],
      { exportId: 'takeout-20240712T112341Z-3', photoRoot: 'Google フォト' },
    );
    expect(paths.map((path) => basename(path))).toEqual([
      'takeout-20240712T112341Z-3-001.zip',
      'takeout-20240712T112341Z-3-002.zip',
      'takeout-20240712T112341Z-3-003.zip',
    ]);
    expect((await readZip(paths[2]!)).map(({ path }) => path)).toEqual([
      'Takeout/Google フォト/Summer/b.jpg',
    ]);
    expect(new Set(files.filter(({ path }) => path.endsWith('/b.jpg')).map((one) => one.sha1())).size).toBe(
      2,
    );
    expect(file('Photos from 2023/a.jpg').archive).toBe('takeout-20240712T112341Z-3-001.zip');
    expect(() => file('Summer/b.jpg')).toThrow('2 files have the path');
    expect(() => file('Summer/c.jpg')).toThrow('0 files have the path');
  });

  it('writes folders', async () => {
    const { paths, files } = await build([TREE, { 'big.jpg': sparse(7, 5_000_000) }], { format: 'folder' });
    expect(paths.map((path) => basename(path))).toEqual([
      'takeout-20260101T120000Z-001',
      'takeout-20260101T120000Z-002',
    ]);
    for (const file of files) {
      const bytes = await readFile(join(paths[0]!, '..', file.archive, file.path));
      expect(bytes.length).toBe(file.sizeBytes);
      expect(createHash('sha1').update(bytes).digest('hex')).toBe(file.sha1());
    }
  });

  it('writes sparse files that take no room and read back with the right CRC', async () => {
    const sizeBytes = 40_000_000;
    const { paths, file } = await build([
      {
        'a.jpg': photo(1),
        'big.jpg': sparse(7, sizeBytes),
        'bigger.jpg': sparse(8, sizeBytes + 1),
        'b.jpg': photo(2),
      },
    ]);
    const zipped = await readZip(paths[0]!);
    expect(zipped.map((entry) => entry.sizeBytes)).toEqual([
      photo(1).length,
      sizeBytes,
      sizeBytes + 1,
      photo(2).length,
    ]);
    expect(zipped[1]!.sha1).toBe(file('big.jpg').sha1());
    expect(zipped[2]!.sha1).toBe(file('bigger.jpg').sha1());
    const { size, blocks } = await stat(paths[0]!);
    expect(size).toBeGreaterThan(2 * sizeBytes);
    expect(blocks * 512).toBeLessThan(1_000_000);
  });

  it('writes entries beyond 4 GB', async () => {
    const sizeBytes = 5_000_000_000;
    const { paths } = await build([{ 'huge.mp4': sparse(7, sizeBytes), 'after.jpg': photo(2) }]);
    const zip = await openPromise(paths[0]!, { autoClose: false });
    const entries = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    expect(entries.map(({ uncompressedSize }) => uncompressedSize)).toEqual([sizeBytes, photo(2).length]);
    expect(entries[1]!.relativeOffsetOfLocalHeader).toBeGreaterThan(sizeBytes);
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entries[1]!)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(photo(2))).toBe(true);
    zip.close();
  });
});

describe('photo, video and sidecar', () => {
  it('differ by seed and only by seed', () => {
    expect(photo(1).equals(photo(1))).toBe(true);
    const seeds = Array.from({ length: 300 }, (_, seed) => seed);
    expect(new Set(seeds.map((seed) => photo(seed).toString('hex'))).size).toBe(300);
    expect(new Set(seeds.map((seed) => video(seed).toString('hex'))).size).toBe(300);
  });

  it('carry what they are told to', async () => {
    const exif = (await exifr.parse(photo(1, { offset: '+02:00' }), { reviveValues: false })) as Record<
      string,
      unknown
    >;
    expect(exif).toMatchObject({ DateTimeOriginal: '2023:05:01 12:00:00', OffsetTimeOriginal: '+02:00' });
    expect(
      JSON.parse(sidecar('b.jpg', { takenAt: '2020-01-01T00:00:00Z', favorited: true }).toString()),
    ).toMatchObject({
      title: 'b.jpg',
      favorited: true,
      photoTakenTime: { timestamp: '1577836800' },
    });
  });
});
