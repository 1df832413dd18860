import type { Sha1 } from '../model/destination.ts';

/** A file of the tree as its directory shows it. */
export interface FoundFile {
  /** Relative to the archive folder, `/`-separated. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

export interface IndexedFile extends FoundFile {
  readonly sha1: Sha1;
}

/** The files of an archive folder by path and by content. */
export class FileIndex {
  readonly #files = new Map<string, IndexedFile>();
  readonly #pathOf = new Map<Sha1, string>();
  readonly #sizes = new Set<number>();

  add(file: IndexedFile): void {
    const before = this.#files.get(file.path);
    if (before !== undefined && this.#pathOf.get(before.sha1) === file.path) this.#pathOf.delete(before.sha1);
    this.#files.set(file.path, file);
    this.#sizes.add(file.size);
    const other = this.#pathOf.get(file.sha1);
    // Of several with one content always the same, in whatever order they were found.
    if (other === undefined || file.path < other) this.#pathOf.set(file.sha1, file.path);
  }

  get(path: string): IndexedFile | undefined {
    return this.#files.get(path);
  }

  pathOf(sha1: Sha1): string | undefined {
    return this.#pathOf.get(sha1);
  }

  hasSize(size: number): boolean {
    return this.#sizes.has(size);
  }

  /** Distinct contents. */
  get count(): number {
    return this.#pathOf.size;
  }

  values(): Iterable<IndexedFile> {
    return this.#files.values();
  }
}
