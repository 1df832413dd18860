import { foldCase, normaliseName } from './normalise-name.ts';
import { cutUnits, mediaNameLimit } from './name-limits.ts';
import type { MediaName } from './media-name.ts';

/** How well a sidecar's title explains a media name; 0 is not at all. */
export type TitleFit = 0 | 1 | 2 | 3;

/**
 * Whether Google would have made this media name (without counter) from this title.
 * 3: name and extension; 2: the title has no extension of its own; 1: only the extension differs.
 */
export function fitTitle(title: string, name: MediaName): TitleFit {
  const wanted = foldCase(normaliseName(title));
  if (sameExceptSubstituted(wanted, foldCase(name.plain))) return 3;
  const stem = foldCase(name.stem);
  const limit = mediaNameLimit - name.ext.length;
  const cutWhole = sameExceptSubstituted(cutUnits(wanted, limit), stem);
  const dot = wanted.lastIndexOf('.');
  if (dot === -1) return cutWhole ? 2 : 0;
  const wantedStem = wanted.slice(0, dot);
  if (sameExceptSubstituted(cutUnits(wantedStem, limit), stem) || sameExceptSubstituted(wantedStem, stem))
    return wanted.slice(dot) === foldCase(name.ext) ? 3 : 1;
  return cutWhole ? 2 : 0;
}

/** Whether the title begins with what is left of it in the sidecar's own name. */
export function titleBegins(title: string, base: string): boolean {
  const wanted = foldCase(normaliseName(title));
  return sameExceptSubstituted(wanted.slice(0, base.length), foldCase(base));
}

/** Characters that some file system refuses: Google writes `_` for them, folders were seen with `-`. */
const substituted = /[&?'"<>:\\|*%/#;=\p{Cc}]/gu;

/** Compares a title with a file name; a suspicious character of the title matches itself, `_` or `-`. */
function sameExceptSubstituted(title: string, name: string): boolean {
  if (title === name) return true;
  if (title.length !== name.length) return false;
  for (let i = 0; i < title.length; i += 1) {
    const [wanted, found] = [title.charAt(i), name.charAt(i)];
    if (wanted === found) continue;
    if ((found !== '_' && found !== '-') || wanted.search(substituted) === -1) return false;
  }
  return true;
}

/** The spelling of a name with every character that may have been substituted written as `_`. */
export function foldSubstituted(name: string): string {
  return foldCase(name).replace(substituted, '_');
}
