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

  /**
   * Notes that a run, which was about these exports, made or met an asset. Whoever created it stays its creator, as
   * long as the content is that same asset.
   */
  note(sha1: string, { assetId, created, run }: KnownAsset, exports: readonly string[]): void {
    const number = this.#sha1s.add(sha1);
    const id = this.#ids.add(assetId);
    const isCreatedBefore = this.#idOf.get(number) === id + 1 && (this.#runOf.get(number) & 1) === 1;
    if (!isCreatedBefore) {
      this.#idOf.set(number, id + 1);
      this.#runOf.set(number, 2 * this.#runs.add(run) + (created ? 1 : 0));
    }
    this.#claim(id, exports);
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

  /** The exports whose runs made or met an asset. */
  claimsOn(assetId: string): readonly string[] {
    const number = this.#ids.find(assetId);
    return number === undefined ? [] : (this.#exportLists[this.#exportsOf.get(number) - 1] ?? []);
  }

  /** Whether the content is known as this very asset, and runs about each of these exports made or met it. */
  isClaimed(sha1: string, assetId: string, exports: readonly string[]): boolean {
    const number = this.#sha1s.find(sha1);
    const id = number === undefined ? 0 : this.#idOf.get(number);
    if (id === 0 || !this.#ids.is(id - 1, assetId)) return false;
    const claims = this.#exportLists[this.#exportsOf.get(id - 1) - 1] ?? [];
    return exports.every((each) => claims.includes(each));
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

  #claim(id: number, exports: readonly string[]): void {
    const before = this.#exportLists[this.#exportsOf.get(id) - 1];
    if (before === undefined) this.#exportsOf.set(id, this.#placeOf(exports));
    else if (!exports.every((each) => before.includes(each)))
      this.#exportsOf.set(id, this.#placeOf([...new Set([...before, ...exports])]));
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
