import { sidecarExtension } from './layout.ts';
import { foldName, numberedName } from './safe-file-name.ts';

/** The names in use in each folder: on the disk, or promised to a file that is being written. */
export class TakenNames {
  readonly #folders = new Map<string, Set<string>>();

  constructor(names: ReadonlyMap<string, readonly string[]>) {
    for (const [folder, list] of names) this.#folders.set(folder, new Set(list.map(foldName)));
  }

  has(folder: string, name: string): boolean {
    return this.#folders.get(folder)?.has(foldName(name)) ?? false;
  }

  add(folder: string, name: string): void {
    const names = this.#folders.get(folder);
    if (names === undefined) this.#folders.set(folder, new Set([foldName(name)]));
    else names.add(foldName(name));
  }

  remove(folder: string, name: string): void {
    this.#folders.get(folder)?.delete(foldName(name));
  }

  /**
   * Takes the name for a file and its sidecar, with a counter where that is needed.
   *
   * @param isOwn whether the sidecar of that name, which lies there without its file, is this file's own
   */
  claim(folder: string, name: string, isOwn: (sidecarName: string) => boolean): string {
    for (let number = 0; ; number += 1) {
      const candidate = numberedName(name, number);
      const sidecar = candidate + sidecarExtension;
      if (this.has(folder, candidate) || (this.has(folder, sidecar) && !isOwn(sidecar))) continue;
      this.add(folder, candidate);
      this.add(folder, sidecar);
      return candidate;
    }
  }

  /** Gives a claimed name back, whose file was not written. */
  release(folder: string, name: string): void {
    this.remove(folder, name);
    this.remove(folder, name + sidecarExtension);
  }
}
