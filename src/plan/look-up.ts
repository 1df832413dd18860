/** The value of a key that must be there: every media file of a library, and all that is made of it, is in its plan. */
export function lookUp<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error('something of the library is missing in the plan');
  return value;
}
