/**
 * One file inside a source: kept for every file of an export, so it holds nothing heavy. Exports of 500,000 entries
 * are normal; `dir` is shared between the entries of one folder. Not to be spread: an archive's entries look most of
 * this up.
 */
export interface Entry {
  /** Index into {@link SourceSet.sources}. */
  readonly sourceIndex: number;
  /** Position inside that source, in the order in which its bytes lie on the disk's directory. */
  readonly index: number;
  /** Folder inside the source, `/`-separated, without a trailing slash; `''` for the top. */
  readonly dir: string;
  /** File name, decoded. May hold any character: sanitise before printing. */
  readonly name: string;
  /** Uncompressed size in bytes. */
  readonly size: number;
  /** The archive's own CRC-32 (unsigned); undefined for files of a folder. */
  readonly crc32: number | undefined;
  /** Why its bytes cannot be read (encrypted, unsupported method, unsafe header); undefined when they can. */
  readonly unreadable?: string;
}

/** Full path of an entry inside its source, `/`-separated. */
export function entryPath(entry: Pick<Entry, 'dir' | 'name'>): string {
  return entry.dir === '' ? entry.name : `${entry.dir}/${entry.name}`;
}
