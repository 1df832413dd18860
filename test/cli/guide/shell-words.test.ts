import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWords } from '../../../src/cli/guide/shell-words.ts';

describe('shellWords', () => {
  it('quotes only what needs it', () => {
    expect(shellWords(['immich-takeout', 'plan', '/mnt/a.zip', "Ann's photos", ''])).toBe(
      String.raw`immich-takeout plan /mnt/a.zip 'Ann'\''s photos' ''`,
    );
  });

  it('means the same to a shell', () => {
    const word = fc.string({ unit: fc.constantFrom(...`ab \t'"\\$\`*?~;&|<>()#!{}[]\n`.split('')) });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const script = `for word in ${shellWords(words)}; do printf '%s\\0' "$word"; done`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(
          words,
        );
      }),
      { numRuns: 30 },
    );
  });
});
