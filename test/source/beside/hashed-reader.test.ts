import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundleModules } from '../../../packaging/bundle.ts';
import { fillFolder } from '../../../packaging/fill-folder.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { HashedContent, SourceSet } from '../../../src/model/source.ts';
import type * as reading from '../../../src/source/beside/hashed-reader.ts';
import type * as opening from '../../../src/source/open-sources.ts';
import { openSources as openHere } from '../../../src/source/open-sources.ts';
import { buildZip, type ZipFileSpec } from '../../support/zip-builder.ts';
import { makeFolder } from '../temp-folder.ts';

const MIB = 1024 * 1024;
/** Only the built program has threads. */
const built = mkdtempSync(join(tmpdir(), 'takeout-built-'));

beforeAll(async () => {
  const modules = ['src/source/open-sources.ts', 'src/source/beside/hashed-reader.ts'];
  const { files } = await bundleModules(modules, built);
  fillFolder(built, files);
});
afterAll(() => rmSync(built, { recursive: true }));

describe('openHashed', () => {
  it.each([
    ['stored', 0, 200_000],
    ['deflated', 8, 3 * MIB + 1],
    ['stored', 0, 5 * MIB],
    ['deflated', 8, 10 * MIB],
    ['stored', 0, 2 * MIB],
  ])('gives the bytes of a %s entry (method %d) of %d bytes with their SHA-1', async (_, method, length) => {
    const content = noise(length);
    const sources = await open([{ name: 'a.mp4', content, method }]);
    expect(await collect(hashed(sources))).toEqual({
      content: hash('sha1', content),
      sha1: hash('sha1', content),
    });
  });

  it('gives a whole entry in one piece, and as many at a time as there is room for', async () => {
    const content = noise(3 * MIB);
    const sources = await open([{ name: 'a.jpg', content }]);
    const opened = Array.from({ length: 12 }, () => hashed(sources, true));
    const held = opened.filter((one) => one !== undefined);
    expect(held).toHaveLength(8);
    const pieces = await Promise.all(held.map((one) => one.next()));
    expect(pieces.every((piece) => piece?.equals(content))).toBe(true);
    for (const one of held) {
      expect(one.sha1).toBe(hash('sha1', content));
      one.close();
    }
    await expect.poll(() => hashed(sources, true)).toBeDefined();
  });

  it.each([true, false])(
    'fails as the ordinary way does when the content is damaged (whole: %s)',
    async (whole) => {
      const sources = await open([{ name: 'a.jpg', content: noise(3 * MIB), crc32: 1 }]);
      const ordinary = await sources.read(only(sources), 4 * MIB).catch((error: unknown) => error);
      await expect(collect(hashed(sources, whole))).rejects.toThrow((ordinary as Error).message);
    },
  );

  it('goes on by itself when its thread ends in the middle', async () => {
    const content = noise(6 * MIB);
    const { HashedReader } = await importBuilt<typeof reading>('hashed-reader.js');
    const sources = await open([{ name: 'a.mp4', content, method: 8 }]);
    const asked: PackedFinder = (entry) => ({ ...packedOf(entry), fd: -1 });
    const reader = new HashedReader(sources, asked);
    expect(await collect(reader.open(only(sources), { whole: false }))).toEqual({
      content: hash('sha1', content),
      sha1: hash('sha1', content),
    });
    const late = reader.open(only(sources), { whole: false });
    const ended = reader.close();
    expect((await collect(late)).sha1).toBe(hash('sha1', content));
    await ended;
    expect(reader.open(only(sources), { whole: false })).toBeUndefined();
  });

  it('goes on by itself when its thread ended while nothing was asked of it', async () => {
    const content = noise(6 * MIB);
    const { HashedReader } = await importBuilt<typeof reading>('hashed-reader.js');
    const sources = await open([{ name: 'a.mp4', content, method: 8 }]);
    const asked: PackedFinder = (entry) => ({ ...packedOf(entry), fd: -1 });
    const reader = new HashedReader(sources, asked);
    const late = reader.open(only(sources), { whole: false });
    await reader.close();
    expect((await collect(late)).sha1).toBe(hash('sha1', content));
  });

  it('leaves small entries, files of folders, and everything without threads to the ordinary way', async () => {
    const small = await open([{ name: 'a.jpg', content: noise(100_000) }]);
    expect(hashed(small)).toBeUndefined();
    const { openSources } = await importBuilt<typeof opening>('open-sources.js');
    const folder = await openSources([makeFolder({ 'a.jpg': noise(300_000) })]);
    expect(hashed(folder)).toBeUndefined();
    const path = join(
      makeFolder({ 'a.zip': buildZip([{ name: 'a.jpg', content: noise(300_000) }]) }),
      'a.zip',
    );
    const here = await openHere([path]);
    expect(hashed(here)).toBeUndefined();
    await Promise.all([folder.close(), here.close()]);
  });
});

