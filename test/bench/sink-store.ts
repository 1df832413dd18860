import { randomUUID } from 'node:crypto';

export interface SinkAsset {
  readonly id: string;
  /** Undefined while the sink only drains. */
  readonly sha1: string | undefined;
  readonly fileName: string;
  readonly fileCreatedAt: string;
  readonly sizeBytes: number;
}

export interface SinkAlbum {
  readonly id: string;
  readonly title: string;
  readonly assetIds: Set<string>;
}

/** What the sink has been given since it started or was last reset. */
export interface SinkStore {
  readonly assets: Map<string, SinkAsset>;
  readonly assetsBySha1: Map<string, SinkAsset>;
  readonly albums: Map<string, SinkAlbum>;
  readonly tags: Map<string, { id: string; name: string; value: string }>;
  readonly counters: {
    requests: number;
    bodyBytes: number;
    uploads: number;
    duplicates: number;
    openConnections: number;
    peakConnections: number;
    unknownRoutes: number;
    /** By method and route, ids replaced. */
    readonly byRoute: Record<string, number>;
  };
}

export function createSinkStore(): SinkStore {
  return {
    assets: new Map(),
    assetsBySha1: new Map(),
    albums: new Map(),
    tags: new Map(),
    counters: {
      requests: 0,
      bodyBytes: 0,
      uploads: 0,
      duplicates: 0,
      openConnections: 0,
      peakConnections: 0,
      unknownRoutes: 0,
      byRoute: {},
    },
  };
}

/** Forgets everything but the connections that are open now. */
export function resetSinkStore(store: SinkStore): void {
  const { openConnections } = store.counters;
  Object.assign(store, createSinkStore());
  Object.assign(store.counters, { openConnections, peakConnections: openConnections });
}

/** Adds an asset; one with the same checksum is answered with the first, as a server does. */
export function addAsset(
  store: SinkStore,
  facts: Omit<SinkAsset, 'id'>,
): { id: string; status: 'created' | 'duplicate' } {
  const known = facts.sha1 === undefined ? undefined : store.assetsBySha1.get(facts.sha1);
  if (known !== undefined) {
    store.counters.duplicates += 1;
    return { id: known.id, status: 'duplicate' };
  }
  const asset = { ...facts, id: randomUUID() };
  store.assets.set(asset.id, asset);
  if (asset.sha1 !== undefined) store.assetsBySha1.set(asset.sha1, asset);
  store.counters.uploads += 1;
  return { id: asset.id, status: 'created' };
}
