import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { DirectoryRecord } from '../../src/source/directory-record.ts';
import { ZipEntry } from '../../src/source/zip-entry.ts';
import { ZipRecords } from '../../src/source/zip-records.ts';

const anyBytes = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constant(2 ** 64));
const anyRecord = fc.record<DirectoryRecord>({
  flags: fc.constant(0),
  method: fc.nat(0xffff),
  crc32: fc.nat(0xffffffff),
  compressedSize: anyBytes,
  size: anyBytes,
  headerOffset: anyBytes,
  rawName: fc.nat(0xffff).map((length) => Buffer.alloc(length)),
  extraFields: fc.constant([]),
  recordBytes: fc.constant(46),
});
const anyDir = fc.constantFrom('', 'Takeout', 'Takeout/Fotos für uns', '__proto__');
const anyFile = fc.record({ record: anyRecord, dir: anyDir });

describe('ZipRecords', () => {
  it('keeps what it was told of each record', () => {
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 40 }), (files) => {
        const records = new ZipRecords(3);
        expect(files.map(({ record, dir }) => records.add(record, dir))).toEqual([...files.keys()]);
        expect(records.count).toBe(files.length);
        for (const [index, { record, dir }] of files.entries()) {
          expect({
            method: records.method(index),
            crc32: records.crc32(index),
            compressedSize: records.compressedSize(index),
            size: records.size(index),
            headerOffset: records.headerOffset(index),
            nameLength: records.nameLength(index),
            dir: records.dir(index),
          }).toEqual({
            method: record.method,
            crc32: record.crc32,
            compressedSize: record.compressedSize,
            size: record.size,
            headerOffset: record.headerOffset,
            nameLength: record.rawName.length,
            dir,
          });
        }
      }),
    );
  });

  it('grows with what it is told', () => {
    const records = new ZipRecords(0);
    const template = { flags: 0, method: 8, rawName: Buffer.from('n'), extraFields: [], recordBytes: 47 };
    const count = 5000;
    for (let n = 0; n < count; n += 1) {
      const numbers = { crc32: n + 1, compressedSize: n + 2, size: n + 3, headerOffset: n + 4 };
      records.add({ ...template, ...numbers }, `folder ${n % 7}`);
    }
    const seen = Array.from({ length: count }, (_, n) => [
      records.crc32(n),
      records.compressedSize(n),
      records.size(n),
      records.headerOffset(n),
      records.dir(n),
      records.method(n),
      records.nameLength(n),
    ]);
    expect(seen).toEqual(
      Array.from({ length: count }, (_, n) => [n + 1, n + 2, n + 3, n + 4, `folder ${n % 7}`, 8, 1]),
    );
  });
});

describe('ZipEntry', () => {
  it('looks up in the records what it tells, also what was found out later', () => {
    fc.assert(
      fc.property(anyFile, ({ record, dir }) => {
        const records = new ZipRecords(3);
        records.add(record, 'elsewhere');
        const entry = new ZipEntry(records, records.add(record, dir), 'a.jpg');
        const { sourceIndex, index, name, size, crc32 } = entry;
        expect({ sourceIndex, index, name, size, crc32, dir: entry.dir }).toEqual({
          sourceIndex: 3,
          index: 1,
          name: 'a.jpg',
          size: record.size,
          crc32: record.crc32,
          dir,
        });
        expect(entry.unreadable).toBeUndefined();
        records.refuse(index, { code: 'encrypted', why: 'it is encrypted' });
        expect(entry.unreadable).toBe('it is encrypted');
      }),
    );
  });
});
