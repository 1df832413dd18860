import { usesUnicode } from '../terminal/uses-unicode.ts';

/** Languages that the program speaks. */
export type LanguageTag = 'en' | 'ja';

type Environment = Readonly<Partial<Record<string, string>>>;

/**
 * The language that the environment asks for, in the order of gettext: `LANGUAGE` (a list, without effect in the C
 * locale), `LC_ALL`, `LC_MESSAGES`, `LANG`. English where it asks for none or for another one, and where the
 * terminal could not show it.
 */
export function chooseLanguage(env: Environment): LanguageTag {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(isSet);
  if (locale === undefined || isPosix(locale) || !usesUnicode(env)) return 'en';
  const wanted = [...(env.LANGUAGE ?? '').split(':').filter(isSet), locale];
  return wanted.map(languageOf).find((tag) => tag !== undefined) ?? 'en';
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function isPosix(locale: string): boolean {
  return /^(?:C|POSIX)(?:\.|$)/u.test(locale);
}

/** `ja_JP.UTF-8` → `ja`; undefined for a language that is not spoken. */
function languageOf(locale: string): LanguageTag | undefined {
  if (/^ja(?:[_.@-]|$)/u.test(locale)) return 'ja';
  return /^en(?:[_.@-]|$)/u.test(locale) ? 'en' : undefined;
}
