import type { PlanOptions } from './plan-options.ts';

/** Full paths of the tags of one asset: those given for all, the people in it, the albums it is in. */
export function planTags(
  asset: { readonly people: readonly string[]; readonly albumTitles: readonly string[] },
  options: Pick<PlanOptions, 'tags' | 'peopleTags' | 'albumTags'>,
): string[] {
  const people = options.peopleTags ? below('People', asset.people) : [];
  const albums = options.albumTags ? below('Albums', asset.albumTitles) : [];
  return [...new Set([...options.tags, ...people, ...albums])];
}

/** `/` separates the levels of a tag: a slash inside a name becomes the division slash that looks like it. */
function below(parent: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const segment = name.replaceAll('/', '\u2215').trim();
    return segment === '' ? [] : [`${parent}/${segment}`];
  });
}
