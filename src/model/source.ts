import type { Entry } from './entry.ts';
import type { Problem } from './problem.ts';

/** One opened archive part or folder. */
export interface SourceInfo {
  /** Base name; made unique by its parent folders where two sources share it. The `archive` of the plan. */
  readonly name: string;
  /** Path on this machine, for messages and reopening only. */
  readonly filePath: string;
  readonly kind: 'zip' | 'folder';
  /** Equal for all parts requested together; never compared across exports. */
  readonly exportId: string;
  /** Number of the part inside its export, where its name tells. */
  readonly part: number | undefined;
  readonly entryCount: number;
}

/** All inputs of a run, listed, and able to give bytes. The source files are only ever read. */
export interface SourceSet extends EntryReader, BulkReader {
  readonly sources: readonly SourceInfo[];
  /** Every file of every source, in source order, then directory order. Folders are not entries. */
  readonly entries: readonly Entry[];
  /** Missing parts, unreadable archives, archives that look cut. */
  readonly problems: readonly Problem[];
  close(): Promise<void>;
}

/** Gives the bytes of entries. All methods reject with `SourceError` naming archive, entry and reason. */
export interface EntryReader {
  /**
   * Whole content, with CRC-32 and size verified. For sidecars and small files.
   * Rejects when the entry is larger than `maxBytes`.
   */
  read(entry: Entry, maxBytes: number): Promise<Buffer>;
  /** Up to the first `maxBytes` bytes; fewer only when the entry is shorter. CRC is not verified. */
  readHead(entry: Entry, maxBytes: number): Promise<Buffer>;
  /**
   * Content in chunks (about 1 MiB). The last step of the iteration throws `SourceError` when size or CRC-32
   * do not match, so whoever reads to the end without an error has the right bytes.
   * Chunks may be reused by the reader: consume or copy each before asking for the next.
   */
  open(entry: Entry, options?: { readonly signal?: AbortSignal }): AsyncIterable<Buffer>;
  /**
   * Content that another thread reads and hashes. Undefined where that does not pay, or no room is left: `open` and
   * `read` do the same then. With `whole` it comes in one piece.
   */
  openHashed?(entry: Entry, options: { readonly whole: boolean }): HashedContent | undefined;
  /**
   * SHA-1 of content that nobody needs here, verified as by {@link open}: another thread reads it. Resolves to undefined
   * where that does not pay or did not work; whoever reads the content then learns why. Rejects only when aborted.
   */
  digest?(entry: Entry, options?: { readonly signal?: AbortSignal }): Promise<string | undefined>;
}

/** Content with its SHA-1; to be closed. */
export interface HashedContent {
  /**
   * The next bytes, undefined after the last; valid until the next are asked for, or until `close`.
   * Rejects as `EntryReader.open` does.
   */
  next(): Promise<Buffer | undefined>;
  /** Lower-case hex; undefined before the last bytes were given. */
  readonly sha1: string | undefined;
  close(): void;
}

/** Gives the contents of many entries at a time. */
export interface BulkReader {
  /**
   * Whole contents of small entries in their order, each verified as by {@link EntryReader.read}, or why it cannot be
   * had: one damaged entry says nothing about the next. Costs far less than one by one when the entries come in the
   * order in which they lie in their archives. A content is valid only while `take` runs. Rejects only when aborted.
   */
  readEach(
    entries: readonly Entry[],
    options: { readonly maxBytes: number; readonly signal?: AbortSignal | undefined },
    take: (entry: Entry, content: Buffer | Error) => void,
  ): Promise<void>;
}
