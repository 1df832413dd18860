import type { Entry } from '../model/entry.ts';
import type { PackedEntry } from './beside/packed-entry.ts';

/** What opening comes to. The entries are for the caller to keep: they are many, and the source needs no list of them. */
export interface ListedSource<S extends OpenSource = OpenSource> {
  readonly source: S;
  readonly entries: readonly Entry[];
}

/** One opened archive part or folder: the bytes of its entries. Everything throws SourceError. */
export interface OpenSource {
  /** Verified content of a small entry, at once; undefined when it is too large for that and has to be streamed. */
  tryReadSync(entry: Entry): Buffer | undefined;
  /**
   * Where that costs less: hands over the verified contents of small entries together, each valid only while `take`
   * runs. False, and nothing handed over, when one of them is not small or not as it should be: read one by one, they
   * show which.
   */
  tryReadTogether?(entries: readonly Entry[], take: (entry: Entry, content: Buffer) => void): boolean;
  /** Verified content in chunks, as {@link EntryReader.open} gives it. */
  open(entry: Entry, signal?: AbortSignal): AsyncIterable<Buffer>;
  /** Content from the start, not verified and cheap when it is left after about `headBytes`. */
  openHead(entry: Entry, headBytes: number): AsyncIterable<Buffer>;
  /** Where another thread finds the bytes; undefined when only this one can read them. */
  findPacked(entry: Entry): PackedEntry | undefined;
  close(): Promise<void>;
}
