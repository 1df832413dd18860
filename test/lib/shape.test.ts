import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import fc from 'fast-check';
import {
  hasShape,
  isFlag,
  isNumber,
  isNumbers,
  isOneOf,
  isText,
  isTexts,
  optional,
} from '../../src/lib/shape.ts';

const mine = hasShape({
  kind: isOneOf('a', 'b'),
  name: isText,
  names: isTexts,
  size: isNumber,
  counts: isNumbers,
  done: optional(isFlag),
  inner: optional(hasShape({ x: optional(isNumber) })),
});

/** The same said in another way. */
const theirs = z.object({
  kind: z.enum(['a', 'b']),
  name: z.string(),
  names: z.array(z.string()),
  size: z.number(),
  counts: z.record(z.string(), z.number()),
  done: z.boolean().optional(),
  inner: z.object({ x: z.number().optional() }).optional(),
});

const good = { kind: 'a', name: '', names: ['x'], size: 0, counts: { y: 1 }, done: false, inner: { x: 2 } };
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  0,
  -1.5,
  Infinity,
  NaN,
  '',
  'a',
  'c',
  true,
  [],
  ['x'],
  [1],
  [undefined],
  {},
  { x: 1 },
  { x: 'x' },
  { x: null },
  [[]],
);

describe('hasShape', () => {
  it('accepts what has all members, and whatever else', () => {
    expect(mine(good)).toBe(true);
    expect(mine({ ...good, more: 1 })).toBe(true);
  });

  it('judges as zod does', () => {
    const names = fc.constantFrom(...Object.keys(good));
    fc.assert(
      fc.property(names, odd, fc.option(names), (name, value, absent) => {
        const changed = Object.entries({ ...good, [name]: value }).filter(([member]) => member !== absent);
        const judged = Object.fromEntries(changed);
        expect(mine(judged)).toBe(theirs.safeParse(judged).success);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([undefined, null, 'text', 1, [], [good]])('refuses %j', (value) => {
    expect(mine(value)).toBe(theirs.safeParse(value).success);
    expect(mine(value)).toBe(false);
  });
});
