import { describe, expect, it } from 'vitest';
import { usesUnicode } from '../../../src/cli/terminal/uses-unicode.ts';

describe('usesUnicode', () => {
  it.each([
    [{}, true],
    [{ LANG: 'de_DE.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'ja_JP' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'POSIX' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'ja_JP.eucJP' }, false],
    [{ LANG: 'C', LC_ALL: 'en_GB.UTF-8' }, true],
    [{ LANG: 'en_GB.UTF-8', LC_CTYPE: 'C' }, false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: '' }, true],
  ])('%j: %s', (env, expected) => {
    expect(usesUnicode(env)).toBe(expected);
  });
});
