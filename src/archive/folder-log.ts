import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import * as z from 'zod';

/** Something that is true of an archive folder since it was written down. */
const folderRecord = z.discriminatedUnion('kind', [
  /** What a file was when it was last read to its end. */
  z.object({
    kind: z.literal('file'),
    path: z.string(),
    sha1: z.string(),
    size: z.number(),
    mtimeMs: z.number(),
  }),
  z.object({ kind: z.literal('album'), folder: z.string(), title: z.string(), description: z.string() }),
  z.object({ kind: z.literal('members'), folder: z.string(), files: z.array(z.string()) }),
  z.object({ kind: z.literal('stack'), files: z.array(z.string()) }),
  z.object({ kind: z.literal('live'), photo: z.string(), video: z.string() }),
  z.object({ kind: z.literal('mark'), path: z.string(), as: z.enum(['favorite', 'archived']) }),
]);

export type FolderRecord = z.infer<typeof folderRecord>;

/**
 * Remembers between two runs what would take long to find out again, and what the manifest does not say yet.
 * Append-only; a torn last line is passed over. Losing it costs time: files are read again, the manifest has
 * the rest. When it cannot be written, the run goes on without.
 */
export class FolderLog {
  readonly #path: string;
  #fd: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Everything written so far, oldest first. */
  read(): FolderRecord[] {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return [];
    }
    return text.split('\n').flatMap((line) => folderRecord.safeParse(tryParse(line)).data ?? []);
  }

  append(record: FolderRecord): void {
    try {
      // Behind a torn line, a line end of its own.
      this.#fd ??= open(this.#path);
      writeSync(this.#fd, `${JSON.stringify(record)}\n`);
    } catch {
      this.close();
    }
  }

  /** Replaces everything by these records, at once or not at all. */
  rewrite(records: Iterable<FolderRecord>): void {
    this.close();
    const temporary = `${this.#path}.new`;
    try {
      const fd = openSync(temporary, 'w');
      try {
        for (const record of records) writeSync(fd, `${JSON.stringify(record)}\n`);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(temporary, this.#path);
    } catch {
      // The longer log before is as good.
    }
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

function open(path: string): number {
  const fd = openSync(path, 'a');
  writeSync(fd, '\n');
  return fd;
}

function tryParse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
