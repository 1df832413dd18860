import type { Bench, MediaSlot } from './bench.ts';
import { foldCase } from './normalise-name.ts';

/** Below every limit at which Google cuts. */
const longestBeginning = 40;

/**
 * Those of the files with which any sidecar begins alike: no rule that computes a sidecar's name can find one for the
 * others, and to try them all on a hundred thousand files without sidecars would cost seconds. A file that is being
 * explained stays in any case.
 */
export function keepNameable(
  { sidecars, options }: Bench,
  media: readonly MediaSlot[],
): readonly MediaSlot[] {
  if (media.length === 0) return media;
  const beginnings = new Set<string>();
  for (const { readings } of sidecars) for (const { base } of readings) beginnings.add(beginningOf(base));
  return media.filter(
    ({ name, file }) => beginnings.has(beginningOf(name.full)) || file.entry === options.trace?.entry,
  );
}

/** Up to where a counter, an extension or a cut can make a difference. */
function beginningOf(name: string): string {
  const end = name.search(/[.(]/u);
  return foldCase(name.slice(0, Math.min(end === -1 ? name.length : end, longestBeginning)));
}
