/** Values by two keys, each pair's first value for good. */
export class TwoKeyPool<A, B, V> {
  readonly #tables = new Map<A, Map<B, V>>();
  readonly #most: number;

  /** @param most kept for each first key: an end, should everything be unlike all else */
  constructor(most = Infinity) {
    this.#most = most;
  }

  /** The value that is kept for these keys; else the one given, which is kept from now on where there is room. */
  share(first: A, second: B, value: V): V {
    const table = this.#tables.get(first) ?? new Map<B, V>();
    if (table.size === 0) this.#tables.set(first, table);
    const kept = table.get(second);
    if (kept !== undefined) return kept;
    if (table.size < this.#most) table.set(second, value);
    return value;
  }
}
