import { tagBody } from '../bodies/tag-body.ts';
import { created, noContent, ok, type Answer } from '../http/answer.ts';
import { jsonOf, param, type Call } from '../http/call.ts';
import { badRequest, noAccess, Refusal, type Issue } from '../http/failure.ts';
import { route, type Route } from '../http/route.ts';
import { checkString, checkUuid, checkUuidList, refuseInvalid, zodType } from '../http/validate.ts';
import { queueSidecarWrite } from '../jobs/queue-jobs.ts';
import { isAccessible } from '../store/asset-access.ts';
import type { Backend } from '../store/backend.ts';
import type { Asset, State, Tag } from '../store/state.ts';
import { addTag, findTag, upsertTagPath } from '../store/tag-paths.ts';

const scoped = { scopedIn1135: true };

export const tagRoutes: readonly Route[] = [
  route('GET', '/tags', 'tag.read', listTags, scoped),
  route('PUT', '/tags', 'tag.create', upsertTags, scoped),
  route('POST', '/tags', 'tag.create', createTag, scoped),
  route('PUT', '/tags/assets', 'tag.asset', tagAssets, scoped),
  route('GET', '/tags/:id', 'tag.read', getTag, scoped),
  route('DELETE', '/tags/:id', 'tag.delete', deleteTag, scoped),
  route('PUT', '/tags/:id/assets', 'tag.asset', addTagToAssets, scoped),
  route('DELETE', '/tags/:id/assets', 'tag.asset', removeTagFromAssets, scoped),
];

function listTags({ backend, caller }: Call): Answer {
  const own = [...backend.state.tags.values()].filter(({ ownerId }) => ownerId === caller.user.id);
  return ok(own.sort((a, b) => (a.value < b.value ? -1 : 1)).map(tagBody));
}

/** Answers the leaf tags, each once, whatever was repeated. */
async function upsertTags(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { tags } = await jsonOf(call);
  refuseInvalid(checkNames(tags, backend.capabilities.errorShape === 'nest'));
  const found = (tags as string[]).flatMap(
    (path) => upsertTagPath(backend.state, caller.user.id, path) ?? [],
  );
  return ok([...new Set(found)].map(tagBody));
}

function checkNames(tags: unknown, refuseEmpty: boolean): Issue | undefined {
  const empty = 'each value in tags should not be empty';
  if (!Array.isArray(tags)) {
    return { nest: [empty, 'each value in tags must be a string'], zod: zodType(['tags'], 'array', tags) };
  }
  const bad = tags.findIndex((tag) => typeof tag !== 'string');
  if (bad >= 0)
    return {
      nest: ['each value in tags must be a string'],
      zod: zodType(['tags', bad], 'string', tags[bad]),
    };
  return refuseEmpty && tags.includes('') ? { nest: [empty], zod: {} } : undefined;
}

/** Unlike the upsert, a name with a slash becomes one tag without parents. */
async function createTag(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { name, parentId } = await jsonOf(call);
  refuseInvalid(checkString(['name'], name));
  const parent = typeof parentId === 'string' ? requireTag(call, parentId, 'tag.read') : undefined;
  const value = parent === undefined ? (name as string) : `${parent.value}/${name as string}`;
  if (findTag(backend.state, caller.user.id, value) !== undefined)
    throw badRequest('A tag with that name already exists');
  return created(tagBody(addTag(backend.state, caller.user.id, value, parent?.id)));
}

function getTag(call: Call): Answer {
  return ok(tagBody(requireTag(call, param(call, 'id'), 'tag.read')));
}

function deleteTag(call: Call): Answer {
  removeWithChildren(call.backend.state, requireTag(call, param(call, 'id'), 'tag.delete'));
  return noContent;
}

function removeWithChildren(state: State, tag: Tag): void {
  state.tags.delete(tag.id);
  for (const asset of state.assets.values()) asset.tagIds.delete(tag.id);
  for (const child of [...state.tags.values()])
    if (child.parentId === tag.id) removeWithChildren(state, child);
}

/** Counts new links only; unknown, foreign and locked ids are skipped silently. */
async function tagAssets(call: Call): Promise<Answer> {
  const { backend, caller } = call;
  const { tagIds, assetIds } = await jsonOf(call);
  refuseInvalid(checkUuidList('tagIds', tagIds), checkUuidList('assetIds', assetIds));
  if ((assetIds as string[]).length > backend.capabilities.bulkTagLimit) {
    throw new Refusal(500, 'Failed to bulk tag assets');
  }
  const tags = (tagIds as string[]).filter((id) => backend.state.tags.get(id)?.ownerId === caller.user.id);
  let count = 0;
  for (const asset of accessible(call, assetIds as string[])) count += addTags(backend, asset, tags);
  return ok({ count });
}

function accessible({ backend, caller }: Call, ids: readonly string[]): Asset[] {
  return [...new Set(ids)]
    .flatMap((id) => backend.state.assets.get(id) ?? [])
    .filter((asset) => isAccessible(asset, caller.user));
}

function addTags(backend: Backend, asset: Asset, tagIds: readonly string[]): number {
  const before = asset.tagIds.size;
  for (const id of tagIds) asset.tagIds.add(id);
  const added = asset.tagIds.size - before;
  if (added > 0) rewriteTags(backend, asset);
  return added;
}

function rewriteTags(backend: Backend, asset: Asset): void {
  asset.tagWritePending = true;
  asset.updatedAt = Date.now();
  queueSidecarWrite(backend, asset);
}

async function addTagToAssets(call: Call): Promise<Answer> {
  const { tag, ids } = await requireTagOfCall(call);
  return ok(
    ids.map((id) => {
      const [asset] = accessible(call, [id]);
      if (asset === undefined) return { id, success: false, error: 'no_permission' };
      return addTags(call.backend, asset, [tag.id]) > 0
        ? { id, success: true }
        : { id, success: false, error: 'duplicate' };
    }),
  );
}

async function removeTagFromAssets(call: Call): Promise<Answer> {
  const { tag, ids } = await requireTagOfCall(call);
  return ok(
    ids.map((id) => {
      const asset = call.backend.state.assets.get(id);
      if (asset?.tagIds.delete(tag.id) !== true) return { id, success: false, error: 'not_found' };
      rewriteTags(call.backend, asset);
      return { id, success: true };
    }),
  );
}

async function requireTagOfCall(call: Call): Promise<{ tag: Tag; ids: string[] }> {
  const { ids } = await jsonOf(call);
  refuseInvalid(checkUuidList('ids', ids));
  return { tag: requireTag(call, param(call, 'id'), 'tag.asset'), ids: ids as string[] };
}

function requireTag({ backend, caller }: Call, id: string, permission: string): Tag {
  refuseInvalid(checkUuid(['id'], id));
  const tag = backend.state.tags.get(id);
  if (tag?.ownerId !== caller.user.id) throw noAccess(permission);
  return tag;
}
