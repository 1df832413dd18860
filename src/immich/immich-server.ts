import { ApiError } from '../lib/errors.ts';
import { say } from '../lib/say.ts';
import type {
  AssetUpload,
  BatchItemResult,
  Destination,
  DestinationAlbum,
  PresenceResult,
  Sha1,
  UploadResult,
} from '../model/destination.ts';
import * as albums from './albums.ts';
import type { ApiSession } from './api-session.ts';
import type { Capabilities } from './capabilities.ts';
import { checkAssets } from './check-assets.ts';
import { couldNot } from './could-not.ts';
import { countAssets } from './count-assets.ts';
import type { Inspection } from './inspection.ts';
import { createInspection } from './inspection.ts';
import type { MediaTypes } from './media-types.ts';
import { kindOf } from './media-types.ts';
import type { Feature, PermissionUse } from './permissions.ts';
import { lackingPermissions } from './permissions.ts';
import type { ServerQueue } from './queues.ts';
import { listQueues, setQueuePaused } from './queues.ts';
import { assetAnswer, stackAnswer, storageAnswer, userAnswer } from './schemas.ts';
import type { AssetQuery } from './search-assets.ts';
import { searchAssets } from './search-assets.ts';
import { addressOfApi } from './server-address.ts';
import type { ServerAsset } from './server-asset.ts';
import { toServerAsset } from './server-asset.ts';
import type { ServerVersion } from './server-version.ts';
import { tagAssets, upsertTags } from './tags.ts';
import { restoreAssets, trashAssets } from './trash.ts';
import type { AssetChanges } from './update-assets.ts';
import { linkLivePhoto, updateAsset, updateAssets } from './update-assets.ts';
import { uploadAsset } from './upload-asset.ts';

export interface ServerUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  /** Undefined: no limit. */
  readonly quotaSizeBytes: number | undefined;
  readonly quotaUsedBytes: number | undefined;
}

/** The API key in use, as the server knows it. */
export interface ServerKey {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

export interface ServerFacts {
  readonly version: ServerVersion;
  readonly user: ServerUser;
  readonly mediaTypes: MediaTypes;
  /** Undefined when the server does not tell (before 1.139). */
  readonly key: ServerKey | undefined;
  /** Sentences for the user about this server. */
  readonly warnings: readonly string[];
}

const pingMs = 30_000;
/** Less than this left on the server's disk counts as full. */
const diskReserveBytes = 64 * 1024 * 1024;

/** One user's library on one Immich server. Obtained from `connectImmich`; to be closed. */
export class ImmichServer implements Destination {
  readonly identity: { readonly server: string; readonly userId: string };
  readonly version: ServerVersion;
  readonly capabilities: Capabilities;
  readonly user: ServerUser;
  readonly key: ServerKey | undefined;
  readonly warnings: readonly string[];
  /** What it tells about itself and the way to it. */
  readonly inspection: Inspection;
  readonly #session: ApiSession;
  readonly #mediaTypes: MediaTypes;
  readonly #stallMs: number;

  constructor(session: ApiSession, facts: ServerFacts, options: { readonly stallMs: number }) {
    this.identity = { server: addressOfApi(session.http.apiBase), userId: facts.user.id };
    this.version = facts.version;
    this.capabilities = session.capabilities;
    this.user = facts.user;
    this.key = facts.key;
    this.warnings = facts.warnings;
    this.inspection = createInspection(session);
    this.#session = session;
    this.#mediaTypes = facts.mediaTypes;
    this.#stallMs = options.stallMs;
  }

  /** The way to it leads through Cloudflare. */
  get behindCloudflare(): boolean {
    return this.#session.http.behindCloudflare;
  }

  /** What the key lacks for these features; nothing when the server does not tell what it holds. */
  missingPermissions(features: readonly Feature[]): readonly PermissionUse[] {
    if (this.key === undefined) return [];
    return lackingPermissions(this.version, this.key.permissions, features);
  }

  /**
   * Asks something that needs the key and the database: in maintenance mode, or without its database, a server
   * still answers its own ping. A refusal is an answer, too: the next request tells why.
   */
  async ping(signal: AbortSignal): Promise<boolean> {
    const call = { method: 'GET', path: '/users/me', action: say`ask whether the server is there` } as const;
    try {
      await this.#session.http.fetchJson(
        call,
        userAnswer,
        AbortSignal.any([signal, AbortSignal.timeout(pingMs)]),
      );
      return true;
    } catch (error) {
      return error instanceof ApiError && (error.kind === 'unauthorized' || error.kind === 'forbidden');
    }
  }

