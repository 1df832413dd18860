import { speak } from '../../lib/say.ts';
import type { LanguageTag } from './choose-language.ts';

/** Makes the program speak a language; English needs nothing. */
export async function speakLanguage(tag: LanguageTag): Promise<void> {
  if (tag === 'en') return;
  const { japanese } = await import('./ja/japanese.ts');
  speak({ tag, sentences: japanese });
}
