import { isoZ } from '../bodies/timestamps.ts';
import { noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import { checkArray, checkUuid, refuseInvalid } from '../http/validate.ts';
import { requireAsset, requireReadable } from '../store/asset-access.ts';
import type { Asset } from '../store/state.ts';
import { checkItems } from '../upload/metadata-field.ts';

const since27 = { when: ({ assetMetadata }: { assetMetadata: string }) => assetMetadata !== 'none' };

/** The key/value store of an asset. */
export const metadataRoutes: readonly Route[] = [
  route('PUT', '/assets/metadata', 'asset.update', putBulk, since27),
  route('GET', '/assets/:id/metadata', 'asset.read', list, since27),
  route('PUT', '/assets/:id/metadata', 'asset.update', put, since27),
  route('GET', '/assets/:id/metadata/:key', 'asset.read', getOne, since27),
  route('DELETE', '/assets/:id/metadata/:key', 'asset.update', deleteOne, since27),
];

function list(call: Call): Answer {
  const asset = readable(call);
  return ok([...asset.metadata.keys()].map((key) => itemBody(asset, key)));
}

async function put(call: Call): Promise<Answer> {
  const { items } = await jsonOf(call);
  const asset = writable(call, param(call, 'id'));
  const fresh = parseItems(items);
  for (const { key, value } of fresh) asset.metadata.set(key, { value, updatedAt: Date.now() });
  return ok(fresh.map(({ key }) => itemBody(asset, key)));
}

async function putBulk(call: Call): Promise<Answer> {
  const { items } = await jsonOf(call);
  const fresh = parseItems(items) as readonly { key: string; value: unknown; assetId: string }[];
  const assets = fresh.map(({ assetId }) => writable(call, assetId));
  fresh.forEach(({ key, value }, index) =>
    assets[index]?.metadata.set(key, { value, updatedAt: Date.now() }),
  );
  return ok(fresh.map(({ key }, index) => ({ assetId: assets[index]?.id, ...itemBody(assets[index], key) })));
}

function getOne(call: Call): Answer {
  const asset = readable(call);
  const key = param(call, 'key');
  if (!asset.metadata.has(key)) {
    throw badRequest(`Metadata with key "${key}" not found for asset with id "${asset.id}"`);
  }
  return ok(itemBody(asset, key));
}

function deleteOne(call: Call): Answer {
  writable(call, param(call, 'id')).metadata.delete(param(call, 'key'));
  return noContent;
}

function parseItems(items: unknown): readonly { key: string; value: unknown }[] {
  refuseInvalid(checkArray(['items'], items));
  const parsed = checkItems(items as unknown[], 'items');
  refuseInvalid(...parsed.issues);
  return parsed.items;
}

function readable(call: Call): Asset {
  const id = param(call, 'id');
  refuseInvalid(checkUuid(['id'], id));
  return requireReadable(call.backend, call.caller.user, id, 'asset.read');
}

function writable(call: Call, id: string): Asset {
  refuseInvalid(checkUuid(['id'], id));
  return requireAsset(call.backend, call.caller.user, id, 'asset.update');
}

function itemBody(asset: Asset | undefined, key: string): Record<string, unknown> {
  const entry = asset?.metadata.get(key);
  return { key, value: entry?.value, updatedAt: isoZ(entry?.updatedAt ?? 0) };
}
