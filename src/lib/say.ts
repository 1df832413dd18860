/** Sentences of a language by their English form, in which `{0}`, `{1}`, … stand for what is filled in. */
export type Sentences = Readonly<Partial<Record<string, string>>>;

interface Language {
  /** As in BCP 47: `en`, `ja`. */
  readonly tag: string;
  readonly sentences: Sentences;
}

let language: Language = { tag: 'en', sentences: {} };

/**
 * Chooses the language of everything that people read, for the whole process. To be called once, before the
 * modules that speak are loaded: tables of words are made when their module is.
 */
export function speak(spoken: Language): void {
  language = spoken;
}

/** BCP 47 tag of the language that is spoken. */
export function languageTag(): string {
  return language.tag;
}

/**
 * A sentence in the reader's language. Written in English where it is used, as the tag of a template; a sentence
 * that the language lacks stays English.
 */
export function say(english: readonly string[], ...values: readonly (string | number)[]): string {
  return translate(sentenceKey(english), values);
}

/** The same for a sentence that is put together otherwise. */
export function translate(key: string, values: readonly (string | number)[]): string {
  const sentence = language.sentences[key] ?? key;
  return sentence.replaceAll(/\{(\d)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
}

/** What a template is looked up by: `"{0} of {1}"`. */
export function sentenceKey(english: readonly string[]): string {
  return english.reduce((key, part, index) => `${key}{${index - 1}}${part}`);
}
