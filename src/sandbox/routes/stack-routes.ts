import { randomUUID } from 'node:crypto';
import { assetBody } from '../bodies/asset-body.ts';
import { created, noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest, noAccess } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import { checkUuid, checkUuidList, refuseInvalid } from '../http/validate.ts';
import { requireAssets } from '../store/asset-access.ts';
import type { Backend } from '../store/backend.ts';
import { leaveStack } from '../store/delete-asset.ts';
import type { Stack, State } from '../store/state.ts';

const scoped = { scopedIn1135: true };

export const stackRoutes: readonly Route[] = [
  route('GET', '/stacks', 'stack.read', listStacks, scoped),
  route('POST', '/stacks', 'stack.create', createStack, scoped),
  route('DELETE', '/stacks', 'stack.delete', deleteStacks, scoped),
  route(
    'GET',
    '/stacks/:id',
    'stack.read',
    (call) => ok(stackBody(call.backend, requireStack(call, 'stack.read'))),
    scoped,
  ),
  route('PUT', '/stacks/:id', 'stack.update', updateStack, scoped),
  route('DELETE', '/stacks/:id', 'stack.delete', deleteStack, scoped),
  route('DELETE', '/stacks/:id/assets/:assetId', 'stack.update', removeFromStack, {
    when: ({ version }) => version.major >= 2,
  }),
];

function listStacks({ backend, caller, query }: Call): Answer {
  const primary = query.get('primaryAssetId');
  const own = [...backend.state.stacks.values()].filter(({ ownerId }) => ownerId === caller.user.id);
  const wanted = own.filter(({ primaryAssetId }) => primary === null || primaryAssetId === primary);
  return ok(wanted.map((stack) => stackBody(backend, stack)));
}

/**
 * The first id becomes the primary. A stack whose primary is among the ids is merged in as a whole; any other asset
 * leaves the stack it was in.
 */
async function createStack(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { assetIds } = await jsonOf(call);
  refuseInvalid(checkUuidList('assetIds', assetIds, { minimum: 2 }));
  const ids = assetIds as string[];
  requireAssets(backend, caller.user, ids, 'asset.update');
  const members = new Set([...ids, ...mergedMembers(backend.state, ids)]);
  for (const stack of [...backend.state.stacks.values()]) {
    if (ids.includes(stack.primaryAssetId)) backend.state.stacks.delete(stack.id);
    else for (const id of members) stack.assetIds.delete(id);
  }
  const stack: Stack = {
    id: randomUUID(),
    ownerId: caller.user.id,
    primaryAssetId: ids[0] ?? '',
    assetIds: members,
  };
  backend.state.stacks.set(stack.id, stack);
  return created(stackBody(backend, stack));
}

function mergedMembers(state: State, ids: readonly string[]): string[] {
  return [...state.stacks.values()]
    .filter(({ primaryAssetId }) => ids.includes(primaryAssetId))
    .flatMap(({ assetIds }) => [...assetIds]);
}

async function updateStack(call: Call): Promise<Answer> {
  const { primaryAssetId } = await jsonOf(call);
  const stack = requireStack(call, 'stack.update');
  if (primaryAssetId === undefined) return ok(stackBody(call.backend, stack));
  refuseInvalid(checkUuid(['primaryAssetId'], primaryAssetId));
  if (!stack.assetIds.has(primaryAssetId as string)) throw badRequest('Primary asset must be in the stack');
  stack.primaryAssetId = primaryAssetId as string;
  return ok(stackBody(call.backend, stack));
}

function deleteStack(call: Call): Answer {
  call.backend.state.stacks.delete(requireStack(call, 'stack.delete').id);
  return noContent;
}

async function deleteStacks(call: Call): Promise<Answer> {
  const { ids } = await jsonOf(call);
  refuseInvalid(checkUuidList('ids', ids));
  const own = (ids as string[]).map((id) => call.backend.state.stacks.get(id));
  if (own.some((stack) => stack?.ownerId !== call.caller.user.id)) throw noAccess('stack.delete');
  for (const id of ids as string[]) call.backend.state.stacks.delete(id);
  return noContent;
}

function removeFromStack(call: Call): Answer {
  const stack = requireStack(call, 'stack.update');
  const assetId = param(call, 'assetId');
  if (!stack.assetIds.has(assetId)) throw badRequest('Asset not in stack');
  if (stack.primaryAssetId === assetId) throw badRequest("Cannot remove stack's primary asset");
  leaveStack(call.backend.state, stack, assetId);
  return noContent;
}

function requireStack(call: Call, permission: string): Stack {
  const id = param(call, 'id');
  refuseInvalid(checkUuid(['id'], id));
  const stack = call.backend.state.stacks.get(id);
  if (stack?.ownerId !== call.caller.user.id) throw noAccess(permission);
  return stack;
}

/** The primary comes first. */
function stackBody(backend: Backend, stack: Stack): Record<string, unknown> {
  const ids = [stack.primaryAssetId, ...[...stack.assetIds].filter((id) => id !== stack.primaryAssetId)];
  const assets = ids.flatMap((id) => backend.state.assets.get(id) ?? []);
  return {
    id: stack.id,
    primaryAssetId: stack.primaryAssetId,
    assets: assets.map((asset) => assetBody(backend, asset, 'stack')),
  };
}
