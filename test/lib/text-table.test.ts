import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTable } from '../../src/lib/text-table.ts';

/** Few characters, so that texts meet again: some of one byte, some of two, a half of a pair. */
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', 'ÿ', 'Ā', '写', '\ud800', '\0', '/') });

describe('TextTable', () => {
  it('numbers different texts in the order in which they come, and finds them again', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 300 }), anyText, (texts, other) => {
        const table = new TextTable();
        const numbers = texts.map((text) => table.add(text));
        const distinct = [...new Set(texts)];
        expect(numbers).toEqual(texts.map((text) => distinct.indexOf(text)));
        expect(table.size).toBe(distinct.length);
        expect(distinct.map((_, number) => table.at(number))).toEqual(distinct);
        const index = distinct.indexOf(other);
        expect(table.find(other)).toBe(index < 0 ? undefined : index);
        for (const number of distinct.keys()) expect(table.is(number, other)).toBe(number === index);
      }),
    );
  });

  it('takes many, and long ones', () => {
    const table = new TextTable();
    const texts = Array.from(
      { length: 5_000 },
      (_, index) => `takeout-001.zip|${index}|${'x'.repeat(index % 70)}`,
    );
    const long = '写'.repeat(100_000);
    for (const text of [...texts, long]) table.add(text);
    expect(texts.map((text) => table.find(text))).toEqual(texts.map((_, index) => index));
    expect(texts.map((_, index) => table.at(index))).toEqual(texts);
    expect(table.at(table.size - 1)).toBe(long);
    expect(table.find(`${long}写`)).toBeUndefined();
  });

  it('tells texts apart whose bytes are the same', () => {
    const table = new TextTable();
    expect([
      table.add('a\0'),
      table.add('a'),
      table.add('\u0061'),
      table.add('\u6100'),
      table.add('\0a'),
    ]).toEqual([0, 1, 1, 2, 3]);
  });
});
