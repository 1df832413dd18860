/**
 * The items of all lists in one, with room for just these: a list that grows leaves more behind than it holds.
 * A single list is given back as it is.
 */
export function flatten<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [only, second] = lists;
  if (only !== undefined && second === undefined) return only;
  const all = new Array<T>(lists.reduce((count, list) => count + list.length, 0));
  let at = 0;
  for (const list of lists) for (const item of list) all[at++] = item;
  return all;
}
