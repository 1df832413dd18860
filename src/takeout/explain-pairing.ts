import type { Library, Media } from '../model/library.ts';
import type { PairingStep } from './pairing/bench.ts';
import { pairFolder } from './pairing/pair-folder.ts';

export type { PairingStep } from './pairing/bench.ts';

/**
 * Every decision that gave this media file its sidecar or left it without: rules in the order tried, the names looked
 * for, what was refused and why. Pairs the file's folder once more, so that nothing has to be kept for it.
 * A copy or video inherits: explain `media.relation.of` for the rest of its story.
 */
export function explainPairing(library: Library, media: Media): readonly PairingStep[] {
  const steps: PairingStep[] = [];
  const ofFolder = library.media.filter(({ folder }) => folder === media.folder);
  const sidecars = library.sidecars.filter(({ folder }) => folder === media.folder);
  const unlisted = ofFolder.some(({ rule }) => rule === 'edited-unlisted');
  pairFolder(ofFolder, sidecars, {
    ...(unlisted && { extraEditedWords: unlistedWords(library, media) }),
    trace: { entry: media.entry, report: (step) => steps.push(step) },
  });
  return steps;
}

/** The suffixes that the export showed to mark edited copies, as its pairing used them. */
function unlistedWords(library: Library, { folder }: Media): ReadonlySet<string> {
  const suspects = library.media.flatMap(({ rule, relation, folder: { exportId } }) => {
    if (rule !== 'edited-unlisted' || relation?.kind !== 'edited' || exportId !== folder.exportId) return [];
    return [relation.suffix.slice(1).normalize('NFC').toLowerCase()];
  });
  return new Set(suspects);
}
