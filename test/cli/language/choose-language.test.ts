import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/cli/language/choose-language.ts';

describe('chooseLanguage', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja' }, 'ja'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'jam_JM.UTF-8' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'C' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: '' }, 'ja'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LANGUAGE: 'de:ja:en' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LANGUAGE: 'en:ja' }, 'en'],
    [{ LANG: 'C', LANGUAGE: 'ja' }, 'en'],
    [{ LANG: 'ja_JP.eucJP' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_CTYPE: 'C' }, 'en'],
  ])('%j → %s', (env, tag) => {
    expect(chooseLanguage(env)).toBe(tag);
  });
});
