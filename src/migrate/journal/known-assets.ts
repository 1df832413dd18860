import { NumberList } from '../../lib/number-list.ts';
import { TextTable } from '../../lib/text-table.ts';

/** An asset on the server, as far as this program saw or made it. */
export interface KnownAsset {
  readonly assetId: string;
  readonly created: boolean;
  /** Who made it, or met it last. */
  readonly run: string;
}

/**
 * SHA-1 → asset, and which exports brought or met each. A Map in its manners, but hundreds of thousands fit in little
 * memory.
 */
export class KnownAssets implements Iterable<[string, KnownAsset]> {
  readonly #sha1s: TextTable;
  readonly #ids = new TextTable();
  readonly #runs = new TextTable();
  /** By number of the SHA-1: number of the asset id and one; 0: not known, or no longer. */
  readonly #idOf = new NumberList();
  /** By number of the SHA-1: twice the number of the run, and one more where that created it. */
  readonly #runOf = new NumberList();
  /** By number of the asset id: place in {@link #exportLists} and one; 0: none. */
  readonly #exportsOf = new NumberList();
  /** Shared: a million assets have no million lists. */
  readonly #exportLists: (readonly string[])[] = [];

  /** @param sha1s shared with whoever knows the same checksums */
  constructor(sha1s: TextTable) {
    this.#sha1s = sha1s;
  }

  has(sha1: string): boolean {
    const number = this.#sha1s.find(sha1);
    return number !== undefined && this.#idOf.get(number) !== 0;
  }

  get(sha1: string): KnownAsset | undefined {
    const number = this.#sha1s.find(sha1);
    return number === undefined ? undefined : this.#assetOf(number);
  }

  set(sha1: string, { assetId, created, run }: KnownAsset): void {
    const number = this.#sha1s.add(sha1);
    this.#idOf.set(number, this.#ids.add(assetId) + 1);
    this.#runOf.set(number, 2 * this.#runs.add(run) + (created ? 1 : 0));
  }

  /** Takes out assets, whatever their checksums. */
  forget(assetIds: Iterable<string>): void {
    const gone = new Set<number>();
    for (const assetId of assetIds) {
      const number = this.#ids.find(assetId);
      if (number !== undefined) gone.add(number + 1);
    }
    for (let number = 0; number < this.#sha1s.size; number += 1)
      if (gone.has(this.#idOf.get(number))) this.#idOf.set(number, 0);
  }

  /** Notes that a run about these exports made or met an asset. */
  claim(assetId: string, exports: readonly string[]): void {
    const number = this.#ids.add(assetId);
    const place = this.#exportsOf.get(number);
    const before = this.#exportLists[place - 1];
    if (before === undefined) this.#exportsOf.set(number, this.#placeOf(exports));
    else if (!exports.every((id) => before.includes(id)))
      this.#exportsOf.set(number, this.#placeOf([...new Set([...before, ...exports])]));
  }

  /** The exports whose runs made or met an asset. */
  claimsOn(assetId: string): readonly string[] {
    const number = this.#ids.find(assetId);
    return number === undefined ? [] : (this.#exportLists[this.#exportsOf.get(number) - 1] ?? []);
  }

  *[Symbol.iterator](): Generator<[string, KnownAsset]> {
    for (let number = 0; number < this.#sha1s.size; number += 1) {
      const asset = this.#assetOf(number);
      if (asset !== undefined) yield [this.#sha1s.at(number), asset];
    }
  }

  #assetOf(number: number): KnownAsset | undefined {
    const id = this.#idOf.get(number);
    if (id === 0) return undefined;
    const run = this.#runOf.get(number);
    return { assetId: this.#ids.at(id - 1), created: (run & 1) === 1, run: this.#runs.at(run >>> 1) };
  }

  /** Place and one. A run gives the same list each time. */
  #placeOf(exports: readonly string[]): number {
    const same = this.#exportLists.lastIndexOf(exports);
    if (same >= 0) return same + 1;
    const equal = this.#exportLists.findIndex(
      (list) => list.length === exports.length && list.every((id, index) => id === exports[index]),
    );
    return equal >= 0 ? equal + 1 : this.#exportLists.push(exports);
  }
}
