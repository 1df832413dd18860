import { ok, type Answer } from '../http/answer.ts';
import { jsonOf, type Call } from '../http/call.ts';
import { route, type Route } from '../http/route.ts';
import { checkUuidList, refuseInvalid } from '../http/validate.ts';
import { queueDeletion } from '../jobs/queue-jobs.ts';
import { requireAssets } from '../store/asset-access.ts';
import type { Asset } from '../store/state.ts';

const scoped = { scopedIn1135: true };

export const trashRoutes: readonly Route[] = [
  route('POST', '/trash/restore/assets', 'asset.delete', restoreAssets, scoped),
  route('POST', '/trash/restore', 'asset.delete', (call) => ok({ count: restore(trashed(call)) }), scoped),
  route('POST', '/trash/empty', 'asset.delete', emptyTrash, scoped),
];

async function restoreAssets(call: Call): Promise<Answer> {
  const { ids } = await jsonOf(call);
  refuseInvalid(checkUuidList('ids', ids));
  return ok({
    count: restore(requireAssets(call.backend, call.caller.user, ids as string[], 'asset.delete')),
  });
}

function emptyTrash(call: Call): Answer {
  const assets = trashed(call);
  for (const asset of assets) queueDeletion(call.backend, asset);
  return ok({ count: assets.length });
}

function trashed({ backend, caller }: Call): Asset[] {
  const own = [...backend.state.assets.values()].filter(({ ownerId }) => ownerId === caller.user.id);
  return own.filter(({ trashedAt, dying }) => trashedAt !== undefined && !dying);
}

function restore(assets: readonly Asset[]): number {
  const restorable = assets.filter(({ trashedAt, dying }) => trashedAt !== undefined && !dying);
  for (const asset of restorable) {
    asset.trashedAt = undefined;
    asset.updatedAt = Date.now();
  }
  return restorable.length;
}
