import type { Tag } from '../store/state.ts';
import { isoZ } from './timestamps.ts';

export function tagBody(tag: Tag): Record<string, unknown> {
  return {
    id: tag.id,
    ...(tag.parentId === undefined ? {} : { parentId: tag.parentId }),
    name: tag.value.split('/').at(-1),
    value: tag.value,
    createdAt: isoZ(tag.createdAt),
    updatedAt: isoZ(tag.updatedAt),
  };
}
