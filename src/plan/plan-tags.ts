import type { PlanOptions } from './plan-options.ts';

/** What the tags of an asset are made of. */
export interface TagSubject {
  readonly people: readonly string[];
  readonly albumTitles: readonly string[];
}

/** Gives the full paths of the tags of an asset: those given for all, the people in it, the albums it is in. */
export function createTagger(
  options: Pick<PlanOptions, 'tags' | 'peopleTags' | 'albumTags'>,
): (asset: TagSubject) => readonly string[] {
  const common: readonly string[] = [...new Set(options.tags)];
  const belowPeople = createLevel('People');
  const belowAlbums = createLevel('Albums');
  return ({ people, albumTitles }) => {
    const ofPeople = options.peopleTags ? belowPeople(people) : [];
    const ofAlbums = options.albumTags ? belowAlbums(albumTitles) : [];
    if (ofPeople.length === 0 && ofAlbums.length === 0) return common;
    return [...new Set([...common, ...ofPeople, ...ofAlbums])];
  };
}

/**
 * Paths below one tag, each made once: the same few names are on thousands of photos. `/` separates the levels of a
 * tag: a slash inside a name becomes the division slash that looks like it.
 */
function createLevel(parent: string): (names: readonly string[]) => readonly string[] {
  const paths = new Map<string, readonly string[]>();
  const pathOf = (name: string): readonly string[] => {
    const segment = name.replaceAll('/', '\u2215').trim();
    return segment === '' ? [] : [`${parent}/${segment}`];
  };
  return (names) =>
    names.flatMap((name) => {
      const path = paths.get(name) ?? pathOf(name);
      paths.set(name, path);
      return path;
    });
}
