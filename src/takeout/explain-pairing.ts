import type { Library, Media } from '../model/library.ts';
import { evidenceOf } from './pairing-evidence.ts';
import type { PairingStep } from './pairing/bench.ts';
import { pairFolder } from './pairing/pair-folder.ts';

export type { PairingStep } from './pairing/bench.ts';

/**
 * Every decision that gave this media file its sidecar or left it without: rules in the order tried, the names looked
 * for, what was refused and why. Pairs the file's folder once more on the same evidence, so that no step has to be
 * kept. A copy or video inherits: explain `media.relation.of` for the rest of its story.
 */
export function explainPairing(library: Library, media: Media): readonly PairingStep[] {
  const steps: PairingStep[] = [];
  const { options, unclear } = evidenceOf(media.folder);
  const isUnclear = new Set(unclear.map(({ entry }) => entry));
  const clear = library.media.filter(({ folder, entry }) => folder === media.folder && !isUnclear.has(entry));
  const sidecars = library.sidecars.filter(({ folder }) => folder === media.folder);
  pairFolder([...clear, ...unclear], sidecars, {
    ...options,
    trace: { entry: media.entry, report: (step) => steps.push(step) },
  });
  return steps;
}
