import { assetBody } from '../bodies/asset-body.ts';
import { noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { elevationRequired, Refusal } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import {
  checkArray,
  checkBoolean,
  checkOneOf,
  checkString,
  checkUuid,
  checkUuidList,
  refuseInvalid,
} from '../http/validate.ts';
import { queueDeletion, queueExtraction } from '../jobs/queue-jobs.ts';
import { requireAssets, requireReadable } from '../store/asset-access.ts';
import { checksumHex, findByChecksum } from '../store/find-checksum.ts';
import type { Asset } from '../store/state.ts';
import { uploadAsset } from '../upload/upload-asset.ts';
import { downloadOriginal } from './download-original.ts';
import { updateAsset, updateAssets } from './update-assets.ts';

export const assetRoutes: readonly Route[] = [
  route('POST', '/assets', 'asset.upload', uploadAsset),
  route('POST', '/assets/bulk-upload-check', 'asset.upload', bulkUploadCheck),
  route('POST', '/assets/exist', 'asset.upload', exist, { when: ({ existRoute }) => existRoute }),
  route('POST', '/assets/jobs', 'job.create', startAssetJobs),
  route('GET', '/assets/statistics', 'asset.statistics', statistics),
  route('PUT', '/assets', 'asset.update', updateAssets),
  route('PATCH', '/assets', 'asset.update', updateAssets, { when: ({ patchTwins }) => patchTwins }),
  route('DELETE', '/assets', 'asset.delete', deleteAssets),
  route('GET', '/assets/:id', 'asset.read', getAsset),
  route('PUT', '/assets/:id', 'asset.update', updateAsset),
  route('PATCH', '/assets/:id', 'asset.update', updateAsset, { when: ({ patchTwins }) => patchTwins }),
  route('GET', '/assets/:id/original', 'asset.download', downloadOriginal),
];

/** Parameters of one SQL statement. */
const maxCheckItems = 65_535;

async function bulkUploadCheck(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { assets } = await jsonOf(call);
  refuseInvalid(checkArray(['assets'], assets));
  const items = assets as { id?: unknown; checksum?: unknown }[];
  refuseInvalid(
    ...items.flatMap(({ id, checksum }, index) => [
      checkFilled(['assets', index, 'id'], id),
      checkFilled(['assets', index, 'checksum'], checksum),
    ]),
  );
  if (items.length === 0 || items.length > maxCheckItems)
    throw new Refusal(500, 'Failed to check bulk upload');
  const results = items.map(({ id, checksum }) => {
    const known = findByChecksum(backend.state, caller.user.id, checksumHex(checksum as string));
    if (known === undefined) return { id, action: 'accept' };
    const isTrashed = known.trashedAt !== undefined;
    return { id, action: 'reject', reason: 'duplicate', assetId: known.id, isTrashed };
  });
  return ok({ results });
}

function checkFilled(path: (string | number)[], value: unknown): ReturnType<typeof checkString> {
  const issue = checkString(path, value);
  if (issue === undefined) return undefined;
  return { ...issue, nest: [`${path.join('.')} should not be empty`, ...issue.nest] };
}

async function exist(call: Call): Promise<Answer> {
  const { deviceId, deviceAssetIds } = await jsonOf(call);
  refuseInvalid(checkString(['deviceId'], deviceId), checkArray(['deviceAssetIds'], deviceAssetIds));
  const asked = new Set(deviceAssetIds as unknown[]);
  const own = [...call.backend.state.assets.values()].filter(
    (asset) => asset.ownerId === call.caller.user.id,
  );
  const existingIds = own
    .filter((asset) => asset.deviceId === deviceId && asked.has(asset.deviceAssetId))
    .map(({ deviceAssetId }) => deviceAssetId);
  return ok({ existingIds });
}

async function startAssetJobs(call: Call): Promise<Answer> {
  const { assetIds, name } = await jsonOf(call);
  const names = ['refresh-faces', 'refresh-metadata', 'regenerate-thumbnail', 'transcode-video'];
  refuseInvalid(
    checkUuidList('assetIds', assetIds),
    name === undefined ? checkString(['name'], name) : checkOneOf(['name'], name, names),
  );
  const assets = requireAssets(call.backend, call.caller.user, assetIds as string[], 'asset.update');
  if (name === 'refresh-metadata') for (const asset of assets) queueExtraction(call.backend, asset);
  return noContent;
}

function statistics({ backend, caller, query }: Call): Answer {
  const visibility = query.get('visibility') ?? undefined;
  refuseInvalid(checkOneOf(['visibility'], visibility, ['archive', 'timeline', 'hidden', 'locked']));
  if (visibility === 'locked') throw elevationRequired();
  const trashed = query.get('isTrashed') === 'true';
  const favorite = query.get('isFavorite');
  const counted = (asset: Asset): boolean =>
    asset.ownerId === caller.user.id &&
    (visibility === undefined
      ? asset.visibility === 'timeline' || asset.visibility === 'archive'
      : asset.visibility === visibility) &&
    (asset.trashedAt !== undefined) === trashed &&
    (favorite === null || String(asset.isFavorite) === favorite);
  const assets = [...backend.state.assets.values()].filter(counted);
  const videos = assets.filter(({ type }) => type === 'VIDEO').length;
  return ok({ images: assets.length - videos, videos, total: assets.length });
}

async function deleteAssets(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { ids, force } = await jsonOf(call);
  refuseInvalid(checkUuidList('ids', ids), checkBoolean(['force'], force));
  for (const asset of requireAssets(backend, caller.user, ids as string[], 'asset.delete')) {
    if (force === true) queueDeletion(backend, asset);
    else asset.trashedAt ??= Date.now();
    asset.updatedAt = Date.now();
  }
  return noContent;
}

function getAsset(call: Call): Answer {
  const id = param(call, 'id');
  refuseInvalid(checkUuid(['id'], id));
  return ok(
    assetBody(call.backend, requireReadable(call.backend, call.caller.user, id, 'asset.read'), 'get'),
  );
}
