/** Whole numbers from 0 to 2³² - 1 by their place, four bytes each. Places that nothing was put into hold 0. */
export class NumberList {
  #values = new Uint32Array(256);

  get(place: number): number {
    return this.#values[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.#growTo(place + 1);
    this.#values[place] = value;
  }

  #growTo(length: number): void {
    const grown = new Uint32Array(Math.max(length, 2 * this.#values.length));
    grown.set(this.#values);
    this.#values = grown;
  }
}
