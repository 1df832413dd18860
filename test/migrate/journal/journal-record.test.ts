import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedLine } from '../../../src/migrate/journal/journal-record.ts';
import { decodeLine, encodeRecord } from '../../../src/migrate/journal/journal-record.ts';
import { someRecords } from './temp-journal.ts';

const line = encodeRecord(someRecords[3]!).trimEnd();

function decode(text: string): DecodedLine {
  const bytes = Buffer.from(text);
  const decoded = decodeLine(bytes);
  expect(bytes.equals(Buffer.from(text))).toBe(true);
  return decoded;
}

describe('encodeRecord, decodeLine', () => {
  it('give every kind of record back', () => {
    for (const record of someRecords) {
      const text = encodeRecord(record);
      expect(text.indexOf('\n')).toBe(text.length - 1);
      expect(decode(text.slice(0, -1))).toEqual({ kind: 'record', record });
    }
  });

  it('survive names that are no Unicode', () => {
    const record = { ...someRecords[3]!, name: '\ud800\u2028' } as (typeof someRecords)[number];
    const bytes = Buffer.from(encodeRecord(record)).toString('utf8');
    expect(decode(bytes.trimEnd())).toEqual({ kind: 'record', record });
  });

  it('know a line that was cut anywhere', () => {
    for (let length = 0; length < line.length; length += 1)
      expect(decode(line.slice(0, length))).toEqual({ kind: 'damaged' });
  });

  it('know a line in which any character changed', () => {
    fc.assert(
      fc.property(
        fc.nat(line.length - 1),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(other !== line[at]);
          expect(decode(line.slice(0, at) + other + line.slice(at + 1))).toEqual({ kind: 'damaged' });
        },
      ),
    );
  });

  it('tell what a newer program wrote from damage', () => {
    const unknownKind = encodeRecord({ kind: 'face', name: 'Ann' } as never).trimEnd();
    const unknownShape = encodeRecord({ kind: 'hash', key: 'k', sha1: ['s'] } as never).trimEnd();
    expect(decode(unknownKind)).toEqual({ kind: 'unknown' });
    expect(decode(unknownShape)).toEqual({ kind: 'unknown' });
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decode(text).kind === 'damaged'));
    expect(decode('{"h":"00000000",')).toEqual({ kind: 'damaged' });
  });
});
