import { randomUUID } from 'node:crypto';
import { normaliseTag } from '../extraction/extract-metadata.ts';
import type { State, Tag } from './state.ts';

/** Finds or makes the tag and its parents; undefined when nothing is left of the path. */
export function upsertTagPath(state: State, ownerId: string, path: string): Tag | undefined {
  const segments = normaliseTag(path).split('/');
  let parent: Tag | undefined;
  for (let depth = 1; depth <= segments.length; depth += 1) {
    const value = segments.slice(0, depth).join('/');
    if (value === '') return undefined;
    const found = findTag(state, ownerId, value);
    if (found !== undefined) found.updatedAt = Date.now();
    parent = found ?? addTag(state, ownerId, value, parent?.id);
  }
  return parent;
}

export function findTag(state: State, ownerId: string, value: string): Tag | undefined {
  return [...state.tags.values()].find((tag) => tag.ownerId === ownerId && tag.value === value);
}

export function addTag(state: State, ownerId: string, value: string, parentId: string | undefined): Tag {
  const now = Date.now();
  const tag: Tag = { id: randomUUID(), ownerId, parentId, value, createdAt: now, updatedAt: now };
  state.tags.set(tag.id, tag);
  return tag;
}

/** Paths of an asset's tags, sorted. */
export function tagValues(state: State, tagIds: ReadonlySet<string>): string[] {
  return [...tagIds].flatMap((id) => state.tags.get(id)?.value ?? []).sort();
}
