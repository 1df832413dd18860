import { hash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EntryPump } from '../../../src/source/beside/entry-pump.ts';
import type { PackedEntry } from '../../../src/source/beside/packed-entry.ts';
import { OpenFile } from '../../../src/source/open-file.ts';
import { ReadAhead } from '../../../src/source/read-ahead.ts';
import { ZipSource } from '../../../src/source/zip-source.ts';
import { buildZip, type ZipFileSpec } from '../../support/zip-builder.ts';
import { makeFolder } from '../temp-folder.ts';
import { untilLetGoWorks } from './until-let-go-works.ts';

const MIB = 1024 * 1024;

describe('EntryPump', () => {
  it('gives every byte once, whatever is asked for at a time, and its SHA-1 at the end', async () => {
    const cases = fc.record({
      length: fc.integer({ min: 1, max: 700_000 }),
      pieceBytes: fc.integer({ min: 50_000, max: 800_000 }),
      method: fc.constantFrom(0, 8),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ length, pieceBytes, method }) => {
        const content = noise(length);
        const entry = await packed({ name: 'a.jpg', content, method });
        expect(await pump(entry, pieceBytes)).toEqual(bothAre(content));
      }),
      { numRuns: 20 },
    );
  });

  it('knows the SHA-1 of what is given in part and skipped in part, and stops at the end', async () => {
    for (const method of [0, 8]) {
      const content = noise(700_000);
      const opened = new EntryPump(await packed({ name: 'a.jpg', content, method }));
      expect(await opened.skip(100_000)).toBe(100_000);
      const target = Buffer.alloc(50_000);
      expect(await opened.fill(target)).toBe(50_000);
      expect(target.equals(content.subarray(100_000, 150_000))).toBe(true);
      expect(await opened.finish()).toBeUndefined();
      expect(await opened.skip(MIB)).toBe(550_000);
      expect(await opened.finish()).toBe(hash('sha1', content));
    }
  });

  it.each([0, 8])('reads an entry of many megabytes stored by method %d', async (method) => {
    const content = noise(10 * MIB + 3);
    const entry = await packed({ name: 'a.mp4', content, method, localExtra: Buffer.alloc(700) });
    expect(await pump(entry, MIB)).toEqual(bothAre(content));
  });

  it('keeps memory low while it inflates an entry of many megabytes', async () => {
    await untilLetGoWorks();
    const opened = new EntryPump(await packed({ name: 'a.mp4', content: Buffer.alloc(64 * MIB), method: 8 }));
    const target = Buffer.alloc(MIB);
    const before = process.memoryUsage().arrayBuffers;
    while ((await opened.finish()) === undefined) {
      await opened.fill(target);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(12 * MIB);
    }
  });

  const content = noise(300_000);
  it.each<[string, Partial<ZipFileSpec>]>([
    ['whose CRC-32 differs', { crc32: 1 }],
    ['that is shorter inflated', { method: 8, size: 300_001 }],
    ['that is longer inflated', { method: 8, size: 299_999, rawData: deflateRawSync(content) }],
    [
      'that goes on behind what its size and CRC-32 speak of',
      {
        method: 8,
        size: 299_990,
        crc32: crc32(content.subarray(0, 299_990)),
        rawData: deflateRawSync(content),
      },
    ],
    ['that cannot be inflated', { method: 8, rawData: Buffer.alloc(1000, 0xff), size: 300_000 }],
    ['that goes on behind the end of the archive', { size: 900_000, compressedSize: 900_000 }],
    ['of which nothing begins where it should', { offset: 5 }],
  ])('does not take an entry for whole %s', async (_, wrong) => {
    const entry = await packed({ name: 'a.jpg', content, ...wrong });
    await expect(pump(entry, MIB)).rejects.toThrow();
  });
});

async function pump(entry: PackedEntry, pieceBytes: number): Promise<{ content: string; sha1: string }> {
  const target = Buffer.alloc(pieceBytes);
  const opened = new EntryPump(entry);
  const pieces: Buffer[] = [];
  for (;;) {
    const count = await opened.fill(target);
    pieces.push(Buffer.from(target.subarray(0, count)));
    const sha1 = await opened.finish();
    if (sha1 !== undefined) return { content: hash('sha1', Buffer.concat(pieces)), sha1 };
  }
}

function bothAre(content: Buffer): { content: string; sha1: string } {
  return { content: hash('sha1', content), sha1: hash('sha1', content) };
}

/** Where the listing says that the only entry of an archive lies. */
async function packed(spec: ZipFileSpec): Promise<PackedEntry> {
  const path = join(makeFolder({ 'a.zip': buildZip([spec]) }), 'a.zip');
  const file = await OpenFile.open(path);
  const { source, entries } = await ZipSource.open('a.zip', file, 0, new ReadAhead());
  const entry = source.findPacked(entries[0]!);
  await source.close();
  const fd = openSync(path, 'r');
  onTestFinished(() => closeSync(fd));
  return { ...entry!, fd };
}

/** Compresses to about half; different everywhere, and the same every time. */
function noise(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0, state = 1; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = (state >>> 16) & 0x0f;
  }
  return bytes;
}
