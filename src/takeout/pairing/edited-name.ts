import type { Bench } from './bench.ts';
import { creationWords, editedWords } from './edited-words.ts';
import type { MediaName } from './media-name.ts';
import { foldCase } from './normalise-name.ts';

/** A media name read as that of a copy: `IMG_1-edited(2).jpg` is `IMG_1` + `-edited`. */
export interface EditedReading {
  /** Stem of the original; may end in a counter of its own. */
  readonly base: string;
  /** With its dash, as spelled. */
  readonly suffix: string;
  /** The suffix without dash, folded. */
  readonly word: string;
}

export type EditedRule = 'edited' | 'edited-cut' | 'edited-unlisted' | 'creation';

/** What follows the last dash, if anything stands before it. */
export function splitSuffix({ stem }: MediaName): EditedReading | undefined {
  const dash = stem.lastIndexOf('-');
  if (dash < 1) return undefined;
  return {
    base: stem.slice(0, dash),
    suffix: stem.slice(dash),
    word: foldCase(stem.slice(dash + 1)).normalize('NFC'),
  };
}

/** Which kind of copy the suffix makes of it; undefined when the suffix is none. */
export function classifySuffix(
  bench: Bench,
  name: MediaName,
  { word }: EditedReading,
): EditedRule | undefined {
  if (editedWords.has(word)) return 'edited';
  if (creationWords.has(word)) return 'creation';
  if (bench.options.extraEditedWords?.has(word) === true) return 'edited-unlisted';
  return name.fillsLimit && listedBeginnings.has(word) ? 'edited-cut' : undefined;
}

/** The reading of a name that fills its limit and ends in the beginning of a listed word, possibly only `-`. */
export function readAsCutEdit(bench: Bench, name: MediaName): EditedReading | undefined {
  const reading = splitSuffix(name);
  if (reading === undefined || classifySuffix(bench, name, reading) !== 'edited-cut') return undefined;
  return reading;
}

/** All beginnings of the listed words, down to nothing. */
const listedBeginnings: ReadonlySet<string> = new Set(
  [...editedWords].flatMap((word) =>
    Array.from({ length: word.length }, (_, length) => word.slice(0, length)),
  ),
);
