import { say } from '../lib/say.ts';
import type { ApiSession } from './api-session.ts';
import type { ApiCall } from './http-client.ts';
import type { SearchAnswer } from './schemas.ts';
import { searchAnswer } from './schemas.ts';
import type { ServerAsset } from './server-asset.ts';
import { toServerAsset } from './server-asset.ts';

export interface AssetQuery {
  /** Hex SHA-1. */
  readonly checksum?: string;
  /** Part of the name, in any case. */
  readonly originalFileName?: string;
  readonly albumId?: string;
  /** ISO 8601 with `Z`. */
  readonly takenAfter?: string;
  readonly takenBefore?: string;
  readonly withTrashed?: boolean;
}

const pageSize = 1000;

/**
 * Assets of this user (for an album: of anyone) in timeline and archive, and hidden videos; never the locked
 * folder, which no API key can see. Each asset comes once. The server orders by date alone, so assets
 * of one date may change places between pages: a search that must miss nothing has to be checked by its count.
 */
export async function* searchAssets(
  session: ApiSession,
  query: AssetQuery,
  signal: AbortSignal,
): AsyncIterable<ServerAsset> {
  const seen = new Set<string>();
  for (const scope of scopesOf(session)) {
    for await (const asset of searchPages(session, { ...toFilter(query), ...scope }, signal)) {
      const mine = query.albumId !== undefined || asset.ownerId === session.userId;
      if (!mine || seen.has(asset.id)) continue;
      seen.add(asset.id);
      yield asset;
    }
  }
}

/** What has to be asked one after the other to see everything a key may see. */
function scopesOf({ capabilities }: ApiSession): readonly object[] {
  if (capabilities.searchNeedsVisibility) {
    return [{ visibility: 'timeline' }, { visibility: 'archive' }, { visibility: 'hidden' }];
  }
  return capabilities.visibility ? [{}] : [{ withArchived: true }, { withArchived: true, isVisible: false }];
}

function toFilter(query: AssetQuery): object {
  const { albumId, withTrashed, ...rest } = query;
  return {
    ...rest,
    ...(albumId === undefined ? {} : { albumIds: [albumId] }),
    ...(withTrashed === true ? { withDeleted: true } : {}),
    withExif: true,
    size: pageSize,
  };
}

async function* searchPages(
  { http }: ApiSession,
  filter: object,
  signal: AbortSignal,
): AsyncIterable<ServerAsset> {
  let page: number | undefined = 1;
  while (page !== undefined) {
    const call: ApiCall = {
      method: 'POST',
      path: '/search/metadata',
      action: say`search the library`,
      json: { ...filter, page },
    };
    const { assets }: SearchAnswer = await http.fetchJson(call, searchAnswer, signal);
    yield* assets.items.map(toServerAsset);
    page = pageAfter(page, assets.nextPage);
  }
}

/** The next page comes as a text and has to be sent back as a number. */
function pageAfter(page: number, nextPage: string | null | undefined): number | undefined {
  const next = Number(nextPage ?? Number.NaN);
  return next > page ? next : undefined;
}
