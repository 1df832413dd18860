import type { Asset, State } from './state.ts';

const byState = new WeakMap<State, Map<string, string>>();

/** The owner's asset with this SHA-1, in any state: trashed, archived, hidden and locked ones count. */
export function findByChecksum(state: State, ownerId: string, checksum: string): Asset | undefined {
  const id = indexOf(state).get(`${ownerId} ${checksum}`);
  return id === undefined ? undefined : state.assets.get(id);
}

export function indexChecksum(state: State, asset: Asset): void {
  indexOf(state).set(`${asset.ownerId} ${asset.checksum}`, asset.id);
}

export function unindexChecksum(state: State, asset: Asset): void {
  indexOf(state).delete(`${asset.ownerId} ${asset.checksum}`);
}

/** Hex in any case, or base64 of 28 characters; anything else matches nothing. */
export function checksumHex(text: string): string {
  return text.length === 28 ? Buffer.from(text, 'base64').toString('hex') : text.toLowerCase();
}

function indexOf(state: State): Map<string, string> {
  let index = byState.get(state);
  if (index === undefined) {
    index = new Map(
      [...state.assets.values()].map((asset) => [`${asset.ownerId} ${asset.checksum}`, asset.id]),
    );
    byState.set(state, index);
  }
  return index;
}
