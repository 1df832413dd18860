import { createHash } from 'node:crypto';
import { kindOf } from '../../../src/immich/media-types.ts';
import { usualMediaTypes } from '../../../src/migrate/usual-media-types.ts';
import type { BatchItemResult, Destination, DestinationAlbum } from '../../../src/model/destination.ts';

interface MemoryAlbum {
  readonly id: string;
  readonly title: string;
  readonly members: Set<string>;
}

/** A destination without sockets: quick enough for ten thousand runs. Ids are checksums. */
export class MemoryDestination implements Destination {
  readonly identity = { server: 'http://memory', userId: 'user' };
  readonly assets = new Map<string, { readonly fileName: string; trashed: boolean }>();
  readonly albums: MemoryAlbum[] = [];
  readonly stacks = new Set<string>();

  /** Another destination that holds the same. */
  clone(): MemoryDestination {
    const copy = new MemoryDestination();
    for (const [sha1, asset] of this.assets) copy.assets.set(sha1, { ...asset });
    for (const album of this.albums) copy.albums.push({ ...album, members: new Set(album.members) });
    for (const stack of this.stacks) copy.stacks.add(stack);
    return copy;
  }

  /** Everything in it, to be compared. */
  contents(): unknown {
    return {
      assets: [...this.assets].sort(([a], [b]) => (a < b ? -1 : 1)),
      albums: this.albums.map(({ title, members }) => [title, ...[...members].sort()].join()).sort(),
      stacks: [...this.stacks].sort(),
    };
  }

  ping(): Promise<boolean> {
    return Promise.resolve(true);
  }

  mediaKind(fileName: string): 'image' | 'video' | undefined {
    return kindOf(fileName, usualMediaTypes);
  }

  countAssets(): ReturnType<Destination['countAssets']> {
    const trashed = [...this.assets.values()].filter((asset) => asset.trashed).length;
    return Promise.resolve({ total: this.assets.size, trashed });
  }

  check(checksums: readonly string[]): ReturnType<Destination['check']> {
    return Promise.resolve(
      checksums.map((sha1) => {
        const asset = this.assets.get(sha1);
        return asset === undefined
          ? { present: false }
          : { present: true, assetId: sha1, trashed: asset.trashed };
      }),
    );
  }

  async upload(
    { fileName, body }: Parameters<Destination['upload']>[0],
    signal: AbortSignal,
  ): ReturnType<Destination['upload']> {
    const hash = createHash('sha1');
    let bytes = 0;
    for await (const chunk of body.open(signal)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    if (bytes !== body.sizeBytes) throw new Error(`${fileName}: ${bytes} bytes instead of ${body.sizeBytes}`);
    const assetId = hash.digest('hex');
    if (this.assets.has(assetId)) return { assetId, status: 'duplicate' };
    this.assets.set(assetId, { fileName, trashed: false });
    return { assetId, status: 'created' };
  }

  linkLivePhoto(): Promise<void> {
    return Promise.resolve();
  }

  trash(ids: readonly string[]): Promise<void> {
    return this.#setTrashed(ids, true);
  }

  restoreFromTrash(ids: readonly string[]): Promise<void> {
    return this.#setTrashed(ids, false);
  }

  listAlbums(): Promise<readonly DestinationAlbum[]> {
    return Promise.resolve(this.albums.map(toAlbum));
  }

  createAlbum({ title, assetIds }: Parameters<Destination['createAlbum']>[0]): Promise<DestinationAlbum> {
    const album = { id: `album-${this.albums.length}`, title, members: new Set(assetIds) };
    this.albums.push(album);
    return Promise.resolve(toAlbum(album));
  }

  albumMembers(albumId: string): Promise<readonly string[]> {
    return Promise.resolve([...this.#album(albumId).members]);
  }

  addToAlbum(albumId: string, ids: readonly string[]): Promise<readonly BatchItemResult[]> {
    const { members } = this.#album(albumId);
    for (const id of ids) members.add(id);
    return Promise.resolve(ids.map((id) => ({ id, ok: true })));
  }

  createStack(ids: readonly string[]): Promise<{ readonly stackId: string }> {
    const stackId = ids.join();
    this.stacks.add(stackId);
    return Promise.resolve({ stackId });
  }

  #setTrashed(ids: readonly string[], trashed: boolean): Promise<void> {
    for (const id of ids) this.assets.get(id)!.trashed = trashed;
    return Promise.resolve();
  }

  #album(albumId: string): MemoryAlbum {
    return this.albums.find(({ id }) => id === albumId)!;
  }
}

function toAlbum({ id, title, members }: MemoryAlbum): DestinationAlbum {
  return { id, title, assetCount: members.size };
}
