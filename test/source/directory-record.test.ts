import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Entry } from 'yauzl';

import { DirectoryReader } from '../../src/source/directory-reader.ts';
import { readDirectoryRecord } from '../../src/source/directory-record.ts';
import { MemoryFile } from './memory-file.ts';

const elsewhere = 0xffffffff;
const anyUint16 = fc.integer({ min: 0, max: 0xffff });
const anyUint32 = fc.oneof(fc.integer({ min: 0, max: elsewhere }), fc.constant(elsewhere));
const anyField = fc.record({
  id: fc.oneof(fc.constant(1), anyUint16),
  data: fc.uint8Array({ maxLength: 28 }),
});

const anyRecord = fc
  .record({
    fixed: fc.record({ flags: anyUint16, method: anyUint16, crc32: anyUint32, headerOffset: anyUint32 }),
    sizes: fc.tuple(anyUint32, anyUint32),
    name: fc.uint8Array({ maxLength: 60 }),
    fields: fc.array(anyField, { maxLength: 3 }),
    rest: fc.uint8Array({ maxLength: 6 }),
    comment: fc.uint8Array({ maxLength: 8 }),
  })
  .map(({ fixed, sizes, name, fields, rest, comment }) => {
    const extra = Buffer.concat([...fields.map(toField), rest]);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50);
    record.writeUInt16LE(fixed.flags, 8);
    record.writeUInt16LE(fixed.method, 10);
    record.writeUInt32LE(fixed.crc32, 16);
    record.writeUInt32LE(sizes[0], 20);
    record.writeUInt32LE(sizes[1], 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt16LE(extra.length, 30);
    record.writeUInt16LE(comment.length, 32);
    record.writeUInt32LE(fixed.headerOffset, 42);
    return Buffer.concat([record, name, extra, comment]);
  });

function toField({ id, data }: { readonly id: number; readonly data: Uint8Array }): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

describe('readDirectoryRecord', () => {
  it('reads what yauzl reads, and refuses what it refuses', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyRecord, async (record) => {
        const [expected, found] = [await readWithYauzl(record), readOwn(record)];
        if (typeof expected === 'string') refused += 1;
        expect(found).toEqual(expected);
      }),
      { numRuns: 1000, seed: 2026 },
    );
    expect(refused).toBeGreaterThan(100);
    expect(refused).toBeLessThan(900);
  });

  it('says so where the file ends inside a record', () => {
    const record = Buffer.alloc(60);
    record.writeUInt32LE(0x02014b50);
    record.writeUInt16LE(20, 28);
    expect(readOwn(record)).toBe('unexpected EOF');
    expect(readOwn(record.subarray(0, 40))).toBe('unexpected EOF');
  });
});

function readOwn(record: Buffer): unknown {
  try {
    const { extraFields, rawName, ...read } = readDirectoryRecord(
      new DirectoryReader(new MemoryFile(record)),
      0,
    );
    return { ...read, rawName: rawName.toString('hex'), extraFields: extraFields.map(({ id }) => id) };
  } catch (error) {
    return (error as Error).message;
  }
}

async function readWithYauzl(record: Buffer): Promise<unknown> {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(record.length, 12);
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  const zip = await fromBufferPromise(Buffer.concat([record, end]), options);
  const read = await new Promise<Entry | Error>((resolve) => {
    zip.once('entry', resolve);
    zip.once('error', resolve);
    zip.readEntry();
  });
  if (read instanceof Error) return read.message;
  return {
    flags: read.generalPurposeBitFlag,
    method: read.compressionMethod,
    crc32: read.crc32,
    size: read.uncompressedSize,
    compressedSize: read.compressedSize,
    headerOffset: read.relativeOffsetOfLocalHeader,
    rawName: read.fileNameRaw.toString('hex'),
    extraFields: read.extraFields.map(({ id }) => id),
    recordBytes: record.length,
  };
}
