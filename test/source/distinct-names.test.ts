import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { distinctNames } from '../../src/source/distinct-names.ts';

describe('distinctNames', () => {
  test.each([
    [
      ['/a/x.zip', '/b/y.zip'],
      ['x.zip', 'y.zip'],
    ],
    [
      ['/a/x.zip', '/b/x.zip', '/b/y.zip'],
      ['a/x.zip', 'b/x.zip', 'y.zip'],
    ],
    [
      ['/1/a/x', '/2/a/x'],
      ['1/a/x', '2/a/x'],
    ],
    [
      ['/x', '/a/x'],
      ['x', 'a/x'],
    ],
    [[], []],
  ])('adds parent folders to %j only where needed', (paths, names) => {
    expect(distinctNames(paths)).toEqual(names);
  });

  test('never gives two paths one name', () => {
    const segment = fc.constantFrom('a', 'b', 'c');
    const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        expect(new Set(distinctNames(paths)).size).toBe(paths.length);
      }),
    );
  });
});
