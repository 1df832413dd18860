import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTable } from '../../../src/lib/text-table.ts';
import { KnownHashes } from '../../../src/migrate/journal/known-hashes.ts';

const few = (letter: string) => fc.nat(5).map((number) => `${letter}${number}`);
const facts = fc.array(fc.tuple(few('k'), fc.record({ sha1: few('s'), embeds: fc.boolean() })));

describe('KnownHashes', () => {
  it('does what a Map of strings does', () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const known = new KnownHashes(new TextTable());
        for (const [key, fact] of before) known.set(key, fact);
        expect(new Map(known)).toEqual(new Map(before));
        expect(known.size).toBe(new Map(before).size);
        known.clear();
        for (const [key, fact] of after) known.set(key, fact);
        const expected = new Map(after);
        expect(new Map(known)).toEqual(expected);
        for (const number of Array(6).keys()) {
          expect(known.get(`k${number}`)).toEqual(expected.get(`k${number}`));
          expect(known.has(`k${number}`)).toBe(expected.has(`k${number}`));
        }
      }),
    );
  });
});
