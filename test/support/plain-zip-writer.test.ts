import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { crc32WithZeros } from './crc32-zeros.ts';
import { PlainZipWriter } from './plain-zip-writer.ts';

const dir = mkdtempSync(join(tmpdir(), 'plain-zip-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function readBack(filePath: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(filePath, { autoClose: false });
  const contents = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    expect(crc32(bytes)).toBe(entry.crc32);
    contents.set(entry.fileName, bytes);
  }
  zip.close();
  return contents;
}

describe('PlainZipWriter', () => {
  it.each([
    { deflate: false, zip64: false },
    { deflate: true, zip64: false },
    { deflate: false, zip64: true },
    { deflate: true, zip64: true },
  ])('writes whatever it is given: %j', async ({ deflate, zip64 }) => {
    const filePath = join(dir, `${deflate}-${zip64}.zip`);
    const zip = new PlainZipWriter(filePath, { zip64 });
    const expected = new Map<string, Buffer>();
    // Sizes around the buffer's, so that headers are patched in memory as well as on the disk.
    for (const size of [0, 1, 1000, 1 << 20, (1 << 20) + 1, 3_000_000, 7]) {
      const bytes = Buffer.alloc(size, `content of ${size} `);
      expected.set(`dir/é-${size}.bin`, bytes);
      const half = size >> 1;
      const chunks = [bytes.subarray(0, half), bytes.subarray(half)];
      zip.add(`dir/é-${size}.bin`, { sizeBytes: size, chunks }, { deflate });
    }
    zip.close();
    const actual = await readBack(filePath);
    expect([...actual.keys()]).toEqual([...expected.keys()]);
    for (const [path, bytes] of expected) expect(actual.get(path)!.equals(bytes), path).toBe(true);
  });

  it('copes with a chunk that its maker uses again', async () => {
    const filePath = join(dir, 'reused.zip');
    const zip = new PlainZipWriter(filePath);
    const chunk = Buffer.alloc(10);
    zip.add('a', {
      sizeBytes: 30,
      chunks: (function* () {
        for (let value = 1; value <= 3; value += 1) yield chunk.fill(value);
      })(),
    });
    zip.close();
    expect([...(await readBack(filePath)).get('a')!]).toEqual(
      [1, 2, 3].flatMap((value) => Array<number>(10).fill(value)),
    );
  });

  it('refuses content of another size than announced', () => {
    const zip = new PlainZipWriter(join(dir, 'wrong.zip'));
    expect(() => zip.add('a', { sizeBytes: 5, chunks: [Buffer.alloc(4)] })).toThrow(
      'announced 5 bytes, got 4',
    );
    zip.close();
  });

  it('writes more entries than an old zip can count', async () => {
    const filePath = join(dir, 'many.zip');
    const zip = new PlainZipWriter(filePath);
    for (let index = 0; index < 70_000; index += 1) zip.add(`f${index}`, Buffer.from('x'));
    zip.close();
    const opened = await openPromise(filePath, { autoClose: false });
    expect(opened.entryCount).toBe(70_000);
    opened.close();
    expect(readFileSync(filePath).subarray(-22).readUInt16LE(10)).toBe(0xffff);
  });
});

describe('crc32WithZeros', () => {
  it('is what the CRC of content and zeros is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), fc.nat(5000), (head, zeros) => {
        const content = Buffer.from(head);
        expect(crc32WithZeros(crc32(content), zeros)).toBe(
          crc32(Buffer.concat([content, Buffer.alloc(zeros)])),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('counts beyond 32 bits', () => {
    const inTwoSteps = crc32WithZeros(crc32WithZeros(123, 3_000_000_000), 2_999_999_999);
    expect(crc32WithZeros(123, 5_999_999_999)).toBe(inTwoSteps);
  });
});
