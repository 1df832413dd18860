/** Where the bytes of each entry lie, by {@link Entry.index}: typed arrays, because exports hold 500,000 entries. */
export class ZipLocations {
  #count = 0;
  #headerOffsets = new Float64Array(1024);
  #compressedSizes = new Float64Array(1024);
  #nameLengths = new Uint16Array(1024);
  #methods = new Uint16Array(1024);

  get count(): number {
    return this.#count;
  }

  add(headerOffset: number, compressedSize: number, nameLength: number, method: number): void {
    if (this.#count === this.#headerOffsets.length) this.#grow(this.#count * 2);
    this.#headerOffsets[this.#count] = headerOffset;
    this.#compressedSizes[this.#count] = compressedSize;
    this.#nameLengths[this.#count] = nameLength;
    this.#methods[this.#count] = method;
    this.#count += 1;
  }

  /** Offset of the local header in the archive. */
  headerOffset(index: number): number {
    return this.#headerOffsets[index] ?? 0;
  }

  compressedSize(index: number): number {
    return this.#compressedSizes[index] ?? 0;
  }

  /** Length of the name in the directory; the local header may differ, so it serves to guess its length. */
  nameLength(index: number): number {
    return this.#nameLengths[index] ?? 0;
  }

  /** Compression method: 0 stored, 8 deflated. */
  method(index: number): number {
    return this.#methods[index] ?? 0;
  }

  #grow(capacity: number): void {
    this.#headerOffsets = copyInto(new Float64Array(capacity), this.#headerOffsets);
    this.#compressedSizes = copyInto(new Float64Array(capacity), this.#compressedSizes);
    this.#nameLengths = copyInto(new Uint16Array(capacity), this.#nameLengths);
    this.#methods = copyInto(new Uint16Array(capacity), this.#methods);
  }
}

function copyInto<T extends Float64Array | Uint16Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
