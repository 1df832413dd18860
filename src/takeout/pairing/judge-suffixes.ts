import type { Media } from '../../model/library.ts';
import { splitSuffix } from './edited-name.ts';
import { parseMediaName } from './media-name.ts';
import type { SuspectedSuffix } from './pair-edited.ts';

/**
 * Decides which words after a dash mark edited copies in this export, beyond the listed languages: those that recur,
 * always on a media file without sidecar beside the same name without them, and never on one that has its own.
 * `foto-bear.jpg` alone is a photo whose sidecar was lost; `DSC_0123-szerkesztett`, `DSC_0188-szerkesztett` are not.
 */
export function judgeSuffixes(
  suspects: readonly SuspectedSuffix[],
  media: readonly Media[],
): ReadonlySet<string> {
  const bases = new Map<string, Set<string>>();
  for (const { word, base } of suspects) bases.set(word, (bases.get(word) ?? new Set()).add(base));
  const words = new Set([...bases].filter(([, names]) => isConvincing([...names])).map(([word]) => word));
  if (words.size === 0) return words;
  for (const file of media) {
    if (file.sidecar?.media !== file) continue;
    const reading = splitSuffix(parseMediaName(file.entry.name));
    if (reading !== undefined) words.delete(reading.word);
  }
  return words;
}

/** Two names that a camera made, or three of any kind. */
function isConvincing(bases: readonly string[]): boolean {
  return bases.length >= 3 || bases.filter((base) => /\d{3}/u.test(base)).length >= 2;
}
