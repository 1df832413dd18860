import { afterEach, describe, expect, it } from 'vitest';
import { countOf } from '../../src/lib/format-count.ts';
import { languageTag, say, speak } from '../../src/lib/say.ts';

afterEach(() => {
  speak({ tag: 'en', sentences: {} });
});

describe('say', () => {
  it('fills in the English sentence where no language was chosen', () => {
    expect(say`${3} of ${'four'} files`).toBe('3 of four files');
    expect(say`nothing to fill in`).toBe('nothing to fill in');
    expect(languageTag()).toBe('en');
  });

  it('says it in the language that was chosen, in its order', () => {
    speak({ tag: 'ja', sentences: { '{0} of {1} files': '{1}件中{0}件' } });
    expect(say`${3} of ${'four'} files`).toBe('four件中3件');
    expect(say`not translated ${1}`).toBe('not translated 1');
    expect(languageTag()).toBe('ja');
  });

  it('leaves braces alone that are filled in or stand for nothing', () => {
    expect(say`${'{1}'} and ${'$&'}`).toBe('{1} and $&');
    expect(say`{7} stays`).toBe('{7} stays');
  });
});

describe('countOf', () => {
  it('knows one and many in English', () => {
    expect([0, 1, 12_408].map((count) => countOf(count, 'photo'))).toEqual([
      '0 photos',
      '1 photo',
      '12,408 photos',
    ]);
    expect(countOf(1, 'copy', 'copies')).toBe('1 copy');
  });

  it('takes the one form of a language that has no plural', () => {
    speak({ tag: 'ja', sentences: { '{0} photos': '写真{0}枚' } });
    expect([1, 2].map((count) => countOf(count, 'photo'))).toEqual(['写真1枚', '写真2枚']);
  });
});
