import type { Entry } from '../model/entry.ts';
import { entryPath } from '../model/entry.ts';
import type { Library } from '../model/library.ts';

/**
 * Throws unless each entry is in exactly one list of the library, each sidecar belongs to at most one original, and
 * states and references agree. A failure is a bug, never a property of an export.
 */
export function assertBalanced(entries: readonly Entry[], library: Library): void {
  const listed = [...library.media, ...library.sidecars, ...library.others].map(({ entry }) => entry);
  const seen = new Set<Entry>();
  for (const entry of listed) {
    if (seen.has(entry)) throw new Error(`counted twice: ${entryPath(entry)}`);
    seen.add(entry);
  }
  for (const entry of entries) {
    if (!seen.has(entry)) throw new Error(`lost from the accounting: ${entryPath(entry)}`);
  }
  if (seen.size !== entries.length) throw new Error('more entries accounted for than there are');
  assertOneOriginal(library);
  assertStates(library);
}

function assertOneOriginal({ media }: Library): void {
  const originals = new Map<unknown, Entry>();
  for (const { entry, sidecar, relation } of media) {
    if (sidecar === undefined || relation !== undefined) continue;
    const other = originals.get(sidecar);
    if (other !== undefined) {
      throw new Error(
        `one sidecar for two originals: ${entryPath(sidecar.entry)} for ${entryPath(other)} and ${entryPath(entry)}`,
      );
    }
    originals.set(sidecar, entry);
  }
}

function assertStates({ media, sidecars }: Library): void {
  const speaking = new Set(media.map(({ sidecar }) => sidecar));
  for (const file of sidecars) {
    if ((file.state === 'matched') !== speaking.has(file)) {
      throw new Error(`state ${file.state} does not fit its use: ${entryPath(file.entry)}`);
    }
    if ((file.state === 'orphan') !== (file.media === undefined)) {
      throw new Error(`state ${file.state} does not fit its media: ${entryPath(file.entry)}`);
    }
  }
}
