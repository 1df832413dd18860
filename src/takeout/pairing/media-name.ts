import { foldCase, normaliseName } from './normalise-name.ts';
import { fillsMediaName } from './name-limits.ts';

/** The parts of a media file's name. Google puts its counter before the last dot part, whatever that is. */
export interface MediaName {
  /** Normalised whole name. */
  readonly full: string;
  /** Without counter and extension. */
  readonly stem: string;
  /** `(12)`, or empty. It may be Google's or the title's own: the rules try both. */
  readonly counter: string;
  /** With its dot, as spelled; empty when there is no dot. */
  readonly ext: string;
  /** Name as it was before Google's counter: `stem + ext`. */
  readonly plain: string;
  /** Whether the title may have been cut to this stem. */
  readonly fillsLimit: boolean;
}

export function parseMediaName(name: string): MediaName {
  const full = normaliseName(name);
  const split = splitName(full);
  return { ...split, full, plain: split.stem + split.ext, fillsLimit: fillsLimit(name, split) };
}

/** Splits off a trailing `(n)`. */
export function splitCounter(text: string): { readonly rest: string; readonly counter: string } {
  if (!text.endsWith(')')) return { rest: text, counter: '' };
  const counter = /\(\d+\)$/.exec(text)?.[0] ?? '';
  return { rest: text.slice(0, text.length - counter.length), counter };
}

/** The number in `(n)`; 0 for no counter. */
export function counterNumber(counter: string): number {
  return counter === '' ? 0 : Number(counter.slice(1, -1));
}

/** Extension with its dot, lower-case; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : foldCase(name.slice(dot));
}

function splitName(full: string): { stem: string; counter: string; ext: string } {
  const dot = full.lastIndexOf('.');
  const { rest, counter } = splitCounter(dot === -1 ? full : full.slice(0, dot));
  return { stem: rest, counter, ext: dot === -1 ? '' : full.slice(dot) };
}

/** Names may have been cut in the spelling of their uploader (decomposed accents count two units). */
function fillsLimit(name: string, split: { stem: string; ext: string }): boolean {
  if (fillsMediaName(split.stem, split.ext)) return true;
  const asFound = splitName(name);
  return fillsMediaName(asFound.stem, asFound.ext);
}
