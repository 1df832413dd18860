import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLine } from '../../src/report/json-line.ts';

/** Lone surrogates and unassigned ones included, the dangerous ones often. */
const anyCodePoint = fc
  .oneof(fc.nat(0x10ffff), fc.nat(0xff), fc.integer({ min: 0x2000, max: 0x2070 }))
  .map((codePoint) => String.fromCodePoint(codePoint));

describe('jsonLine', () => {
  it('escapes what could fool a terminal that shows the line', () => {
    expect(jsonLine({ name: 'a\x1b\x9b\u202eb\u{e0067}\u2028' })).toBe(
      String.raw`{"name":"a\u001b\u009b\u202eb\udb40\udc67\u2028"}`,
    );
  });

  it('says the same to a reader of JSON, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint }), (name) => {
        const line = jsonLine({ name });
        expect(JSON.parse(line)).toEqual({ name });
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
