import { hash } from 'node:crypto';
import { closeSync, fdatasync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import type { Destination } from '../../model/destination.ts';
import { compactJournal, supersededBy } from './compact-journal.ts';
import type { JournalLock } from './journal-lock.ts';
import { takeJournalLock } from './journal-lock.ts';
import type { JournalRecord } from './journal-record.ts';
import { encodeRecord, journalVersion } from './journal-record.ts';
import type { JournalState } from './journal-state.ts';
import { applyRecord, emptyJournalState } from './journal-state.ts';
import { readJournal } from './read-journal.ts';
import { writeFully } from '../../lib/write-fully.ts';

type Identity = Destination['identity'];

export interface JournalOptions {
  /** As in {@link JournalState}; true unless said otherwise. */
  readonly keepsEffects?: boolean;
}

/** Lost after a power cut at most; a killed process loses nothing, since each line is handed to the system. */
const syncEveryMs = 1000;
/** With fewer lines that no longer count, a journal is not rewritten. */
const compactAboveLines = 10_000;

/**
 * What this program did on one server for one user: append-only, one line per effect, written after the server
 * confirmed it. Losing it costs time, never correctness. When it cannot be written (disk full, read-only
 * directory) the run goes on and `unwritable` says why.
 */
export class Journal {
  readonly state: JournalState;
  readonly path: string;
  #fd: number | undefined;
  #lock: JournalLock | undefined;
  #unwritable: string | undefined;
  #endsInTornLine = false;
  #syncTimer: NodeJS.Timeout | undefined;

  private constructor(path: string, options?: JournalOptions) {
    this.path = path;
    this.state = emptyJournalState(options);
  }

  /** File of the journal for one server and user. */
  static pathFor(directory: string, { server, userId }: Identity): string {
    return join(directory, `${hash('sha1', `${server}\n${userId}`).slice(0, 16)}.journal`);
  }

  /**
   * Takes the lock, replays, and opens for writing. Creates what is missing.
   * @throws UsageError when another run holds the lock, or a newer version of this program wrote the journal
   */
  static open(directory: string, identity: Identity, options?: JournalOptions): Journal {
    const journal = new Journal(Journal.pathFor(directory, identity), options);
    try {
      journal.#takeLock(directory);
      const found = journal.#replay();
      if (journal.#lock !== undefined) journal.#openForAppend(identity, found);
    } catch (error) {
      if (error instanceof AppError) {
        journal.close();
        throw error;
      }
      journal.#giveUp(error);
    }
    return journal;
  }

  /**
   * Replays without a lock and without the ability to write.
   * @throws AppError when it cannot be read, UsageError when a newer version of this program wrote it
   */
  static read(path: string): Journal {
    const journal = new Journal(path);
    try {
      journal.#replay();
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError(say`cannot read the journal ${path}: ${messageOf(cause)}`, { cause });
    }
    return journal;
  }

  /** Why something could not be remembered; undefined while all is well. */
  get unwritable(): string | undefined {
    return this.#unwritable;
  }

  /**
   * Never throws. What fails is lost; the next lines are tried again, for a full disk may be cleared. Records given
   * together cost no more than one.
   */
  write(...records: readonly JournalRecord[]): void {
    for (const record of records) applyRecord(this.state, record);
    if (this.#fd === undefined || records.length === 0) return;
    try {
      writeFully(this.#fd, (this.#endsInTornLine ? '\n' : '') + records.map(encodeRecord).join(''));
      this.#endsInTornLine = false;
      this.#syncTimer ??= setTimeout(() => this.#syncSoon(), syncEveryMs).unref();
    } catch (error) {
      this.#endsInTornLine = true;
      this.#unwritable ??= messageOf(error);
    }
  }

  /** Forces what was written to the disk: at the end of each phase. */
  sync(): void {
    if (this.#fd === undefined) return;
    try {
      fsyncSync(this.#fd);
    } catch (error) {
      this.#unwritable ??= messageOf(error);
    }
  }

  close(): void {
    clearTimeout(this.#syncTimer);
    this.sync();
    this.#closeFile();
    this.#lock?.release();
    this.#lock = undefined;
  }

  #takeLock(directory: string): void {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      this.#lock = takeJournalLock(`${this.path}.lock`, () =>
        this.#giveUp(new Error(say`another run took the journal over`)),
      );
    } catch (error) {
      if (error instanceof AppError) throw error;
      // What cannot be written may still be read.
      this.#giveUp(error);
    }
  }

  #replay(): ReplayedFile {
    const found: ReplayedFile = { hasHeader: false, lines: 0, effects: 0, endsInTornLine: false };
    for (const { said, isEnded } of readJournal(this.path)) {
      found.lines += 1;
      found.endsInTornLine = !isEnded;
      if (said.kind === 'record') {
        refuseNewer(said.record, this.path);
        applyRecord(this.state, said.record);
        found.hasHeader ||= said.record.kind === 'journal';
        found.effects += supersededBy(said.record) === undefined ? 1 : 0;
      } else if (said.kind === 'unknown') {
        found.effects += 1;
      }
    }
    return found;
  }

  #openForAppend(identity: Identity, found: ReplayedFile): void {
    const live = found.effects + this.state.hashes.size + this.state.members.size;
    this.#endsInTornLine = found.endsInTornLine;
    if (found.lines - live > Math.max(compactAboveLines, live)) this.#compact();
    this.#fd = openSync(this.path, 'a', 0o600);
    if (!found.hasHeader) {
      this.write({ kind: 'journal', v: journalVersion, ...identity, createdAt: new Date().toISOString() });
    }
  }

  /** Only saves space: where it fails, the journal is used as it is. */
  #compact(): void {
    try {
      compactJournal(this.path);
      this.#endsInTornLine = false;
    } catch (error) {
      if (error instanceof AppError) throw error;
    }
  }

  #syncSoon(): void {
    this.#syncTimer = undefined;
    if (this.#fd === undefined) return;
    fdatasync(this.#fd, (error) => {
      // A descriptor closed meanwhile was synced on closing.
      if (error !== null && error.code !== 'EBADF') this.#unwritable ??= error.message;
    });
  }

  #giveUp(error: unknown): void {
    this.#unwritable = messageOf(error);
    this.#closeFile();
  }

  #closeFile(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

/** What replaying found out about the file itself. */
interface ReplayedFile {
  hasHeader: boolean;
  lines: number;
  /** Lines that no later one makes obsolete. */
  effects: number;
  endsInTornLine: boolean;
}

function refuseNewer(record: JournalRecord, path: string): void {
  if (record.kind !== 'journal' || record.v <= journalVersion) return;
  throw new UsageError(say`${path} was written by a newer version of this program`, {
    hint: say`Update immich-takeout, or give another directory with --state-dir: everything will be asked from the server again.`,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
