import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../lib/errors.ts';
import type { JournalLock } from './journal-lock.ts';
import { takeJournalLock } from './journal-lock.ts';
import type { JournalRecord } from './journal-record.ts';
import { decodeRecord, encodeRecord, journalVersion } from './journal-record.ts';
import type { JournalState } from './journal-state.ts';
import { applyRecord, emptyJournalState } from './journal-state.ts';

/** Thrown when the journal belongs to a newer program. */
class JournalError extends AppError {}

/** Lost after a power cut at most; a killed process loses nothing, since each line is handed to the system. */
const syncEveryMs = 1000;
/** Below this many lines a journal is never rewritten. */
const compactAboveLines = 20_000;

/**
 * What this program did on one server for one user: append-only, one line per effect, written after the server
 * confirmed it. Losing it costs time, never correctness. When it cannot be written (disk full, read-only
 * directory) the run goes on and `unwritable` says why.
 */
export class Journal {
  readonly state: JournalState = emptyJournalState();
  readonly path: string;
  #fd: number | undefined;
  #lock: JournalLock | undefined;
  #unwritable: string | undefined;
  #syncTimer: NodeJS.Timeout | undefined;

  private constructor(path: string) {
    this.path = path;
  }

  /** File of the journal for one server and user. */
  static pathFor(directory: string, identity: { readonly server: string; readonly userId: string }): string {
    const name = createHash('sha1')
      .update(`${identity.server}\n${identity.userId}`)
      .digest('hex')
      .slice(0, 16);
    return join(directory, `${name}.journal`);
  }

  /** Opens for writing, takes the lock and replays. Creates the directory and the file when they are missing. */
  static open(directory: string, identity: { readonly server: string; readonly userId: string }): Journal {
    const journal = new Journal(Journal.pathFor(directory, identity));
    journal.#load();
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      journal.#lock = takeJournalLock(`${journal.path}.lock`);
      journal.#openForAppend(identity);
    } catch (error) {
      if (error instanceof AppError) throw error;
      journal.#giveUp(error);
    }
    return journal;
  }

  /** Replays without a lock and without the ability to write: for `status`. */
  static read(path: string): Journal {
    const journal = new Journal(path);
    journal.#load();
    return journal;
  }

  /** Why nothing can be remembered; undefined while all is well. */
  get unwritable(): string | undefined {
    return this.#unwritable;
  }

  write(record: JournalRecord): void {
    applyRecord(this.state, record);
    if (this.#fd === undefined) return;
    try {
      writeSync(this.#fd, encodeRecord(record));
      this.#syncTimer ??= setTimeout(() => this.#syncSoon(), syncEveryMs).unref();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** Forces what was written to the disk: at the end of each phase. */
  sync(): void {
    if (this.#fd === undefined) return;
    try {
      fsyncSync(this.#fd);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  close(): void {
    clearTimeout(this.#syncTimer);
    this.sync();
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.#lock?.release();
    this.#lock = undefined;
  }

  #load(): void {
    if (!existsSync(this.path)) return;
    const lines = readLines(this.path);
    for (const line of lines) {
      const record = decodeRecord(line);
      if (record?.kind === 'journal' && record.v > journalVersion) {
        throw new JournalError(`${this.path} was written by a newer version of this program`, {
          hint: 'Update immich-takeout, or give another directory with --state-dir: everything will be asked from the server again.',
        });
      }
      if (record !== undefined) applyRecord(this.state, record);
    }
    this.#lineCount = lines.length;
  }

  #lineCount = 0;

  #openForAppend(identity: { readonly server: string; readonly userId: string }): void {
    const isNew = !existsSync(this.path);
    if (this.#lineCount > compactAboveLines && this.#lineCount > 2 * countLive(this.state)) {
      compact(this.path, identity, this.state);
    }
    this.#fd = openSync(this.path, 'a', 0o600);
    if (isNew) this.write(header(identity));
    // A torn last line must not swallow the next one.
    else if (!endsWithNewline(this.path)) writeSync(this.#fd, '\n');
  }

  #syncSoon(): void {
    this.#syncTimer = undefined;
    if (this.#fd === undefined) return;
    fdatasync(this.#fd, (error) => {
      // A descriptor closed meanwhile was synced on closing.
      if (error !== null && error.code !== 'EBADF') this.#giveUp(error);
    });
  }

  #giveUp(error: unknown): void {
    this.#unwritable = error instanceof Error ? error.message : String(error);
    this.#fd = undefined;
  }
}

function header(identity: { readonly server: string; readonly userId: string }): JournalRecord {
  return { kind: 'journal', v: journalVersion, ...identity, createdAt: new Date().toISOString() };
}

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function endsWithNewline(path: string): boolean {
  const content = readFileSync(path);
  return content.length === 0 || content.at(-1) === 0x0a;
}

function countLive(state: JournalState): number {
  let effects = 0;
  for (const run of state.runs.values()) effects += run.effects.length + 2;
  return 1 + state.hashes.size + state.members.size + effects;
}

/** Rewrites the file with only what still counts, beside the old one, and puts it in its place in one step. */
function compact(
  path: string,
  identity: { readonly server: string; readonly userId: string },
  state: JournalState,
): void {
  const temporary = `${path}.new`;
  const fd = openSync(temporary, 'w', 0o600);
  try {
    for (const record of liveRecords(identity, state)) writeSync(fd, encodeRecord(record));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
}

function* liveRecords(
  identity: { readonly server: string; readonly userId: string },
  state: JournalState,
): Generator<JournalRecord> {
  yield header(identity);
  for (const [key, { sha1, embeds }] of state.hashes)
    yield { kind: 'hash', key, sha1, ...(embeds && { embeds }) };
  for (const [run, { startedAt, files, exports, effects, end }] of state.runs) {
    yield { kind: 'run', run, startedAt: startedAt ?? '', files, ...(exports && { exports: [...exports] }) };
    yield* effects;
    if (end !== undefined) yield end;
  }
  for (const [albumId, digest] of state.members) yield { kind: 'members', albumId, digest };
}
