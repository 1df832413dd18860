import { hash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { SourceError } from '../../src/lib/errors.ts';
import { entryPath } from '../../src/model/entry.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { BulkReader, EntryReader } from '../../src/model/source.ts';
import { createEntryReader } from '../../src/source/read-entries.ts';
import { ReadAhead } from '../../src/source/read-ahead.ts';
import { ZipSource } from '../../src/source/zip-source.ts';
import { buildZip } from '../support/zip-builder.ts';
import type { ZipFileSpec } from '../support/zip-builder.ts';
import { MemoryFile } from './memory-file.ts';

const MIB = 1024 * 1024;

interface OpenedZip extends EntryReader, BulkReader {
  readonly entries: readonly Entry[];
  readonly file: MemoryFile;
}

async function openZip(archive: readonly ZipFileSpec[] | Buffer, failAt?: number): Promise<OpenedZip> {
  const file = new MemoryFile(Buffer.isBuffer(archive) ? archive : buildZip(archive), failAt);
  const { source, entries } = await ZipSource.open('a.zip', file, 0, new ReadAhead());
  const info = {
    name: 'a.zip',
    filePath: '/a.zip',
    kind: 'zip',
    exportId: 'a',
    part: undefined,
    entryCount: 0,
  } as const;
  return { entries, file, ...createEntryReader([source], [info]) };
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

/** What `readEach` makes of all entries: the reason of a failure, or a digest. */
async function readEach(zip: OpenedZip, maxBytes: number): Promise<string[]> {
  const results: string[] = [];
  await zip.readEach(zip.entries, { maxBytes }, (entry, content) => {
    expect(entry).toBe(zip.entries[results.length]);
    results.push(content instanceof Error ? content.message : digestOf(content));
  });
  return results;
}

function digestOf(content: Buffer): string {
  return hash('sha1', content);
}

/** Bytes that compress to about half, different for each seed, without any randomness of the run. */
function makeBytes(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0, state = seed; index < length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    bytes[index] = (state >> 16) & 0x0f;
  }
  return bytes;
}

const BIG = makeBytes(9 * MIB + 17);

describe('ZipSource', () => {
  test.each<[string, Omit<ZipFileSpec, 'name'>]>([
    ['stored', { content: makeBytes(5000) }],
    ['deflated', { content: makeBytes(5000), method: 8 }],
    ['empty and stored', { content: '' }],
    ['empty and deflated', { content: '', method: 8 }],
    ['empty and deflated to nothing', { content: '', method: 8, rawData: Buffer.alloc(0) }],
    ['one byte', { content: 'x', method: 8 }],
    ['zip64', { content: makeBytes(5000), zip64: true }],
    ['sizes behind the data', { content: makeBytes(5000), method: 8, dataDescriptor: true }],
    [
      'a long extra field in the local header',
      { content: makeBytes(5000), localExtra: Buffer.alloc(60_000) },
    ],
    [
      'a long extra field before deflated bytes',
      { content: makeBytes(5000), method: 8, localExtra: Buffer.alloc(60_000) },
    ],
    ['more than a block, stored', { content: BIG }],
    [
      'more than a block, stored, with a long extra field',
      { content: BIG, localExtra: Buffer.alloc(60_000) },
    ],
    ['more than a block, deflated', { content: BIG, method: 8 }],
    ['just a block', { content: BIG.subarray(0, MIB) }],
    ['highly compressible', { content: Buffer.alloc(20 * MIB), method: 8 }],
    ['deflated at once, in many blocks', { content: BIG.subarray(0, 7 * MIB), method: 8 }],
  ])('gives back an entry that is %s, by every way of reading', async (_, file) => {
    const zip = await openZip([
      { name: 'before', content: 'b' },
      { name: 'f', ...file },
      { name: 'after', content: 'a' },
    ]);
    const content = Buffer.from(file.content as string);
    const entry = zip.entries[1]!;
    expect((await zip.read(entry, 100 * MIB)).equals(content)).toBe(true);
    expect((await collect(zip.open(entry))).equals(content)).toBe(true);
    expect(await readEach(zip, 100 * MIB)).toContain(digestOf(content));
    for (const bytes of [0, 1, 100, content.length, content.length + 1]) {
      expect((await zip.readHead(entry, bytes)).equals(content.subarray(0, bytes))).toBe(true);
    }
  });

  test('gives back random trees byte for byte', async () => {
    const file = fc.record({
      name: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .filter((name) => !/[/\\]/.test(name)),
      dir: fc.constantFrom('', 'Takeout/', 'Takeout/Fotos für uns/'),
      content: fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
      method: fc.constantFrom(0, 8),
      zip64: fc.boolean(),
      dataDescriptor: fc.boolean(),
      localExtra: fc.nat(200).map((length) => Buffer.alloc(length)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 12 }), fc.boolean(), async (tree, zip64End) => {
        const files = tree.map(({ dir, name, ...rest }) => ({ ...rest, name: `${dir}${name}` }));
        const zip = await openZip(buildZip(files, { zip64End }));
        expect(zip.entries.map(entryPath)).toEqual(files.map(({ name }) => Buffer.from(name).toString()));
        for (const [index, entry] of zip.entries.entries()) {
          expect((await zip.read(entry, MIB)).equals(files[index]!.content)).toBe(true);
          expect((await collect(zip.open(entry))).equals(files[index]!.content)).toBe(true);
        }
        expect(await readEach(zip, MIB)).toEqual(files.map(({ content }) => digestOf(content)));
      }),
      { numRuns: 60 },
    );
  });

  const large = makeBytes(70_000);

  test('reads each of many entries as it reads one, damaged ones included', async () => {
    const damage = fc.oneof(
      { weight: 30, arbitrary: fc.constant({}) },
      fc.record({ crc32: fc.nat(0xffff) }),
      fc.record({ size: fc.nat(3000) }),
      fc.record({ rawData: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)) }),
      fc.record({ flags: fc.constant(0x801) }),
      fc.record({ method: fc.constant(12) }),
      fc.record({ content: fc.constant(large) }),
    );
    const file = fc.record({
      content: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
      method: fc.constantFrom(8, 8, 8, 0),
    });
    const files = fc.array(fc.tuple(file, damage), { maxLength: 200, size: '+1' });
    await fc.assert(
      fc.asyncProperty(files, async (drawn) => {
        const zip = await openZip(drawn.map(([file, damage], i) => ({ name: `${i}`, ...file, ...damage })));
        const oneByOne = zip.entries.map((entry) =>
          zip.read(entry, 65_000).then(digestOf, (error: unknown) => (error as Error).message),
        );
        expect(await readEach(zip, 65_000)).toEqual(await Promise.all(oneByOne));
      }),
      { numRuns: 60 },
    );
  });

  test('ends a reading of many when it is told to', async () => {
    const zip = await openZip([{ name: 'a', content: 'a', method: 8 }]);
    const options = { maxBytes: 10, signal: AbortSignal.abort() };
    await expect(zip.readEach(zip.entries, options, () => undefined)).rejects.toThrow(/abort/iu);
  });

  test('reads many entries at the same time', async () => {
    const files = Array.from({ length: 40 }, (_, index) => ({
      name: String(index),
      content: makeBytes(index * 20_000, index + 1),
      method: index % 2 === 0 ? 8 : 0,
    }));
    const zip = await openZip(files);
    const contents = await Promise.all(
      zip.entries.map((entry, index) =>
        index % 3 === 0 ? zip.read(entry, 10 * MIB) : collect(zip.open(entry)),
      ),
    );
    for (const [index, content] of contents.entries())
      expect(content.equals(files[index]!.content)).toBe(true);
  });

  test('reads a small entry with its header in one go, and neighbours ahead', async () => {
    const files = Array.from({ length: 200 }, (_, index) => ({
      name: `sidecar-${index}.json`,
      content: makeBytes(900, index + 1),
      method: 8,
    }));
    const zip = await openZip(files);
    zip.file.reads = 0;
    await zip.read(zip.entries[100]!, MIB);
    expect(zip.file.reads).toBe(1);
    for (const entry of zip.entries.slice(101)) await zip.read(entry, MIB);
    expect(zip.file.reads).toBeLessThan(10);
  });

  test('lets others have their turn while thousands of small entries are read', async () => {
    const zip = await openZip([{ name: 'a.json', content: '{}' }]);
    const turns: number[] = [];
    setTimeout(() => turns.push(1), 1);
    const deadlineMs = performance.now() + 5000;
    while (turns.length === 0 && performance.now() < deadlineMs) await zip.read(zip.entries[0]!, MIB);
    expect(turns).toHaveLength(1);
  });

  test('reads scattered small entries without their neighbourhood', async () => {
    const files = Array.from({ length: 20 }, (_, index) => [
      { name: `${index}.json`, content: makeBytes(900) },
      { name: `${index}.mp4`, content: makeBytes(100_000) },
    ]).flat();
    const zip = await openZip(files);
    zip.file.bytesRead = 0;
    for (const entry of zip.entries.filter(({ name }) => name.endsWith('.json'))) await zip.read(entry, MIB);
    expect(zip.file.bytesRead).toBeLessThan(20 * 1100);
  });

  test.each([0, 8])('reads no more for a head than it needs (method %i)', async (method) => {
    const zip = await openZip([{ name: 'video.mp4', content: BIG, method }]);
    zip.file.bytesRead = 0;
    expect((await zip.readHead(zip.entries[0]!, 64 * 1024)).equals(BIG.subarray(0, 64 * 1024))).toBe(true);
    expect(zip.file.bytesRead).toBeLessThan(256 * 1024);
  });

  test.each([0, 8])('stops reading when the consumer leaves early (method %i)', async (method) => {
    const zip = await openZip([{ name: 'video.mp4', content: BIG, method }]);
    for await (const chunk of zip.open(zip.entries[0]!)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    const readsAfterLeaving = zip.file.reads;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(zip.file.reads).toBe(readsAfterLeaving);
    expect(zip.file.bytesRead).toBeLessThan(5 * MIB);
    expect((await collect(zip.open(zip.entries[0]!))).equals(BIG)).toBe(true);
  });

  test.each([0, 8])('stops when it is told to (method %i)', async (method) => {
    const zip = await openZip([{ name: 'video.mp4', content: BIG, method }]);
    const entry = zip.entries[0]!;
    const controller = new AbortController();
    const reading = (async () => {
      for await (const chunk of zip.open(entry, { signal: controller.signal })) {
        expect(chunk.length).toBeGreaterThan(0);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await expect(collect(zip.open(entry, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('refuses more than asked for, before reading it', async () => {
    const zip = await openZip([{ name: 'notes.json', content: makeBytes(5000) }]);
    zip.file.reads = 0;
    await expect(zip.read(zip.entries[0]!, 4999)).rejects.toMatchObject({
      code: 'too-large',
      message: 'cannot read notes.json in a.zip: it has 5000 bytes, more than the 4999 expected at most',
    });
    expect(zip.file.reads).toBe(0);
  });
});

describe('ZipSource with damaged entries', () => {
  const content = makeBytes(40_000);
  const packed = deflateRawSync(content);
  const flipped = Buffer.from(content);
  flipped[20_000]! ^= 1;
  const longer = Buffer.concat([content, Buffer.from('more')]);
  const bomb = deflateRawSync(Buffer.alloc(50 * MIB));

  const cases: [string, ZipFileSpec, string, RegExp][] = [
    [
      'a stored byte changed',
      { name: 'f', rawData: flipped, content },
      'crc-mismatch',
      /^cannot read f in a\.zip: its content is damaged \(CRC-32 is [0-9a-f]{8}, the archive recorded [0-9a-f]{8}\)$/,
    ],
    [
      'a wrong CRC',
      { name: 'f', method: 8, content, crc32: 1 },
      'crc-mismatch',
      /the archive recorded 00000001/,
    ],
    ['a wrong CRC of nothing', { name: 'f', crc32: 5 }, 'crc-mismatch', /the archive recorded 00000005/],
    [
      'broken compression',
      { name: 'f', method: 8, content, rawData: Buffer.alloc(packed.length, 0xff) },
      'crc-mismatch',
      /its compressed content is damaged/,
    ],
    [
      'compressed bytes that end early',
      { name: 'f', method: 8, content, rawData: packed.subarray(0, -200) },
      'crc-mismatch',
      /its compressed content is damaged/,
    ],
    [
      'more bytes than announced',
      { name: 'f', method: 8, content, rawData: deflateRawSync(longer) },
      'size-mismatch',
      /the archive announced 40000 bytes, but there are more than that$/,
    ],
    [
      'fewer bytes than announced',
      { name: 'f', method: 8, content: longer, rawData: packed },
      'size-mismatch',
      /announced 40004 bytes, but there are 40000$/,
    ],
    [
      'nothing where bytes were announced',
      { name: 'f', method: 8, size: 7, rawData: Buffer.alloc(0) },
      'size-mismatch',
      /announced 7 bytes, but there are 0$/,
    ],
    ['a small bomb', { name: 'f', method: 8, size: 100, rawData: bomb }, 'size-mismatch', /more than that/],
    [
      'a big bomb',
      { name: 'f', method: 8, size: 10 * MIB, rawData: bomb },
      'size-mismatch',
      /more than that/,
    ],
    ['encryption', { name: 'f', content, flags: 1 }, 'encrypted', /it is encrypted/],
    [
      'an unsupported method',
      { name: 'f', content, method: 12 },
      'unsupported-method',
      /\(bzip2\) is not supported/,
    ],
    [
      'a size that cannot be',
      { name: 'f', content, size: 1 },
      'size-mismatch',
      /40000 stored bytes cannot make 1/,
    ],
    [
      'an offset into nowhere',
      { name: 'f', content, offset: 10 },
      'unsafe-header',
      /nothing begins where its bytes should/,
    ],
    [
      'an offset beyond the end',
      { name: 'f', content, offset: 1e9 },
      'truncated',
      /beyond the end of the archive/,
    ],
  ];

  test.each(cases)('rejects %s and reads the others', async (_, file, code, message) => {
    const good = { name: 'good', content, method: 8 };
    const zip = await openZip([good, file, { ...good, name: 'good too' }]);
    const [first, broken, last] = zip.entries;
    const expected = { name: 'SourceError', code, message: expect.stringMatching(message) as string };
    await expect(zip.read(broken!, 100 * MIB)).rejects.toMatchObject(expected);
    await expect(collect(zip.open(broken!))).rejects.toMatchObject(expected);
    expect((await zip.read(first!, MIB)).equals(content)).toBe(true);
    expect((await collect(zip.open(last!))).equals(content)).toBe(true);
  });

  test('gives up a bomb as soon as too much comes out', async () => {
    const zip = await openZip([
      { name: 'f', method: 8, size: 10 * MIB, rawData: deflateRawSync(Buffer.alloc(100 * MIB)) },
    ]);
    let seen = 0;
    const reading = (async () => {
      for await (const chunk of zip.open(zip.entries[0]!)) seen += chunk.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'size-mismatch' });
    expect(seen).toBeLessThanOrEqual(10 * MIB);
  });

  test('reads compressed bytes that are followed by others', async () => {
    const rawData = Buffer.concat([deflateRawSync(BIG), makeBytes(5 * MIB)]);
    const zip = await openZip([
      { name: 'f', method: 8, content: BIG, rawData },
      { name: 'g', content },
    ]);
    expect((await collect(zip.open(zip.entries[0]!))).equals(BIG)).toBe(true);
  });

  test('rejects an entry whose local header reaches beyond the end', async () => {
    const archive = buildZip([{ name: 'f', content }]);
    archive.writeUInt16LE(0xffff, 26);
    const zip = await openZip(archive);
    await expect(zip.read(zip.entries[0]!, MIB)).rejects.toMatchObject({ code: 'truncated' });
    await expect(collect(zip.open(zip.entries[0]!))).rejects.toMatchObject({ code: 'truncated' });
  });

  test('notices an archive that shrinks after it was listed', async () => {
    const zip = await openZip([
      { name: 'small', content },
      { name: 'big', content: BIG },
    ]);
    zip.file.cutTo(30_000);
    for (const entry of zip.entries) {
      await expect(zip.read(entry, 100 * MIB)).rejects.toMatchObject({ code: 'changed' });
      await expect(collect(zip.open(entry))).rejects.toMatchObject({ code: 'changed' });
    }
  });

  test('never gives wrong bytes, whichever single byte of the archive is different', async () => {
    const files = [
      { name: 'a.json', content: makeBytes(60), method: 8 },
      { name: 'b.jpg', content: makeBytes(80, 7) },
    ];
    const archive = buildZip(files);
    const contents = new Set(files.map((file) => crc32(file.content)));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(archive.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (position, difference) => {
          const mutated = Buffer.from(archive);
          mutated[position]! ^= difference;
          const zip = await openZip(mutated).catch((error: unknown) => error as SourceError);
          if ('code' in zip) {
            expect(zip.name).toBe('SourceError');
            return;
          }
          for (const entry of zip.entries) {
            const result = await collect(zip.open(entry)).catch((error: unknown) => error as SourceError);
            if (Buffer.isBuffer(result)) expect(contents.has(crc32(result))).toBe(true);
            else expect(result.name).toBe('SourceError');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('names archive and entry when any of the reads fails', async () => {
    const files = [
      { name: 'small', content, method: 8 },
      { name: 'big', content: BIG },
      { name: 'deflated', content: BIG, method: 8 },
    ];
    const archive = buildZip(files);
    const whole = await openZip(archive);
    const listingReads = whole.file.reads;
    for (const entry of whole.entries) await collect(whole.open(entry));
    const allReads = whole.file.reads;
    expect(allReads).toBeGreaterThan(listingReads + 10);

    for (let failAt = listingReads + 1; failAt <= allReads; failAt++) {
      const zip = await openZip(archive, failAt);
      const failures: string[] = [];
      for (const [index, entry] of zip.entries.entries()) {
        const result = await collect(zip.open(entry)).catch((error: unknown) => error as SourceError);
        if (Buffer.isBuffer(result)) expect(result.equals(files[index]!.content)).toBe(true);
        else failures.push(`${result.code}: ${result.message}`);
      }
      expect(failures).toEqual([
        expect.stringMatching(/^read-failed: cannot read \w+ in a\.zip: the disk reported a read error$/),
      ]);
    }
  });
});