describe('digest', () => {
  it.each([
    ['stored', 0, 200_000],
    ['deflated', 8, 3 * MIB + 1],
    ['stored', 0, 35 * MIB],
  ])('is the SHA-1 of a %s entry (method %d) of %d bytes', async (_, method, length) => {
    const content = noise(length);
    const sources = await open([{ name: 'a.mp4', content, method }]);
    expect(await sources.digest?.(only(sources))).toBe(hash('sha1', content));
  });

  it('takes its turn with others that read', async () => {
    const content = noise(5 * MIB);
    const sources = await open([{ name: 'a.mp4', content }]);
    const all = Array.from({ length: 6 }, async (_, index) =>
      index % 2 === 0 ? await sources.digest?.(only(sources)) : (await collect(hashed(sources))).sha1,
    );
    expect(new Set(await Promise.all(all))).toEqual(new Set([hash('sha1', content)]));
  });

  it('leaves what is damaged, small, or not in an archive to who reads it', async () => {
    const damaged = await open([{ name: 'a.jpg', content: noise(3 * MIB), crc32: 1 }]);
    const small = await open([{ name: 'a.jpg', content: noise(100_000) }]);
    const { openSources } = await importBuilt<typeof opening>('open-sources.js');
    const folder = await openSources([makeFolder({ 'a.jpg': noise(300_000) })]);
    for (const sources of [damaged, small, folder])
      expect(await sources.digest?.(only(sources))).toBeUndefined();
    await folder.close();
  });

  it('ends when it is aborted, and when its thread does', async () => {
    const sources = await open([{ name: 'a.mp4', content: noise(40 * MIB) }]);
    const controller = new AbortController();
    const aborted = sources.digest?.(only(sources), { signal: controller.signal });
    controller.abort();
    await expect(aborted).rejects.toThrow(/abort/u);
    const late = sources.digest?.(only(sources));
    await sources.close();
    expect(await late).toBeUndefined();
  });
});

type PackedFinder = ConstructorParameters<typeof reading.HashedReader>[1];

function packedOf({ size, crc32 }: Entry) {
  return { headerOffset: 0, compressedSize: size, isDeflated: false, size, crc32 };
}

async function open(files: readonly ZipFileSpec[]): Promise<SourceSet> {
  const { openSources } = await importBuilt<typeof opening>('open-sources.js');
  const sources = await openSources([join(makeFolder({ 'a.zip': buildZip(files) }), 'a.zip')]);
  onTestFinished(() => sources.close());
  return sources;
}

async function importBuilt<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(built, file)).href)) as T;
}

function only(sources: SourceSet): Entry {
  return sources.entries[0]!;
}

function hashed(sources: SourceSet, whole = false): HashedContent | undefined {
  return sources.openHashed?.(only(sources), { whole });
}

async function collect(
  content: HashedContent | undefined,
): Promise<{ content: string; sha1: string | undefined }> {
  const pieces: Buffer[] = [];
  for (let piece = await content?.next(); piece !== undefined; piece = await content?.next())
    pieces.push(Buffer.from(piece));
  content?.close();
  return { content: hash('sha1', Buffer.concat(pieces)), sha1: content?.sha1 };
}

function noise(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0, state = 1; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = (state >>> 16) & 0x0f;
  }
  return bytes;
}
