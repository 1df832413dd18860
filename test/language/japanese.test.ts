import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { japanese } from '../../src/cli/language/ja/japanese.ts';
import type { Sentences } from '../../src/lib/say.ts';
import { readSentences } from './read-sentences.ts';

const { spoken, bare } = readSentences();
const keys = new Set(spoken.map(({ text }) => text));

describe('japanese', () => {
  it('has every sentence of the program', () => {
    expect(spoken.filter(({ text }) => japanese[text] === undefined)).toEqual([]);
  });

  it('has none that the program does not say', () => {
    expect(Object.keys(japanese).filter((key) => !keys.has(key))).toEqual([]);
  });

  it('fills in everything that the English sentence fills in', () => {
    const holes = (text: string): string[] => [...new Set(text.match(/\{\d\}/gu))].sort();
    const different = Object.entries(japanese).filter(
      ([key, sentence = '']) => String(holes(key)) !== String(holes(sentence)),
    );
    expect(different).toEqual([]);
  });

  it('is Japanese', () => {
    const untouched = Object.entries(japanese).filter(
      ([key, sentence = '']) =>
        /\p{Ll}{3,}/u.test(key) && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}、]/u.test(sentence),
    );
    expect(untouched).toEqual([]);
  });

  it('has each sentence in one file', async () => {
    const folder = new URL('../../src/cli/language/ja/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'japanese.ts');
    const parts = await Promise.all(
      files.map(async (file) => {
        const module = (await import(new URL(file, folder).href)) as Record<string, Sentences>;
        return Object.values(module).flatMap((sentences) => Object.keys(sentences));
      }),
    );
    const all = parts.flat();
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });
});

describe('the program', () => {
  it('says nothing that cannot be translated', () => {
    expect(bare).toEqual([]);
  });
});
