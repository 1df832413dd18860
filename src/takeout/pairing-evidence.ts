import type { Folder } from '../model/library.ts';
import type { MediaFile, PairingOptions } from './pairing/bench.ts';

/** What the pairing of a folder knew beyond names and sidecars. */
interface PairingEvidence {
  readonly options: PairingOptions;
  /** Files whose names do not say what they are, with what their bytes showed. */
  readonly unclear: readonly MediaFile[];
}

/** Kept beside the library, as nobody needs it but those who pair the folder once more to tell how it went. */
const evidence = new WeakMap<Folder, PairingEvidence>();

export function keepEvidence(folder: Folder, known: PairingEvidence): void {
  evidence.set(folder, known);
}

export function evidenceOf(folder: Folder): PairingEvidence {
  return evidence.get(folder) ?? { options: {}, unclear: [] };
}
