import { coreLength } from './name-core.ts';
import { normaliseName } from './normalise-name.ts';
import { foldSubstituted } from './title-fit.ts';

/** What may mark copies: words of any language, whole or cut, none of which has a digit. */
const copySuffixes = /(?:-[^\d-]*)+$/u;

/**
 * What all names begin with that any rule could bring together: the name up to its first dot or parenthesis, without
 * what may be the suffix of a copy, and no longer than titles that are cut still differ. Coarser than every rule, so
 * that files of different families have nothing to do with each other.
 */
export function nameFamily(name: string): string {
  const whole = normaliseName(name);
  const end = Math.min(indexOrEnd(whole, '.'), indexOrEnd(whole, '('));
  const stem = foldSubstituted(whole.slice(0, end)).slice(0, coreLength);
  return stem.includes('-') ? stem.replace(copySuffixes, '') : stem;
}

function indexOrEnd(text: string, part: string): number {
  const index = text.indexOf(part);
  return index === -1 ? text.length : index;
}