  mediaKind(fileName: string): 'image' | 'video' | undefined {
    return kindOf(fileName, this.#mediaTypes);
  }

  countAssets(signal: AbortSignal): Promise<{ readonly total: number; readonly trashed: number }> {
    return countAssets(this.#session, signal);
  }

  check(checksums: readonly Sha1[], signal: AbortSignal): Promise<readonly PresenceResult[]> {
    return checkAssets(this.#session, checksums, signal);
  }

  async upload(upload: AssetUpload, signal: AbortSignal): Promise<UploadResult> {
    const { http, capabilities } = this.#session;
    try {
      return await uploadAsset(http, capabilities, upload, { signal, stallMs: this.#stallMs });
    } catch (error) {
      throw await this.#explainFailure(error, upload.body.sizeBytes, signal);
    }
  }

  linkLivePhoto(stillId: string, videoId: string, signal: AbortSignal): Promise<void> {
    return linkLivePhoto(this.#session, stillId, videoId, signal);
  }

  unlinkLivePhoto(stillId: string, signal: AbortSignal): Promise<void> {
    return linkLivePhoto(this.#session, stillId, undefined, signal);
  }

  trash(assetIds: readonly string[], signal: AbortSignal): Promise<void> {
    return trashAssets(this.#session, assetIds, signal);
  }

  restoreFromTrash(assetIds: readonly string[], signal: AbortSignal): Promise<void> {
    return restoreAssets(this.#session, assetIds, signal);
  }

  listAlbums(signal: AbortSignal): Promise<readonly DestinationAlbum[]> {
    return albums.listAlbums(this.#session, signal);
  }

  createAlbum(
    album: { readonly title: string; readonly description: string; readonly assetIds: readonly string[] },
    signal: AbortSignal,
  ): Promise<DestinationAlbum> {
    return albums.createAlbum(this.#session, album, signal);
  }

  addToAlbum(
    albumId: string,
    assetIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly BatchItemResult[]> {
    return albums.addToAlbum(this.#session, albumId, assetIds, signal);
  }

  removeFromAlbum(
    albumId: string,
    assetIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly BatchItemResult[]> {
    return albums.removeFromAlbum(this.#session, albumId, assetIds, signal);
  }

  async albumMembers(albumId: string, signal: AbortSignal): Promise<readonly string[]> {
    return (await this.albumAssets(albumId, signal)).map((asset) => asset.id);
  }

  /** Members of an album with what is known of each. */
  albumAssets(albumId: string, signal: AbortSignal): Promise<readonly ServerAsset[]> {
    return albums.albumMembers(this.#session, albumId, signal);
  }

  deleteAlbum(albumId: string, signal: AbortSignal): Promise<void> {
    return albums.deleteAlbum(this.#session, albumId, signal);
  }

  async createStack(assetIds: readonly string[], signal: AbortSignal): Promise<{ readonly stackId: string }> {
    const call = { method: 'POST', path: '/stacks', action: say`stack photos`, json: { assetIds } } as const;
    const { id } = await this.#session.http.fetchJson(call, stackAnswer, signal);
    return { stackId: id };
  }

  /** Takes a stack apart; its photos stay. */
  deleteStack(stackId: string, signal: AbortSignal): Promise<void> {
    const path = `/stacks/${encodeURIComponent(stackId)}`;
    return this.#session.http.perform({ method: 'DELETE', path, action: say`take the stack apart` }, signal);
  }

  async getAsset(assetId: string, signal: AbortSignal): Promise<ServerAsset> {
    const path = `/assets/${encodeURIComponent(assetId)}`;
    const call = { method: 'GET', path, action: say`read the asset` } as const;
    return toServerAsset(await this.#session.http.fetchJson(call, assetAnswer, signal));
  }

  searchAssets(query: AssetQuery, signal: AbortSignal): AsyncIterable<ServerAsset> {
    return searchAssets(this.#session, query, signal);
  }

  updateAsset(assetId: string, changes: AssetChanges, signal: AbortSignal): Promise<void> {
    return updateAsset(this.#session, assetId, changes, signal);
  }

  updateAssets(
    assetIds: readonly string[],
    changes: AssetChanges,
    signal: AbortSignal,
  ): Promise<readonly BatchItemResult[]> {
    return updateAssets(this.#session, assetIds, changes, signal);
  }

  upsertTags(values: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    return upsertTags(this.#session, values, signal);
  }

  tagAssets(
    tagIds: readonly string[],
    assetIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly BatchItemResult[]> {
    return tagAssets(this.#session, tagIds, assetIds, signal);
  }

  /** Bytes as they were uploaded. */
  downloadOriginal(assetId: string, signal: AbortSignal): AsyncIterable<Buffer> {
    const path = `/assets/${encodeURIComponent(assetId)}/original`;
    return this.#session.http.download({ method: 'GET', path, action: say`download the original` }, signal);
  }

  listQueues(signal: AbortSignal): Promise<readonly ServerQueue[]> {
    return listQueues(this.#session, signal);
  }

  setQueuePaused(name: string, paused: boolean, signal: AbortSignal): Promise<void> {
    return setQueuePaused(this.#session, name, paused, signal);
  }

  /** Disk that holds the library. The user's quota is another matter. */
  async storage(
    signal: AbortSignal,
  ): Promise<{ readonly sizeBytes: number; readonly availableBytes: number }> {
    const call = { method: 'GET', path: '/server/storage', action: say`see how much space is left` } as const;
    const { diskSizeRaw, diskAvailableRaw } = await this.#session.http.fetchJson(call, storageAnswer, signal);
    return { sizeBytes: diskSizeRaw, availableBytes: diskAvailableRaw };
  }

  /** Ends all connections. */
  close(): Promise<void> {
    return this.#session.http.close();
  }

  /** The server calls a full disk and any other trouble of its own by the same 500: ask how much space is left. */
  async #explainFailure(error: unknown, sizeBytes: number, signal: AbortSignal): Promise<unknown> {
    if (!(error instanceof ApiError) || error.kind !== 'server-error' || error.status !== 500) return error;
    const storage = await this.storage(signal).catch(() => undefined);
    if (storage === undefined || storage.availableBytes >= sizeBytes + diskReserveBytes) return error;
    const message = couldNot(say`upload the file`, say`the disk of the server is full`);
    return new ApiError('disk-full', 'fatal', message, {
      status: 500,
      hint: say`Make room on the server, then run again: nothing is uploaded twice.`,
      cause: error,
    });
  }
}
